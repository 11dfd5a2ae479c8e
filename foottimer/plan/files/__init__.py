"""Plans as files: what they may hold, reading and changing them. Pure, but for `disk`."""
