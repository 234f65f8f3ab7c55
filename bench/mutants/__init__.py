"""Small mistakes in the number rules, which their tests must notice."""
