"""What a rule gets: the record, tables cell by cell, running text, and their keys and numbers."""
