"""What to do next: levels, gates, plans, and what is for today. Pure, but for what reads files and the store."""
