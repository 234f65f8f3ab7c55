"""A page to tables: rulings or white to cells, cells to body rows."""
