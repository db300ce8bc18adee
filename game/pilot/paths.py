"""The places of a course at which words are begun, and where each word leads from there by how late it comes.

Places merge where the same word is begun in the same way: in the same place, at the same speed, while what may still be
met shows the same. What moves or blinks keeps places apart only until it is left behind, and each thing by its own
clock. Every way from one place to the next is simulated once, whoever takes it.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from game.pilot.chart import CELL, chart, distance, nearest
from game.pilot.clock import ALIKE, clocks
from game.pilot.delay import Delay
from game.pilot.look import GLANCE, Saying, Trouble, hurt
from game.pilot.memory import Silence
from game.pilot.plan import Plan
from game.sim import TICKS_PER_SECOND, Course, World, step

PLACE = 5.0 / TICKS_PER_SECOND * ALIKE  # m: what a runner covers meanwhile
SPEED = 1.0  # m/s
QUIET = 60 * 60 * 6  # ticks without a word after which the robot is taken to be lost
BEHIND = 15.0  # m of the way; what lies farther back is never met again
REACTION = 4  # ticks from seeing that nothing came to saying it again
MISSED = "missed"

Way = tuple[tuple[Saying, str], ...]
"""Words, each with how it came: "early", "middle" or "late"."""


@dataclass(slots=True)
class Place:
    """Where a word is begun, and by which words it was reached first."""

    world: World
    saying: Saying
    way: Way
    leads: dict[str, "Lead"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a word led to, by how late it came."""

    to: Hashable | None
    """Where the next word is begun; None at the end, whether it is the goal or not."""
    trouble: Trouble | None
    """The first that killed on the way there, or that it stands before for ever."""
    deaths: int
    finished: bool
    spent: bool
    """A budget ended, so that what failed is not proved to be impossible."""


class Paths:
    """All places of a course that were met so far from one beginning, for one delay."""

    def __init__(self, world: World, delay: Delay, decide: Callable[[World], Plan], silence: Silence) -> None:
        self.delay, self.places, self.steps = delay, dict[Hashable, Place](), 0
        self.decide, self._matters, self._silence = decide, _Matters(world.course), silence
        self._late = {"early": delay.early, "middle": delay.middle, "late": delay.late}
        self.first = self._onward(world, (), Passed(0, None))
        """Where the first word is begun."""

    def lead(self, key: Hashable, how: str) -> Lead:
        """Give what the word that is begun at a place leads to when it comes "early", "middle", "late", or is `MISSED`.

        Who dies comes back and goes on; who was not understood says it again.
        """
        place = self.places[key]
        if how not in place.leads:
            place.leads[how] = self._said(place, how)
        return place.leads[how]

    def _said(self, place: Place, how: str) -> Lead:
        world, passed = place.world, Passed(0, None)
        late = self._late.get(how)
        for tick in range(self.delay.late + REACTION if late is None else late + 1):
            world = self._ticked(world, passed, place.saying.command if tick == late else None)
            if world.phase == "down":
                break
        return self._onward(world, (*place.way, (place.saying, how)), passed)

    def _ticked(self, world: World, passed: "Passed", command: str | None = None) -> World:
        self.steps += 1
        after, events = self._silence.after(world) if command is None else step(world, (command,))
        if after.phase == "down" and world.phase == "playing":
            passed.deaths += 1
            passed.trouble = passed.trouble or Trouble(after.tick, hurt(events), after.body.x, after.body.y)
        return after

    def _onward(self, world: World, way: Way, passed: "Passed") -> Lead:
        """Go on without a word until the next one begins, or the end."""
        spent, last = False, world.tick + QUIET
        while world.phase != "finished" and world.tick < last:
            if world.phase == "down" or world.body.stun:
                world = self._ticked(world, passed)
                continue
            plan = self.decide(world)
            self.steps += plan.steps
            spent = spent or plan.spent
            if plan.saying is None and plan.trouble is not None and plan.trouble.why == "stuck" and world.body.vx == 0:
                return Lead(None, passed.trouble or plan.trouble, passed.deaths, False, spent)
            until = (
                plan.saying.onset if plan.saying else max(world.tick + GLANCE, 0 if plan.trouble else plan.safe_until)
            )
            while world.tick < until and world.phase == "playing":
                world = self._ticked(world, passed)
            if plan.saying is not None and world.phase == "playing" and not world.body.stun:
                key = _merged(world, plan.saying, self._matters)
                if key not in self.places:
                    self.places[key] = Place(world, plan.saying, way)
                return Lead(key, passed.trouble, passed.deaths, False, spent)
        if world.phase == "finished":
            return Lead(None, passed.trouble, passed.deaths, True, spent)
        lost = Trouble(world.tick, "stuck", world.body.x, world.body.y)
        return Lead(None, passed.trouble or lost, passed.deaths, False, spent)


@dataclass(slots=True)
class Passed:
    """What happened on the way from one word to the next."""

    deaths: int
    trouble: Trouble | None


class _Matters:
    """What may still be met, of all that changes."""

    def __init__(self, course: Course) -> None:
        self._way, self._clocks = chart(course), clocks(course)
        self._nearest = [(n, nearest(self._way, course.things[n])) for n in self._clocks.changing]

    def show(self, world: World) -> Hashable:
        """Give what it shows."""
        back = distance(self._way, world) + int(BEHIND / CELL)
        return self._clocks.show(world, [n for n, there in self._nearest if there <= back])


def _merged(world: World, saying: Saying, matters: _Matters) -> Hashable:
    body = world.body
    return (
        saying.command,
        round(body.x / PLACE),
        round(body.y / PLACE),
        round(body.vx / SPEED),
        round(body.vy / SPEED),
        (body.facing, body.gait, body.move, body.stands_on, body.held, body.pace, body.strength),
        (body.air_moves, body.armour > 0, bool(world.buffer)),
        matters.show(world),
    )
