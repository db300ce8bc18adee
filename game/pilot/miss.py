"""Runs in which words are not understood: walks by chance from place to place.

A walk takes the ways that the mixtures of early and late words have gone already, and goes a new one only where a word
is missed, or what came of that has to be mended; so a hundred walks cost little more than one. A word comes early,
middle or late, each as often, which is harder than anything between.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from game.pilot.branch import HOW
from game.pilot.delay import MISSED as SHARE
from game.pilot.look import PASS, Saying, Trouble
from game.pilot.paths import MISSED, Paths
from game.pilot.plan import Plan
from game.sim import World, step

LONGEST = 4000  # words of a walk before it is given up
FORGIVEN = 3  # deaths in a run that arrives


@dataclass(frozen=True, slots=True)
class Walk:
    """What became of a walk."""

    arrived: bool
    trouble: Trouble | None
    """The last on the way."""


def walk(paths: Paths, chance: random.Random) -> Walk:
    """Walk once.

    Args:
        paths: of the course.
        chance: decides how late each word comes, and which are missed.

    """
    lead, deaths = paths.first, paths.first.deaths
    trouble = lead.trouble
    for _ in range(LONGEST):
        if lead.to is None or deaths > FORGIVEN:
            return Walk(lead.finished and deaths <= FORGIVEN, trouble)
        lead = paths.lead(lead.to, MISSED if chance.random() < SHARE else chance.choice(HOW))
        deaths += lead.deaths
        trouble = lead.trouble or trouble
    return Walk(False, trouble)


def daring(decide: Callable[[World], Plan]) -> Callable[[World], Plan]:
    """Give a player who takes a hit where nothing else gets on, as it costs time only.

    Where a word was missed the robot may have halted too near to leap; the hit throws it back, and there is its run-up.
    """

    def decided(world: World) -> Plan:
        return dared(world, decide(world))

    return decided


def dared(world: World, decision: Plan) -> Plan:
    """Give the decision, or to take a hit where it is to stand for ever and a first hit is forgiven."""
    stands = decision.saying is None and world.body.vx == 0
    stuck = decision.trouble is not None and decision.trouble.why == "stuck"
    if not (stands and stuck and world.course.rules.armour and world.body.armour == 0):
        return decision
    command = next((c for c in world.course.moves if _only_stumbles(world, c)), None)
    return decision if command is None else replace(decision, saying=Saying(command, world.tick))


def _only_stumbles(world: World, command: str) -> bool:
    world, events = step(world, (command,))
    for _ in range(PASS):
        if any(e.kind == "stumbled" for e in events):
            return True
        if world.phase != "playing":
            return False
        world, events = step(world)
    return False
