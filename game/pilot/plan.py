"""What to say next, and when: found by stepping the real simulation, never by a formula for a jump."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.pilot.chart import chart, distance
from game.pilot.delay import Delay
from game.sim import Box, Event, Thing, World, step

HORIZON = 330  # ticks that it looks ahead
WAIT = 600  # ticks that one who stands waits for what moves to be elsewhere
SIGHT = 25.0  # m to either side
STALL = 60  # ticks without getting on that count as being stuck
STRIDE = 3  # ticks between the moments that are tried at a window's borders
LONG_STRIDE = 12  # ticks between those elsewhere; a window shorter than this is none for a voice
ROOM = 20  # ticks to spare in a window; more is no better
PASS = 200  # ticks in which a command must show its worth
SETTLE = 24  # ticks that it must be safe afterwards
HANGS = "hang"  # what one does who holds on to what swings: as safe as standing
ON = 3  # cells nearer to the goal than the trouble was
BUDGET = 12_000  # steps for one decision; counted, not timed, so that every machine decides alike
GLANCE = 6  # ticks between two decisions of somebody who has nothing to say
PAIRS = 150_000  # steps for a decision that needs two words


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


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do, and what it was for."""

    saying: Saying | None
    trouble: Trouble | None
    safe_until: int
    """Nothing needs to be decided before this tick."""
    steps: int
    """Of the simulation that deciding took."""
    spent: bool = False
    """The budget ended before everything was tried."""


def hurt(events: Sequence[Event]) -> str:
    """Give the kind of what hurt, empty for nothing."""
    return next((e.what for e in events if e.kind in ("died", "stumbled")), "")


