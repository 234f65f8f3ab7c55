"""Numbers are read by two readers that err differently."""
