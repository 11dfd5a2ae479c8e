"""Sound, voice and notification: what a cue is given with. Knows no other room."""
