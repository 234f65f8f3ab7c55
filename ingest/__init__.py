"""Stage 1: bytes to pages of words and rulings. Nothing here knows what a table or an indicator is."""
