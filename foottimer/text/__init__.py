"""The text of a TOML file, edited: what an edit is not about stays, and each is proved by reading it again."""
