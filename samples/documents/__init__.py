"""One module per kind of sample document."""
