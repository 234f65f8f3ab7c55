"""Words of a page to clean lines of print."""
