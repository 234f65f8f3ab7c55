"""One file: from its bytes to its record, and what can be looked at of it."""
