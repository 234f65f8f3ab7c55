"""What the page pass left out or read badly is read again."""
