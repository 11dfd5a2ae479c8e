"""What stands before a start, and what of a routine is lighter today. Pure."""
