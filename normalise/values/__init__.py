"""Prints of values to values: numbers, units, periods, texts."""
