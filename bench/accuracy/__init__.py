"""How right the readings, findings and groups are."""
