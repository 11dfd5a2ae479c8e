"""What to do: the routine's model, its file, its expansion to a timeline, the catalogue of exercises."""
