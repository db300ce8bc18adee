"""Who goes along with the robot and who is after it: where they are between two ticks, and how they move."""

from collections import deque
from dataclasses import dataclass, field
from math import pi, sin

from game.actors import Actor, Chaser, Companion, Look, all_actors
from game.sim import Course, Event
from game.view.brush import METRE, LiveBrush
from game.view.frame import Frame

HEEL = 1.5  # m behind the robot, along the very way that it took: no friend walks over a gap
BESIDE = (-0.9, 0.55)  # m from the robot's feet to those of a friend that flies
SPRING = 7.0  # 1/s; how quickly a flier comes after
CLOSE = 9.0  # 1/s; the same for a chaser
STRIDE = 1.7  # m of a whole cycle of steps
BEAT = 0.42  # s of a wing beat
JOY = 0.55  # s of a hop when something was taken
HOP = 0.35  # m
LEAP = 0.9  # m that a chaser rises over a gap
TELEPORT = 3.0  # m in one frame
JOYFUL = frozenset({"pickup", "checkpoint", "door"})


@dataclass(slots=True)
class _Place:
    """Where somebody is now, m."""

    x: float
    y: float
    speed: float = 0.0
    walked: float = 0.0
    facing: int = 1

    def to(self, x: float, y: float, seconds: float) -> None:
        """Go there in a time."""
        moved = x - self.x
        if seconds > 0:
            self.speed += (abs(moved) / seconds - self.speed) * min(1.0, 12 * seconds)
        self.walked += abs(moved)
        if abs(moved) > 0.004:
            self.facing = 1 if moved > 0 else -1
        self.x, self.y = x, y


@dataclass(slots=True)
class Company:
    """Takes what a frame shows and draws those who are not obstacles; without any it costs nothing."""

    course: Course
    _friend: Actor | None = field(init=False)
    _foe: tuple[Actor, Chaser, int] | None = field(init=False, default=None)
    _trail: deque[tuple[float, float, bool]] = field(default_factory=lambda: deque(maxlen=240))
    _near: _Place | None = None
    _after: _Place | None = None
    _joy: float = 9.0
    _lift: float = 0.0
    _time: float = 0.0
    _leaps: bool = False

    def __post_init__(self) -> None:
        known = all_actors()
        self._friend = next((known.get(t.kind) for t in self.course.things if isinstance(t, Companion)), None)
        for number, thing in enumerate(self.course.things):
            if isinstance(thing, Chaser) and thing.kind in known:
                self._foe = known[thing.kind], thing, number

    def advance(self, frame: Frame, at: tuple[float, float], events: tuple[Event, ...], seconds: float) -> None:
        """Go on by a time; `at` is where the robot is drawn, m."""
        self._time += seconds
        self._joy += seconds
        if any(e.kind == "reacted" and e.what in JOYFUL for e in events):
            self._joy = 0.0
        if self._friend is not None:
            self._follow(self._friend, frame, at, seconds)
        if self._foe is not None:
            self._chase(frame, self._foe[1], self._foe[2], seconds)

    def draw(self, brush: LiveBrush, frame: Frame, left: float, floor: float) -> None:
        """Draw them; `left` and `floor` are where the world's origin is, px."""
        tick = frame.world.tick
        if self._foe is not None and self._after is not None:
            actor, place = self._foe[0], self._after
            look = self._look(actor, place, tick, self._lift > 0.15, True)
            _draw(brush, actor, look, place.x, place.y + self._lift, left, floor)
        if self._friend is not None and self._near is not None:
            hop = HOP * sin(pi * self._joy / JOY) if self._joy < JOY else 0.0
            look = self._look(self._friend, self._near, tick, self._leaps or hop > 0.05, False)
            _draw(brush, self._friend, look, self._near.x, self._near.y + hop, left, floor)

    def _follow(self, actor: Actor, frame: Frame, at: tuple[float, float], seconds: float) -> None:
        body = frame.world.body
        place = self._near
        if place is None or abs(at[0] - place.x) > TELEPORT + HEEL:
            self._trail.clear()
            self._near = place = _Place(at[0] - HEEL * body.facing, at[1], facing=body.facing)
        if actor.flies:
            share = min(1.0, SPRING * seconds)
            x, y = at[0] + BESIDE[0] * body.facing, at[1] + BESIDE[1]
            place.to(place.x + (x - place.x) * share, place.y + (y - place.y) * share, seconds)
            if place.speed < 0.5:
                place.facing = body.facing
            return
        if not self._trail or abs(self._trail[-1][0] - at[0]) + abs(self._trail[-1][1] - at[1]) > 0.02:
            self._trail.append((at[0], at[1], body.airborne > 0))
        while len(self._trail) > 1 and abs(self._trail[0][0] - at[0]) > HEEL:
            x, y, self._leaps = self._trail.popleft()
            place.to(x, y, 0.0)
        share = min(1.0, 12 * seconds)
        place.speed += (abs(body.vx) * (1.0 if len(self._trail) > 1 else 0.0) - place.speed) * share
        if abs(self._trail[0][0] - at[0]) < HEEL - 0.1 or body.vx == 0:
            self._leaps = False

    def _chase(self, frame: Frame, chaser: Chaser, number: int, seconds: float) -> None:
        state = frame.world.states[number]
        if state is None:
            self._after = None
            return
        x, y = chaser.at(state)
        place = self._after
        if place is None or abs(x - place.x) > TELEPORT:
            self._after = place = _Place(x, y, facing=chaser.forward)
        share = min(1.0, CLOSE * seconds)
        place.to(place.x + (x - place.x) * share, place.y + (y - place.y) * share, seconds)
        place.facing = chaser.forward
        ahead = (place.x, place.x + 0.7 * chaser.forward)
        floors = [g for g in self.course.ground if abs(g.top - place.y) < 1.0]
        stands = all(any(g.x <= spot <= g.right for g in floors) for spot in ahead)
        self._lift += ((0.0 if stands else LEAP) - self._lift) * min(1.0, 10 * seconds)

    def _look(self, actor: Actor, place: _Place, tick: int, airborne: bool, foe: bool) -> Look:
        stride = self._time / BEAT if actor.flies else place.walked / STRIDE
        return Look(tick, stride % 1.0, place.facing, min(1.0, place.speed / 4.0), airborne, foe)


def _draw(brush: LiveBrush, actor: Actor, look: Look, x: float, y: float, left: float, floor: float) -> None:
    brush.left, brush.floor = left + x * METRE, floor - y * METRE
    actor.draw(brush, look)
