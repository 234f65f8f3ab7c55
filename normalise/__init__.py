"""Stage 3: prints to values. Every decision that is not plain says why, and an undecidable one gives no value."""
