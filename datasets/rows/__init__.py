"""Records and what was read beside them to rows of tables."""
