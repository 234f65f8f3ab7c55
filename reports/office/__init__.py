"""What an evaluator asks of each office first: what was handed in, what it comes to, PK against LKIP, the tree."""
