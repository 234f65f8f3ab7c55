"""How long and how much memory, as ratios to peers."""
