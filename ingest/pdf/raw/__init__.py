"""What pdfium says of a page: characters, what is painted, annotations."""
