"""The two parts that an actor can play in a course."""

from dataclasses import dataclass, replace
from typing import ClassVar

from game.sim import Body, Box, Contact, Reaction, ticks

NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
CELL = 1.0  # m; where the body is, as the chaser knows it: runs that are nearly alike stay alike
NEAREST = 2.2  # m behind a robot that rests: it waits there and snarls
CLOSING = ticks(2.0)  # of rest until it is that near
LUNGE = ticks(0.4)
FORGETS = 4  # by which each cell of getting on divides the rest that it remembers
WIDE, HIGH = 1.2, 0.9  # m of what bites


@dataclass(frozen=True, slots=True)
class Companion:
    """A friend that goes along: only the view moves it. A `game.sim.Thing` that does nothing."""

    kind: str
    x: float = 0.0
    y: float = 0.0
    blocks: ClassVar[bool] = False
    harms: ClassVar[bool] = False
    reacts: ClassVar[bool] = False
    lasts: ClassVar[bool] = True
    grips: ClassVar[bool] = False

    def reach(self) -> Box:
        """Nothing to touch."""
        return NOWHERE

    def cuts(self) -> None:
        """It takes no ground away."""

    def first_state(self) -> None:
        """It has none."""

    def solids(self, state: None, tick: int) -> tuple[Box, ...]:
        """Nothing."""
        return ()

    def holds(self, state: None, tick: int) -> tuple[Box, ...]:
        """Nothing."""
        return ()

    def hazards(self, state: None, tick: int) -> tuple[Box, ...]:
        """Nothing."""
        return ()

    def react(self, state: None, tick: int, body: Body, contact: Contact) -> None:
        """It does not mind."""

    def obey(self, state: None, tick: int, command: str, body: Body) -> None:
        """It does not mind."""


@dataclass(frozen=True, slots=True)
class Chase:
    """Where the robot got to, and for how long it has rested since."""

    cell: int
    """Of `CELL` m; the farthest it got along its way."""
    floor: float
    """m; where it last stood."""
    rested: int = 0
    """Ticks without getting on, less what it made good."""

    def alike(self, tick: int) -> tuple[int, float, int]:
        """See `game.pilot.clock.Blurred`: a third of a second of rest more or less is the same."""
        return self.cell, self.floor, self.rested // 20


@dataclass(frozen=True, slots=True)
class Chaser:
    """Something that is after the robot, a `game.sim.Thing`.

    It never gains on who gets on, however slowly: it only gains on who rests. Then it closes up in two seconds, waits
    at `NEAREST` for as long as its patience lasts, and bites. Words come most of a second late and some are missed, so
    patience is many words long; after a bite it backs off.
    """

    kind: str
    forward: int = 1
    """1 for a way that leads to the right, -1 to the left."""
    lead: float = 4.0
    """m behind a robot that gets on."""
    patience: int = ticks(8.0)
    """Ticks of rest that it grants."""
    long: float = 10_000.0
    """m of the way on either side of its anchor."""
    x: float = 0.0
    y: float = 0.0
    blocks: ClassVar[bool] = False
    harms: ClassVar[bool] = True
    reacts: ClassVar[bool] = True
    lasts: ClassVar[bool] = False
    grips: ClassVar[bool] = False

    def reach(self) -> Box:
        """All of the way: it may be anywhere."""
        return Box(-self.long, -1000.0, 2 * self.long, 2000.0)

    def cuts(self) -> None:
        """It takes no ground away."""

    def first_state(self) -> Chase | None:
        """It has not seen the robot yet."""
        return None

    def solids(self, state: Chase | None, tick: int) -> tuple[Box, ...]:
        """Nothing of it is solid."""
        return ()

    def holds(self, state: Chase | None, tick: int) -> tuple[Box, ...]:
        """Nobody holds on to it."""
        return ()

    def behind(self, state: Chase) -> float:
        """Give how far it is behind the robot, m; 0 when it bites."""
        if state.rested > self.patience:
            return NEAREST * max(0.0, 1.0 - (state.rested - self.patience) / LUNGE)
        share = min(1.0, state.rested / CLOSING)
        return self.lead + (NEAREST - self.lead) * share * share * (3 - 2 * share)

    def at(self, state: Chase) -> tuple[float, float]:
        """Give the middle of its feet, m."""
        return (state.cell + 0.5) * CELL - self.forward * self.behind(state), state.floor

    def hazards(self, state: Chase | None, tick: int) -> tuple[Box, ...]:
        """Its jaws."""
        if state is None:
            return ()
        x, y = self.at(state)
        return (Box(x - WIDE / 2 - self.x, y - self.y, WIDE, HIGH),)

    def react(self, state: Chase | None, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """See how far the robot got."""
        cell = int(body.x // CELL)
        floor = round(body.y * 2) / 2 if body.airborne == 0 or state is None else state.floor
        if state is None or body.stun:
            seen = Chase(cell, floor)
        elif (cell - state.cell) * self.forward > 0:
            seen = Chase(cell, floor, min(state.rested, self.patience) // FORGETS)
        else:
            seen = replace(state, floor=floor, rested=state.rested + 1 if self._rests(state, body) else state.rested)
        return None if seen == state else Reaction(seen)

    def _rests(self, state: Chase, body: Body) -> bool:
        return body.airborne == 0 and body.vx * self.forward < 1.0

    def obey(self, state: Chase | None, tick: int, command: str, body: Body) -> None:
        """It does not listen."""
