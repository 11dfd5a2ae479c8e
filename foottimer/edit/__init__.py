"""A routine while it is being edited: its text is the truth, and outline, fields and lengths are read from it."""
