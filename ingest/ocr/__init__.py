"""Reading print from pictures."""
