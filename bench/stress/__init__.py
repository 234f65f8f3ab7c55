"""What Petik survives: damage, kills, odd layouts, planted errors."""
