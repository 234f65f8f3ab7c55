"""Measurements: figures against reference labels, with floors that only rise, and benchmarks as ratios."""
