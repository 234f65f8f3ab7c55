"""Tables to files: CSV, Parquet, Excel, data package."""
