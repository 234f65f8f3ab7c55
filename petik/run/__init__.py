"""Many files: what the pieces of work are, who does them, and what a stopped run left."""
