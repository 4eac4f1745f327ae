"""What every reader asks for first is computed before anybody asks."""

from __future__ import annotations

from lib.city import course, priority, status
from lib.city.city import City


def prepare(city: City) -> None:
    """Compute what depends on the whole city and takes long: statuses, courses, priorities.

    Args:
        city: The city; its results are remembered with it.
    """
    if not city.has_data:
        return
    status.frame(city)
    course.whole(city)
    priority.indicators(city)
    priority.areas(city)
