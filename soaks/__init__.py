"""Long trials of the whole program: on terminals of its own, killed, cut off, fed with nonsense."""
