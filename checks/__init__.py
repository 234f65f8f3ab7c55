"""Checks: what is wrong in a document, proved. Pure functions from records and tables to findings."""
