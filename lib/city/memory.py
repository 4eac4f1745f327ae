"""Results that depend on a city alone are computed once for all readers."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from lib.city.city import City

MOST = 512
"""Results kept per function; the one unused for longest goes first."""

P = ParamSpec("P")
R = TypeVar("R")


def remembered(
    function: Callable[Concatenate[City, P], R],
) -> Callable[Concatenate[City, P], R]:
    """Keep the results of a function as long as its city is in use.

    Args:
        function: Takes a city and hashable values; its result is never changed afterwards.

    Returns:
        The same function; equal arguments give the very same result.
    """
    kept: WeakKeyDictionary[City, OrderedDict[object, Any]] = WeakKeyDictionary()
    guard = Lock()

    @wraps(function)
    def ask(city: City, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (args, tuple(sorted(kwargs.items())))
        with guard:
            results = kept.setdefault(city, OrderedDict())
            if key in results:
                results.move_to_end(key)
                found: R = results[key]
                return found
        made = function(city, *args, **kwargs)
        with guard:
            results[key] = made
            while len(results) > MOST:
                results.popitem(last=False)
        return made

    return ask
