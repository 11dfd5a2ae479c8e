"""Settings of the whole suite; being here also lets tests import the makers beside it."""

import os

from hypothesis import settings

settings.register_profile("foottimer", deadline=None)
settings.load_profile("foottimer")
os.environ["TEXTUAL_FPS"] = "250"
"""So that a repaint is not waited for; Textual reads it when it is imported."""
