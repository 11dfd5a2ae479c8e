"""Settings of the whole suite; being here also lets tests import the makers beside it."""

from hypothesis import settings

settings.register_profile("foottimer", deadline=None)
settings.load_profile("foottimer")
