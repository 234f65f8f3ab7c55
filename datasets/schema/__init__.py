"""Which tables there are, of which columns, and what they mean."""
