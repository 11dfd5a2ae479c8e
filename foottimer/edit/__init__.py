"""Changing what a routine file says: its text is the truth, and every edit of it is proved by reading it again."""
