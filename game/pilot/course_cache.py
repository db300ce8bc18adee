"""What is worked out once for a course, and found again for the same course that came by another way."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from game.sim import Course

T = TypeVar("T")
MOST = 8  # courses that are remembered


def once_a_course(make: Callable[[Course], T]) -> Callable[[Course], T]:
    """Remember what a function gives for the last courses: a course has no hash, and crosses to a child by copy."""
    known: list[tuple[Course, T]] = []

    @wraps(make)
    def find(course: Course) -> T:
        for other, made in known:
            if other is course:
                return made
        for other, made in known:
            if other == course:
                return made
        made = make(course)
        known.append((course, made))
        del known[:-MOST]
        return made

    return find
