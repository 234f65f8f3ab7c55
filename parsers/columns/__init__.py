"""Which column is what: headings, contents, captions."""
