"""Spreadsheets (.xlsx, .xls)."""
