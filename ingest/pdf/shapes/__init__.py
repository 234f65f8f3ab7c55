"""Geometry of a page: words, rulings, fills, drawn letters."""
