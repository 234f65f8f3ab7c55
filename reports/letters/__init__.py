"""A letter to each office, and what was seen for its evaluation sheet."""
