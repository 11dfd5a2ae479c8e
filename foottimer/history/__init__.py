"""What was done: records, the store that keeps them, and what is computed from them."""
