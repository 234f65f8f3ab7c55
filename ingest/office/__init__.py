"""Word and Excel files to synthetic pages."""
