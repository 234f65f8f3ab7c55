"""What stands on the pages, as plain data."""
