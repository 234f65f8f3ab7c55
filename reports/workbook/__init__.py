"""petik.xlsx: the workbook for people."""
