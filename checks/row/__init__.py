"""Rules on one cell or one row."""
