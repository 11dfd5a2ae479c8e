"""Settings of the whole suite; being here also lets tests import the makers beside it."""

import gc
import os

import once
from hypothesis import settings

settings.register_profile("foottimer", deadline=None)
settings.load_profile("foottimer")
os.environ["TEXTUAL_FPS"] = "25"
"""So that nothing is painted before all that is to be done is done (see swift); Textual reads it once."""
once.use()


def pytest_collection_finish() -> None:
    """Spare the collector the thousands of tests, which it would look at again and again; what is left is little."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
