"""What becomes of what could not be kept where it belongs: set aside, saved beside, backed up and brought back."""
