"""Charts of numbers in characters: what is drawn, and the same as a table; knows nothing of feet or screens."""
