"""Rules on one document as a whole."""
