"""What the files of a dataset are called below its folder."""

DATA, EXCEL, DUCKDB, BERKAS_CSV = "data", "petik-data.xlsx", "petik.duckdb", "berkas.csv"
PEOPLE = "petik.xlsx"  # the workbook for people; what they type there stays
