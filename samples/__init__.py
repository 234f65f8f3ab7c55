"""Small documents of every kind that Petik reads, drawn by ourselves with invented people, and their records."""
