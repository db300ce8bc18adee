"""One decision's look ahead: what comes if nothing is said, and from when to when a word would get past it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.pilot.chart import Chart, chart, distance
from game.pilot.clock import ALIKE, Clocks, clocks
from game.pilot.delay import Delay
from game.pilot.memory import Memory, Silence, Span
from game.sim import Course, Event, World, step

STRIDE = 3  # ticks between the moments that are tried at a window's borders
LONG_STRIDE = 12  # ticks between those elsewhere; with more, what a drone does between two of them is missed
ROOM = 20  # ticks to spare in a window; more is no better
EASE = 60  # ticks to spare for who waits: the middle of a long window is sure, its beginning may be luck
PASS = 200  # ticks in which a command must show its worth
SETTLE = 24  # ticks that it must be safe afterwards
ON = 3  # cells nearer to the goal than the trouble was
REACHED = 180  # ticks before a trouble in which a word must get past it; earlier it is another trouble's word
NONE = -2  # no obstacle's number, and not that of the ground
BARRIER_STRIDE = 72  # ticks between two trials of running on
HANGS = "hang"  # what one does who holds on to what swings: as safe as standing
BUDGET = 12_000  # steps for one decision; counted, not timed, so that every machine decides alike
GLANCE = 6  # ticks between two decisions of somebody who has nothing to say


@dataclass(frozen=True, slots=True)
class Trouble:
    """What comes when nothing is said."""

    tick: int
    why: str
    """The kind of what hurts, "fall", or "stuck"."""
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Saying:
    """A word to say."""

    command: str
    onset: int
    """The tick to begin to say it."""


def hurt(events: Sequence[Event]) -> str:
    """Give the kind of what hurt, empty for nothing."""
    return next((e.what for e in events if e.kind in ("died", "stumbled")), "")


class Look:
    """A look ahead: the course's map and clocks, what is remembered of it, and what looking has cost so far."""

    def __init__(
        self, course: Course, delay: Delay, passed: Memory[bool], barriers: Memory[int], silence: Silence
    ) -> None:
        self.way: Chart = chart(course)
        self.clocks: Clocks = clocks(course)
        self.delay = delay
        self.steps = 0
        x = course.start[0]
        self.span = Span(x, x)
        self._passed, self._barriers, self._silence = passed, barriers, silence

    def begin(self, world: World) -> None:
        """Look from here."""
        self.span = Span(world.body.x, world.body.x)

    def step(self, world: World, commands: tuple[str, ...] = ()) -> tuple[World, tuple[Event, ...]]:
        """Step the simulation, and count it."""
        after, events = step(world, commands)
        self._saw(after)
        return after, events

    def silent(self, world: World) -> tuple[World, tuple[Event, ...]]:
        """Step it with nothing said, as the run itself will if nothing is; it counts whether it was known or not."""
        after, events = self._silence.after(world)
        self._saw(after)
        return after, events

    def _saw(self, after: World) -> None:
        self.steps += 1
        x = after.body.x
        if x < self.span.low:
            self.span.low = x
        elif x > self.span.high:
            self.span.high = x

    def distance(self, world: World) -> int:
        """Give how far the robot is from the goal, cells."""
        return distance(self.way, world)

    def windows(
        self, ahead: Sequence[World], command: str, best: int, trouble: Trouble, waits: bool
    ) -> list[tuple[int, int]]:
        """Give the first and last moment of each window in which a command passes, by their number in `ahead`.

        From the trouble backwards, in long strides first: what is worth finding is a window as long as a word may be
        late, so its borders are looked for only where two long strides differ.
        """
        enough = self.delay.late - self.delay.early + (EASE if waits else ROOM) + 2 * LONG_STRIDE
        last = len(ahead) - 2
        first = self.delay.early - 1 if waits or trouble.why == "stuck" else max(self.delay.early - 1, last - REACHED)
        moments = range(last, first, -LONG_STRIDE)
        tried: dict[int, bool] = {}
        before = -1
        spent = self.steps + BUDGET
        # Who waits takes the first window there is, not the last, and looks at even ticks, as it will the next time.
        even = -ahead[0].tick % LONG_STRIDE + self.delay.early // LONG_STRIDE * LONG_STRIDE
        for at in range(even, last + 1, LONG_STRIDE) if waits else moments:
            tried[at] = self.passes(ahead[at], command, best, waits)
            if before >= 0 and tried[before] != tried[at]:
                low, high = sorted((before, at))
                while high - low > STRIDE:
                    middle = (low + high) // 2
                    tried[middle] = self.passes(ahead[middle], command, best, waits)
                    low, high = (middle, high) if tried[middle] == tried[low] else (low, middle)
            before = at
            if self.steps > spent or any(b - a > enough for a, b in _windows(tried)):
                break
        return [w for w in (self._sure(w, ahead, command, best, waits) for w in _windows(tried)) if w is not None]

    def _sure(
        self, window: tuple[int, int], ahead: Sequence[World], command: str, best: int, waits: bool
    ) -> tuple[int, int] | None:
        """Draw a window's ends in where clocks matter: what is remembered is true to within `ALIKE` ticks only."""
        start, end = window
        before, self.span = self.span, Span(ahead[start].body.x, ahead[start].body.x)
        self.passes(ahead[start], command, best, waits)
        timed = self.by_the_clock()
        self.span.include(before)
        if not timed:
            return window
        while start < end and not self._passes(ahead[start], command, best, waits):
            start += STRIDE
        while start < end and not self._passes(ahead[end], command, best, waits):
            end -= STRIDE
        return (start + ALIKE, end - ALIKE) if end - start >= 2 * ALIKE else None

    def barrier(self, ahead: Sequence[World], best: int) -> int:
        """Give how near to the goal one must have stood to be past what one waits for, cells.

        Somebody who stands before a curtain or a ferry is not past it by a few steps in its direction. Where running
        on hurts at any time, it is past that place.
        """
        even = -ahead[0].tick % BARRIER_STRIDE
        reached = [self._stands_until_hurt(ahead[at]) for at in range(even, len(ahead), BARRIER_STRIDE)]
        return min(best, max((near for near in reached if near >= 0), default=best))

    def _stands_until_hurt(self, world: World) -> int:
        known = self._barriers.recall("run", world)
        if known is None:
            before, self.span = self.span, Span(world.body.x, world.body.x)
            near = self.distance(world)
            after, events = self.step(world, ("run",))
            for _ in range(PASS):
                if hurt(events) or after.phase != "playing":
                    break
                near = min(near, self.distance(after)) if after.body.airborne == 0 else near
                after, events = self.step(after)
            known = near if hurt(events) else -1, self.span
            self._barriers.keep("run", world, *known)
            self.span = before
        self.span.include(known[1])
        return known[0]

    def _carries(self, number: int) -> bool:
        return number >= 0 and self.clocks.period(number) > 0

    def by_the_clock(self) -> bool:
        """Tell whether anything that it met goes by the clock."""
        return any(self.clocks.period(n) for n in self.clocks.near(*self.span.columns()))

    def passes(self, world: World, command: str, best: int, waits: bool) -> bool:
        """Tell whether a command in this tick gets the robot on, or to a safe stand.

        Who stands safely and `waits` sets out only for where there is time and room for another word.
        """
        # Who does not wait needs no time for another word: how late words come makes no difference then.
        question = (command, min(best, self.distance(world)), self.delay if waits else None)
        known = self._passed.recall(question, world)
        if known is None:
            before, self.span = self.span, Span(world.body.x, world.body.x)
            known = self._passes(world, command, best, waits), self.span
            self._passed.keep(question, world, *known)
            self.span = before
        self.span.include(known[1])
        return known[0]

    def _passes(self, world: World, command: str, best: int, waits: bool) -> bool:
        target = min(best, self.distance(world)) - ON
        settle = max(SETTLE, self.delay.late - self.delay.early + GLANCE) if waits else SETTLE
        least = self.delay.late + GLANCE if waits else 0
        # What carries it is left for good, or not at all: a few steps along a ferry lead nowhere.
        ferry = world.body.stands_on if waits and self._carries(world.body.stands_on) else NONE
        after, events = self.step(world, (command,))
        safe = 0
        for ticks in range(PASS):
            if hurt(events):
                return False
            if after.phase == "finished":
                return True
            left = after.body.stands_on != ferry
            on = (left and self.distance(after) <= target) or (command == "stop" and after.body.vx == 0)
            rests = after.body.move in (after.body.gait, HANGS)
            stands = after.body.airborne == 0 and after.body.stun == 0 and rests
            # In the air nothing is settled: who ran off an edge may land again, or not.
            safe = safe + stands if on else 0
            if safe >= settle and stands and ticks >= least:
                return True
            if stands and not on and after.body.gait == "stop" and after.body.vx == 0 and self._comes_to_nothing(after):
                return False
            after, events = self.step(after)
        return False

    def _comes_to_nothing(self, world: World) -> bool:
        """Tell whether a robot that stands where it stood before will go on standing there."""
        return not world.buffer and not self._carries(world.body.stands_on)


def _windows(tried: Mapping[int, bool]) -> list[tuple[int, int]]:
    """Join neighbouring moments that passed; one between them that did not parts them."""
    windows: list[tuple[int, int]] = []
    joins = False
    for at in sorted(tried):
        if not tried[at]:
            joins = False
        elif joins:
            windows[-1] = (windows[-1][0], at)
        else:
            windows.append((at, at))
            joins = True
    return windows
