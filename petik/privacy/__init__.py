"""People of documents as pseudonyms (`--tanpa-data-pribadi`)."""
