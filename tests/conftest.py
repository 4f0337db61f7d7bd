"""For every test: hypothesis measures no time, since machines are shared and a slow one is no fault of the code."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
