"""A picture made ready for reading."""
