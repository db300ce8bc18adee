"""Points on a circle, for clocks, portals and wheels."""

from functools import cache
from math import cos, pi, sin


@cache
def ring(count: int) -> tuple[tuple[float, float], ...]:
    """Give points on the unit circle, from the right and up."""
    return tuple((cos(2 * pi * i / count), sin(2 * pi * i / count)) for i in range(count))
