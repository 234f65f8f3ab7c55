"""Tidy tables from document records, and the files that hold them: CSV, Parquet, Excel, DuckDB."""
