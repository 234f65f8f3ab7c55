"""Comparing indicators: which ones of different offices, regions and years are the same, and what they show."""
