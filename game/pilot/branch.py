"""Every turn that lateness can give a run: each word early, middle and late, from every state it can be said in.

Runs that are always early or always late meet only a few of the places where the next word may fall. Here each word
branches, and branches merge again where they lead to the same place, as they do at every rest; so what is proved for
the merged states holds for every mixture of early, middle and late words, with far fewer steps than there are mixtures.
"""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from game.pilot.delay import Delay
from game.pilot.plan import GLANCE, Plan, Saying, Trouble, hurt
from game.sim import TICKS_PER_SECOND, World, step

ALIKE = 4  # ticks: states that are less than this apart are one; a window is 30 or more
PLACE = 5.0 / TICKS_PER_SECOND * ALIKE  # m: what a runner covers meanwhile
SPEED = 1.0  # m/s
QUIET = 60 * 60  # ticks without a word after which the robot is taken to be lost


@dataclass(frozen=True, slots=True)
class Branches:
    """What became of them all."""

    states: int
    """Merged states in which a word was said."""
    trouble: Trouble | None
    """The first that some branch could not pass; None when all arrive."""
    steps: int
    spent: bool


@dataclass(frozen=True, slots=True)
class _Onset:
    """A moment at which the pilot begins to say a word, or the end of a branch."""

    world: World
    saying: Saying | None
    trouble: Trouble | None = None


def branches(world: World, delay: Delay, decide: Callable[[World], Plan], phase: int, budget: int) -> Branches:
    """Follow every mixture of early, middle and late words.

    Args:
        world: where the run begins.
        delay: how late words come.
        decide: what the pilot does in a state.
        phase: ticks after which all that moves by itself is where it was; 0 when nothing moves by itself.
        budget: steps of the simulation and of looking ahead after which it ends.

    """
    steps = 0
    leads_to: dict[Hashable, set[Hashable]] = {}
    home: set[Hashable] = set()
    places: dict[Hashable, _Onset] = {}
    waiting: deque[tuple[Hashable | None, World]] = deque(((None, world),))
    while waiting:
        if steps > budget:
            return Branches(len(places), None, steps, True)
        came_from, world = waiting.popleft()
        onset, cost = _next_onset(world, decide)
        steps += cost
        if onset.trouble is not None:
            return Branches(len(places), onset.trouble, steps, False)
        if onset.saying is None:
            if came_from is not None:
                home.add(came_from)
            continue
        key = _merged(onset, phase)
        if came_from is not None:
            leads_to[came_from].add(key)
        if key in places:
            continue
        places[key], leads_to[key] = onset, set()
        for late in (delay.early, delay.middle, delay.late):
            after, cost, trouble = _said(onset.world, onset.saying.command, late)
            steps += cost
            if trouble is not None:
                return Branches(len(places), trouble, steps, False)
            waiting.append((key, after))
    lost = _never_home(leads_to, home)
    if lost:
        body = places[next(key for key in places if key in lost)].world
        return Branches(len(places), Trouble(body.tick, "stuck", body.body.x, body.body.y), steps, False)
    return Branches(len(places), None, steps, False)


def _next_onset(world: World, decide: Callable[[World], Plan]) -> tuple[_Onset, int]:
    """Go on without a word until the next one begins, or the end."""
    steps = 0
    last = world.tick + QUIET
    while world.phase == "playing" and world.tick < last:
        if world.body.stun:
            world, _ = step(world)
            steps += 1
            continue
        plan = decide(world)
        steps += plan.steps
        if plan.saying is None and plan.trouble is not None and plan.trouble.why == "stuck" and world.body.vx == 0:
            return _Onset(world, None, plan.trouble), steps
        until = plan.saying.onset if plan.saying else max(world.tick + GLANCE, 0 if plan.trouble else plan.safe_until)
        while world.tick < until and world.phase == "playing":
            world, events = step(world)
            steps += 1
            if world.phase == "down":
                return _Onset(world, None, Trouble(world.tick, hurt(events), world.body.x, world.body.y)), steps
        if plan.saying is not None and world.phase == "playing":
            return _Onset(world, plan.saying), steps
    if world.phase == "finished":
        return _Onset(world, None), steps
    return _Onset(world, None, Trouble(world.tick, "stuck", world.body.x, world.body.y)), steps


def _said(world: World, command: str, late: int) -> tuple[World, int, Trouble | None]:
    """Give the state after a word that takes effect `late` ticks from now, and what killed it before."""
    for tick in range(late + 1):
        world, events = step(world, (command,) if tick == late else ())
        if world.phase == "down":
            return world, tick, Trouble(world.tick, hurt(events), world.body.x, world.body.y)
    return world, late + 1, None


def _merged(onset: _Onset, phase: int) -> Hashable:
    world, body = onset.world, onset.world.body
    return (
        onset.saying.command if onset.saying else "",
        round(body.x / PLACE),
        round(body.y / PLACE),
        round(body.vx / SPEED),
        round(body.vy / SPEED),
        (body.facing, body.gait, body.move, body.stands_on, body.air_moves, body.armour > 0, bool(world.buffer)),
        world.states,
        world.home,
        world.tick % phase // ALIKE if phase else 0,
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
