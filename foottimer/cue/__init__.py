"""What reaches a person who does not look: tones, voice, notices. Knows strings, paths and numbers, no other room."""
