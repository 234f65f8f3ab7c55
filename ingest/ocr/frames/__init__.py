"""The rulings of a scanned table."""
