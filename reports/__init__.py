"""Reports: findings as a page for people and as files for machines. Text from documents is hostile here."""
