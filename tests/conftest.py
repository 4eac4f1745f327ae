"""What holds for all tests."""

from hypothesis import settings

# No time limits, since the machine may be busy; the same examples in every run.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
