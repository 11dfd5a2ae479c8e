"""What the person chose: `settings.toml`, read and checked like a routine."""
