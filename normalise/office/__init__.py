"""Who and where: agencies, regions, years."""
