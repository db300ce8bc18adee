"""Which obstacles go by the clock, each by its own: after how many ticks it is where it was."""

from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import Protocol, runtime_checkable

from game.pilot.course_cache import once_a_course
from game.sim import Course, Thing, World
from game.sim.course import NOTHING

LONGEST_PERIOD = 60 * 60  # ticks; what takes longer to be where it was is taken never to come back
SURE = 600  # ticks within which most of what moves by itself has moved
RARE = 7  # ticks between two looks at what has not
ALIKE = 4  # ticks: clocks that are less than this apart show the same; a window is 30 or more
LONG_AGO = 1200  # ticks after which it does not matter when something happened


@runtime_checkable
class Blurred(Protocol):
    """A state of several fields that knows what of it matters; without this, every tick of it is a case of its own."""

    def alike(self, tick: int) -> Hashable:
        """Give what is equal for states in which the obstacle is about to do the same, nearly."""


class Clocks:
    """The clocks of one course, each read when it is first asked for."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._first = [thing.first_state() for thing in course.things]
        self._periods: dict[int, int] = {}
        self._near: dict[tuple[int, int], tuple[int, ...]] = {}

    def period(self, number: int) -> int:
        """Give an obstacle's period, ticks, as it is at first; 0 when it never changes by itself."""
        if number not in self._periods:
            self._periods[number] = _period(self._course.things[number])
        return self._periods[number]

    @cached_property
    def changing(self) -> tuple[int, ...]:
        """The numbers of all that go by the clock, or can be changed by a touch or a word."""
        things = self._course.things
        return tuple(n for n, thing in enumerate(things) if thing.reacts or self._course.words or self.period(n))

    def near(self, low: int, high: int) -> tuple[int, ...]:
        """Give those of `changing` that are near some columns."""
        if (low, high) not in self._near:
            columns = self._course.columns
            numbers = {n for c in range(low, high + 1) for n in columns.get(c, NOTHING).things}
            self._near[low, high] = tuple(sorted(numbers.intersection(self.changing)))
        return self._near[low, high]

    def show(self, world: World, numbers: Sequence[int]) -> tuple[object, ...]:
        """Give what some obstacles are about to do: equal where they will do the same, to within `ALIKE` ticks."""
        return tuple(self._shows(world.states[n], world.tick, n) for n in numbers)

    def _shows(self, state: object, tick: int, number: int) -> object:
        period = self.period(number)
        phase = tick % period // ALIKE if period else 0
        if state == self._first[number] or isinstance(state, bool):
            return state, phase
        if isinstance(state, int):  # the tick at which something happened to it
            return phase, min(tick - state, LONG_AGO) // 2
        if isinstance(state, Blurred):
            return phase, state.alike(tick)
        return state, tick


@once_a_course
def clocks(course: Course) -> Clocks:
    """Give a course's clocks."""
    return Clocks(course)


def _period(thing: Thing) -> int:
    state = thing.first_state()

    def shows(tick: int) -> tuple[object, ...]:
        return thing.solids(state, tick), thing.hazards(state, tick), thing.holds(state, tick)

    first = shows(0)
    if all(shows(t) == first for t in (*range(1, SURE), *range(SURE, 2 * LONGEST_PERIOD, RARE))):
        return 0
    seen = [first]
    for period in range(1, LONGEST_PERIOD):
        seen += [shows(t) for t in range(len(seen), 2 * period + SURE)]
        if seen[period] == first and seen[period:] == seen[:-period]:
            return period
    return LONGEST_PERIOD
