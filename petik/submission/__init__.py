"""What a submission does to the folder OUT: names by place, what is gone, letters to the offices."""
