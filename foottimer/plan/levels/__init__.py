"""Levels: how a session went, the level-up rule, and where each series stands. Pure."""