def plan(world: World, delay: Delay, skip: frozenset[str] = frozenset()) -> Plan:
    """Decide what to say.

    Args:
        world: what it sees now.
        delay: how late its words come.
        skip: commands that it may not use, to find out which are required.

    """
    way = chart(world.course)
    ahead = [world]
    best, best_at, why = distance(way, world), world.tick, ""
    while not why and len(ahead) <= HORIZON:
        after, events = step(ahead[-1])
        ahead.append(after)
        why = hurt(events)
        if after.phase == "finished":
            return Plan(None, None, after.tick, len(ahead))
        near = distance(way, after)
        if near < best:
            best, best_at = near, after.tick
        elif after.tick - best_at >= STALL:
            why = "stuck"
    if not why:
        return Plan(None, None, world.tick + HORIZON // 3, len(ahead))
    last = ahead[-1]
    trouble = Trouble(last.tick, why, last.body.x, last.body.y)
    if why == "stuck" and last.body.vx == 0 and _something_moves(last):
        while len(ahead) <= WAIT and not hurt(events):
            after, events = step(ahead[-1])
            ahead.append(after)
    steps = len(ahead)
    slack = delay.late - delay.early
    candidates: list[tuple[int, int, Saying]] = []
    for command in _candidates(world, trouble, skip):
        good, cost = _moments(ahead, command, best, delay)
        steps += cost
        if steps > BUDGET:
            return Plan(_choice(candidates), trouble, world.tick + GLANCE, steps, True)
        for first, final in _windows(good):
            # In the middle of the window there is most room on both sides.
            onset = (first + final) // 2 - delay.middle
            earliest = first - delay.early
            room = final - first - slack
            if room >= -STRIDE and onset < 0:
                onset = max(0, min(final - delay.late, max(earliest, 0)))
            if onset < 0 or onset + delay.early < first - STRIDE or onset + delay.late > final + STRIDE:
                room = min(room, final - max(onset, 0) - delay.late)
            candidates.append((min(room, ROOM), -onset, Saying(command, world.tick + max(0, onset))))
        if any(room >= 0 for room, _, _ in candidates):
            break
    else:
        if _last_chance(world, trouble, delay, bool(candidates)):
            first_of_two, cost, spent = _first_of_two(ahead, best, trouble, skip, delay)
            if first_of_two is not None or not candidates:
                return Plan(first_of_two, trouble, trouble.tick, steps + cost, spent)
    return Plan(_choice(candidates), trouble, trouble.tick, steps)


def _last_chance(world: World, trouble: Trouble, delay: Delay, narrow: bool) -> bool:
    """Tell whether it is time to look for two words: dear, so once on the way into a trouble, not at every glance.

    `narrow` tells that one word would do, in a window too short to be sure of; whoever only stands may well try it.
    """
    if trouble.why == "stuck":
        return world.body.vx == 0 and not narrow
    left = trouble.tick - world.tick - (2 * delay.late - delay.early + LONG_STRIDE)
    return 0 <= left < GLANCE


def _first_of_two(
    ahead: Sequence[World], best: int, trouble: Trouble, skip: frozenset[str], delay: Delay
) -> tuple[Saying | None, int, bool]:
    """Find a word that does not get on by itself, but after which another does, whenever both come.

    Returns:
        the word, the steps that it took, and whether the budget ended first.

    """
    world, steps = ahead[0], 0
    slack = delay.late - delay.early
    waited = list(ahead)
    while trouble.why == "stuck" and len(waited) < delay.late + slack:  # there is no hurry
        waited.append(step(waited[-1])[0])
    ahead = waited
    for command in _candidates(world, trouble, skip):
        # It must open the way at both ends of a window as long as a word may be late.
        for final in range(len(ahead) - 2, delay.late - 1, -max(slack, 2 * LONG_STRIDE)):
            opens = True
            for at in (final, final - slack):
                found, cost = _opens(ahead[at], command, best, trouble, skip, delay)
                steps += cost
                opens = opens and found
                if not opens:
                    break
            if opens:
                onset = final - delay.late
                return Saying(command, world.tick + onset), steps, False
            if steps > PAIRS:
                return None, steps, True
    return None, steps, False


def _opens(
    world: World, command: str, best: int, trouble: Trouble, skip: frozenset[str], delay: Delay
) -> tuple[bool, int]:
    """Tell whether after a command in this tick there is a second one that gets on, however late it comes."""
    after, events = step(world, (command,))
    if not any(e.kind == "began" and e.what == command for e in events):
        return False, 1
    ahead = [after]
    while not hurt(events) and after.phase == "playing" and len(ahead) <= PASS:
        after, events = step(after)
        ahead.append(after)
    steps = len(ahead)
    if len(ahead) <= delay.late:
        return False, steps
    for second in _candidates(ahead[0], trouble, skip):
        good, cost = _moments(ahead, second, best, delay)
        steps += cost
        if any(final - first >= delay.late - delay.early for first, final in _windows(good)):
            return True, steps
        if steps > BUDGET:
            break
    return False, steps


def _something_moves(world: World) -> bool:
    """Tell whether anything in sight moves or blinks, so that waiting may help."""
    for thing, state in zip(world.course.things, world.states, strict=True):
        if abs(thing.x - world.body.x) < SIGHT:
            now = _shape(thing, state, world.tick)
            if any(_shape(thing, state, world.tick + ticks) != now for ticks in range(20, WAIT, 40)):
                return True
    return False


def _shape(thing: Thing, state: Any, tick: int) -> tuple[tuple[Box, ...], ...]:
    """Give all that the robot may meet of an obstacle at a tick."""
    return thing.solids(state, tick), thing.hazards(state, tick), thing.holds(state, tick)


def _choice(candidates: list[tuple[int, int, Saying]]) -> Saying | None:
    return max(candidates, key=lambda c: c[:2])[2] if candidates else None


def _candidates(world: World, trouble: Trouble, skip: frozenset[str]) -> list[str]:
    """Likely commands first: what the obstacle itself says passes it."""
    likely: list[str] = []
    for thing in world.course.things:
        passed_by = getattr(thing, "passed_by", None)
        if passed_by is not None and abs(thing.x - trouble.x) < 6:
            likely += [*sorted(passed_by()), *getattr(thing, "offers", tuple)()]
    offered = [*world.course.moves, *sorted(world.course.words)]
    ordered = [c for c in likely if c in offered and c != "stop"]
    if world.body.gait == "stop":
        ordered.insert(0, "run")
    ordered += [c for c in offered if c != "stop"]
    if world.body.gait != "stop" and trouble.why != "stuck":  # waiting helps only who is on the way into trouble
        ordered.append("stop")
    unique = dict.fromkeys(c for c in ordered if c in offered and c not in skip)
    return list(unique)


def _moments(ahead: Sequence[World], command: str, best: int, delay: Delay) -> tuple[list[int], int]:
    """Give the moments at which a command passes, by their number in `ahead`, and how many steps it took.

    From the trouble backwards, in long strides first: what is worth finding is a window as long as a word may be
    late, so its borders are looked for only where two long strides differ.
    """
    steps = 0
    waits = len(ahead) > HORIZON + 1
    # Who stands safely sets out only for where there is time for another word.
    settle = delay.late + GLANCE if waits else SETTLE
    known: dict[int, bool] = {}

    def passes(at: int) -> bool:
        nonlocal steps
        if at not in known:
            known[at], cost = _passes(ahead[at], command, best, settle)
            steps += cost
        return known[at]

    good: list[int] = []
    enough = delay.late - delay.early + ROOM + 2 * LONG_STRIDE
    moments = range(len(ahead) - 2, delay.early - 1, -LONG_STRIDE)
    before: tuple[int, bool] | None = None
    # Who waits takes the first window there is, not the last.
    for at in reversed(moments) if waits else moments:
        passed = passes(at)
        if before is not None and before[1] != passed:
            low, high = sorted((before[0], at))
            good += [m for m in range(high - STRIDE, low, -STRIDE) if passes(m)]
        if passed:
            good.append(at)
        before = (at, passed)
        if steps > BUDGET or (good and max(good) - min(good) > enough):
            break
    return sorted(good), steps


def _passes(world: World, command: str, best: int, settle: int) -> tuple[bool, int]:
    """Tell whether a command in this tick gets the robot on, or to a safe stand; and how many steps it took."""
    reach = chart(world.course)
    start = distance(reach, world)
    after, events = step(world, (command,))
    steps, safe = 1, 0
    target = min(best, start) - ON
    while steps < PASS:
        if hurt(events):
            return False, steps
        if after.phase == "finished":
            return True, steps
        on = distance(reach, after) <= target
        waits = command == "stop" and after.body.vx == 0
        rests = after.body.move in (after.body.gait, HANGS)
        stands = after.body.airborne == 0 and after.body.stun == 0 and rests
        safe = safe + 1 if (on or waits) and (stands or safe) else 0
        if safe >= settle:
            return True, steps
        after, events = step(after)
        steps += 1
    return False, steps


def _windows(good: Sequence[int]) -> list[tuple[int, int]]:
    """Join neighbouring moments into windows."""
    windows: list[tuple[int, int]] = []
    for at in good:
        if windows and at - windows[-1][1] <= LONG_STRIDE:
            windows[-1] = (windows[-1][0], at)
        else:
            windows.append((at, at))
    return windows
