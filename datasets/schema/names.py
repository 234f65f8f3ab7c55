"""What the files of a dataset are called below its folder."""

DATA, EXCEL, DUCKDB, BERKAS_CSV = "data", "petik.xlsx", "petik.duckdb", "berkas.csv"
