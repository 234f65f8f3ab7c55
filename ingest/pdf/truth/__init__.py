"""Is the text layer what the page shows? Hidden, struck out, typed over, not told at all."""
