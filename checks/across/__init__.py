"""Rules across documents: one agency, its years, a whole submission."""
