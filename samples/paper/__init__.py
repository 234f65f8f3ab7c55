"""What documents are drawn with: text, tables, the scanner."""
