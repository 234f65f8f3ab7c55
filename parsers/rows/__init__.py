"""Body rows to rows of meaning: chains over pages, indicators, budgets, levels."""
