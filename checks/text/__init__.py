"""Rules on running text."""
