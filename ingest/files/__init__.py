"""What the user handed in: folders, archives, and what kind of file each is."""
