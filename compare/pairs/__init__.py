"""Indicators in pairs and groups: the same, related, or neither."""
