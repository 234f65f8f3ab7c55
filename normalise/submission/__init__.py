"""Many documents to one submission: who handed in what, copies, versions, chapters of one report."""
