"""A made submission: two regions, twelve offices, ninety files, with chapters, revisions, copies and gaps."""
