"""Drawing a movement from key poses: numbers in, dots out, text at the end. Knows nothing of routines or screens."""
