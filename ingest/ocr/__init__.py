"""Images to pages; Tesseract has its only home here."""
