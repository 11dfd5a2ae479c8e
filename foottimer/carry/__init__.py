"""What was done, carried elsewhere: the store as one file, as a table, and two of them joined."""
