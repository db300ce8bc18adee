"""Every turn that lateness can give a run: each word early, middle and late, from every place it can be said in.

Runs that are always early or always late meet only a few of the places where the next word may fall. Here each word
branches, and branches merge again where they lead to the same place, as they do at every rest; so what is proved for
the merged places holds for every mixture of early, middle and late words, with far fewer steps than there are mixtures.
"""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from game.pilot.delay import Delay
from game.pilot.look import Trouble
from game.pilot.memory import Silence
from game.pilot.paths import Paths, Way
from game.pilot.plan import Plan
from game.sim import World

HOW = ("early", "middle", "late")


@dataclass(frozen=True, slots=True)
class Branches:
    """What became of them all."""

    states: int
    """Merged places in which a word was said."""
    trouble: Trouble | None
    """The first that some branch could not pass; None when all arrive."""
    steps: int
    spent: bool
    """A budget ended, so that what failed is not proved to be impossible."""
    way: Way = ()
    """The words that led to the trouble."""
    paths: Paths | None = None
    """The places, to walk on."""


def branches(
    world: World, delay: Delay, decide: Callable[[World], Plan], budget: int, silence: Silence | None = None
) -> Branches:
    """Follow every mixture of early, middle and late words.

    Args:
        world: where the run begins.
        delay: how late words come.
        decide: what the pilot does in a state.
        budget: steps of the simulation and of looking ahead after which it ends.
        silence: what is known already of this course.

    """
    paths = Paths(world, delay, decide, silence or Silence())
    home: set[Hashable] = set()
    lead = paths.first
    if lead.trouble is not None:
        return Branches(0, lead.trouble, paths.steps, lead.spent)
    waiting = deque(() if lead.to is None else (lead.to,))
    seen = set(waiting)
    while waiting:
        key = waiting.popleft()
        for how in HOW:
            if paths.steps > budget:
                return Branches(len(seen), None, paths.steps, True)
            lead = paths.lead(key, how)
            if lead.trouble is not None:
                place = paths.places[key]
                way = (*place.way, (place.saying, how))
                return Branches(len(seen), lead.trouble, paths.steps, lead.spent, way)
            if lead.to is None:
                home.add(key)
            elif lead.to not in seen:
                seen.add(lead.to)
                waiting.append(lead.to)
    lost = _never_home(paths, seen, home)
    if lost:
        place = next(place for key, place in paths.places.items() if key in lost)
        stuck = Trouble(place.world.tick, "stuck", place.world.body.x, place.world.body.y)
        return Branches(len(seen), stuck, paths.steps, False, place.way)
    return Branches(len(seen), None, paths.steps, False, (), paths)


def _never_home(paths: Paths, keys: set[Hashable], home: set[Hashable]) -> set[Hashable]:
    """Give the places from which no mixture arrives: a circle that never ends."""
    before: dict[Hashable, set[Hashable]] = {key: set() for key in keys}
    for key in keys:
        for how in HOW:
            to = paths.places[key].leads[how].to
            if to is not None:
                before[to].add(key)
    reached, edge = set(home), list(home)
    while edge:
        for key in before[edge.pop()] - reached:
            reached.add(key)
            edge.append(key)
    return keys - reached
