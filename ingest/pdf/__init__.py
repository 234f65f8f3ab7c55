"""PDF files to pages; pdfium and pdfplumber have their only homes here."""
