"""What is no table: kinds of pages, who and where, people, duties, prose."""
