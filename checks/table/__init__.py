"""Rules on one table."""
