"""What the sample documents say: people, facts, agreements, IKI sheets."""
