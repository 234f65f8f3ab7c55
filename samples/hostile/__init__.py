"""Hostile and broken files, made on demand and never kept."""
