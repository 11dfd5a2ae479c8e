"""A plan that was begun, day by day: what is due, what moved, and what it came to. Pure."""
