"""Tables in databases: DuckDB and its views, and any that SQLAlchemy knows."""
