"""Every turn that lateness can give a run: each word early, middle and late, from every state it can be said in.

Runs that are always early or always late meet only a few of the places where the next word may fall. Here each word
branches, and branches merge again where they lead to the same place, as they do at every rest; so what is proved for
the merged states holds for every mixture of early, middle and late words, with far fewer steps than there are mixtures.
What moves or blinks keeps states apart only until it is left behind, and each thing by its own clock.
"""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from game.pilot.chart import CELL, chart, distance, nearest
from game.pilot.clock import ALIKE, clocks
from game.pilot.delay import Delay
from game.pilot.look import GLANCE, Saying, Trouble, hurt
from game.pilot.plan import Plan
from game.sim import TICKS_PER_SECOND, Course, World, step

PLACE = 5.0 / TICKS_PER_SECOND * ALIKE  # m: what a runner covers meanwhile
SPEED = 1.0  # m/s
QUIET = 60 * 60  # ticks without a word after which the robot is taken to be lost
BEHIND = 15.0  # m of the way; what lies farther back is never met again


Way = tuple[tuple[Saying, str], ...]
"""Words, each with how it came: "early", "middle" or "late"."""


@dataclass(frozen=True, slots=True)
class Branches:
    """What became of them all."""

    states: int
    """Merged states in which a word was said."""
    trouble: Trouble | None
    """The first that some branch could not pass; None when all arrive."""
    steps: int
    spent: bool
    """A budget ended, so that what failed is not proved to be impossible."""
    way: Way = ()
    """The words that led to the trouble."""


@dataclass(frozen=True, slots=True)
class _Onset:
    """A moment at which the pilot begins to say a word, or the end of a branch."""

    world: World
    saying: Saying | None
    trouble: Trouble | None = None
    spent: bool = False


def branches(world: World, delay: Delay, decide: Callable[[World], Plan], budget: int) -> Branches:
    """Follow every mixture of early, middle and late words.

    Args:
        world: where the run begins.
        delay: how late words come.
        decide: what the pilot does in a state.
        budget: steps of the simulation and of looking ahead after which it ends.

    """
    steps = 0
    matters = _Matters(world.course)
    leads_to: dict[Hashable, set[Hashable]] = {}
    home: set[Hashable] = set()
    places: dict[Hashable, _Onset] = {}
    ways: dict[Hashable, Way] = {}
    waiting: deque[tuple[Hashable | None, Way, World]] = deque(((None, (), world),))
    while waiting:
        if steps > budget:
            return Branches(len(places), None, steps, True)
        came_from, way, world = waiting.popleft()
        onset, cost = _next_onset(world, decide)
        steps += cost
        if onset.trouble is not None:
            return Branches(len(places), onset.trouble, steps, onset.spent, way)
        if onset.saying is None:
            if came_from is not None:
                home.add(came_from)
            continue
        key = _merged(onset, matters)
        if came_from is not None:
            leads_to[came_from].add(key)
        if key in places:
            continue
        places[key], leads_to[key], ways[key] = onset, set(), way
        for late, name in ((delay.early, "early"), (delay.middle, "middle"), (delay.late, "late")):
            after, cost, trouble = _said(onset.world, onset.saying.command, late)
            steps += cost
            longer = (*way, (onset.saying, name))
            if trouble is not None:
                return Branches(len(places), trouble, steps, False, longer)
            waiting.append((key, longer, after))
    lost = _never_home(leads_to, home)
    if lost:
        at = next(key for key in places if key in lost)
        body = places[at].world
        stuck = Trouble(body.tick, "stuck", body.body.x, body.body.y)
        return Branches(len(places), stuck, steps, False, ways[at])
    return Branches(len(places), None, steps, False)


def _next_onset(world: World, decide: Callable[[World], Plan]) -> tuple[_Onset, int]:
    """Go on without a word until the next one begins, or the end."""
    steps, spent = 0, False
    last = world.tick + QUIET
    while world.phase == "playing" and world.tick < last:
        if world.body.stun:
            world, _ = step(world)
            steps += 1
            continue
        plan = decide(world)
        steps += plan.steps
        spent = spent or plan.spent
        if plan.saying is None and plan.trouble is not None and plan.trouble.why == "stuck" and world.body.vx == 0:
            return _Onset(world, None, plan.trouble, spent), steps
        until = plan.saying.onset if plan.saying else max(world.tick + GLANCE, 0 if plan.trouble else plan.safe_until)
        while world.tick < until and world.phase == "playing":
            world, events = step(world)
            steps += 1
            if world.phase == "down":
                return _Onset(world, None, Trouble(world.tick, hurt(events), world.body.x, world.body.y), spent), steps
        if plan.saying is not None and world.phase == "playing":
            return _Onset(world, plan.saying), steps
    if world.phase == "finished":
        return _Onset(world, None), steps
    return _Onset(world, None, Trouble(world.tick, "stuck", world.body.x, world.body.y), spent), steps


def _said(world: World, command: str, late: int) -> tuple[World, int, Trouble | None]:
    """Give the state after a word that takes effect `late` ticks from now, and what killed it before."""
    for tick in range(late + 1):
        world, events = step(world, (command,) if tick == late else ())
        if world.phase == "down":
            return world, tick, Trouble(world.tick, hurt(events), world.body.x, world.body.y)
    return world, late + 1, None


class _Matters:
    """What may still be met, of all that changes."""

    def __init__(self, course: Course) -> None:
        self._way, self._clocks = chart(course), clocks(course)
        self._nearest = [(n, nearest(self._way, course.things[n])) for n in self._clocks.changing]

    def show(self, world: World) -> Hashable:
        """Give what it shows."""
        back = distance(self._way, world) + int(BEHIND / CELL)
        return self._clocks.show(world, [n for n, there in self._nearest if there <= back])


def _merged(onset: _Onset, matters: _Matters) -> Hashable:
    world, body = onset.world, onset.world.body
    return (
        onset.saying.command if onset.saying else "",
        round(body.x / PLACE),
        round(body.y / PLACE),
        round(body.vx / SPEED),
        round(body.vy / SPEED),
        (body.facing, body.gait, body.move, body.stands_on, body.air_moves, body.armour > 0, bool(world.buffer)),
        matters.show(world),
    )


def _never_home(leads_to: dict[Hashable, set[Hashable]], home: set[Hashable]) -> set[Hashable]:
    """Give the states from which no mixture arrives: a circle that never ends."""
    before: dict[Hashable, set[Hashable]] = {key: set() for key in leads_to}
    for key, others in leads_to.items():
        for other in others:
            before[other].add(key)
    reached, edge = set(home), list(home)
    while edge:
        for key in before[edge.pop()] - reached:
            reached.add(key)
            edge.append(key)
    return leads_to.keys() - reached
