"""What foottimer costs, measured from outside over a pseudo-terminal."""
