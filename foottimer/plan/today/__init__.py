"""What is for today, and the question of the morning. Pure."""
