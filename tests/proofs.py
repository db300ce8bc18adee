"""One small level for each move that cannot be finished without it, for the pilot to prove and to keep as a replay."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from game.level import Level
from game.obstacles import Box, Obstacle, Words
from game.obstacles.crate import Crate
from game.obstacles.falling_platform import FallingPlatform
from game.obstacles.gap import Gap
from game.obstacles.laser_gate import LaserGate
from game.obstacles.low_beam import LowBeam
from game.obstacles.rope import Rope
from game.obstacles.spikes import Spikes
from game.obstacles.swinging_hook import SwingingHook
from game.obstacles.wall import Wall

CURTAIN = tuple(LaserGate(x=31, height=h, period=300, duty=0.6) for h in (0.5, 1.2, 1.9, 2.4))
FLICKER = tuple(gate.model_copy(update={"period": 120, "duty": 0.5}) for gate in CURTAIN)
FLOOR = ((0.0, 0.0, 60.0, 0.0),)
Ground = tuple[float, float, float, float]
"""x, y, width and rise, m."""


class Trolley(Obstacle):
    """A hook that goes to and fro over the floor."""

    kind: Literal["test_trolley"] = "test_trolley"
    travel: float = 14.0
    rest: int = 0
    """Ticks at either end."""
    ride: int = 180
    """Ticks from end to end."""

    words: ClassVar = Words(en=("trolley",), zh=("吊钩",))

    def reach(self) -> Box:
        return Box(-0.2, 2.3, self.travel + 0.4, 0.3)

    def holds(self, state: None, tick: int) -> tuple[Box, ...]:
        there = tick % (2 * (self.rest + self.ride))
        back = there - self.rest - self.ride - self.rest
        share = min(1.0, max(0.0, (there - self.rest) / self.ride)) - max(0.0, back / self.ride)
        return (Box(self.travel * share - 0.2, 2.3, 0.4, 0.3),)


def _level(
    moves: str,
    *things: Obstacle,
    ground: tuple[Ground, ...] = FLOOR,
    start: tuple[float, float] = (2.0, 0.0),
    goal: tuple[float, float] = (56.0, 0.0),
) -> Level:
    def point(at: tuple[float, float]) -> dict[str, Any]:
        return {"x": at[0], "y": at[1]}

    return Level.model_validate(
        {
            "title": {"en": "Proof", "zh": "证明"},
            "difficulty": "hard",
            "moves": moves.split(),
            "start": point(start),
            "goal": point(goal),
            "ground": [{"x": x, "y": y, "width": width, "rise": rise} for x, y, width, rise in ground],
            "obstacles": things,
        }
    )


PROOFS: Mapping[str, Level] = {
    "run": _level("run stop"),
    "stop": _level("run stop", *CURTAIN),
    "jump": _level("run stop jump", Gap(x=24, width=2.5)),
    "slide": _level("run stop slide", LowBeam(x=24, width=2.0)),
    "dash": _level("run stop dash", Gap(x=24, width=2.2)),
    "climb": _level("run stop climb", Wall(x=24, height=4.0)),
    "turn_back": _level("run stop turn_back", start=(30.0, 0.0), goal=(10.0, 0.0)),
    "double_jump": _level("run stop jump double_jump", Gap(x=24, width=5.5)),
    "wall_run": _level("run stop jump wall_run", Wall(x=24, height=4.0)),
    "vault": _level("run stop vault", Crate(x=24, size=1.4)),
    "roll": _level("run stop roll", LowBeam(x=24, width=1.0, gap=1.2)),
    "hang": _level(
        "stop hang", Trolley(x=2.5), ground=((0.0, 0.0, 4.0, 0.0), (15.0, 0.78, 9.0, 0.0)), goal=(16.0, 0.78)
    ),
    "drop": _level(
        "run stop drop",
        SwingingHook(x=21.5, y=4.0),
        ground=((0.0, 6.0, 20.0, 0.0), (22.5, 2.0, 30.0, 0.0)),
        start=(2.0, 6.0),
        goal=(46.0, 2.0),
    ),
    "faster": _level("run stop faster", Gap(x=30, width=8), FallingPlatform(x=30, width=8, delay=66)),
    "slower": _level("run slower", *FLICKER),
    "glide": _level(
        "run stop glide",
        Spikes(x=20.5, width=6),
        ground=((0.0, 8.0, 20.0, 0.0), (20.0, 0.0, 40.0, 0.0)),
        start=(2.0, 8.0),
    ),
}
"""By the move that it is about."""
ROPE = _level(
    "run stop climb",
    Rope(x=23.6, y=-2.0, height=5.0),
    ground=((0.0, -2.0, 24.0, 0.0), (24.0, 3.0, 30.0, 0.0)),
    start=(2.0, -2.0),
    goal=(46.0, 3.0),
)
"""A ledge that only a rope leads to: its wall could be climbed too, so the rope stands before it."""
CARRIED = _level(
    "run stop hang drop", Wall(x=24.0, height=0.7), Trolley(x=23.7, travel=4, rest=460, ride=60), goal=(40.0, 0.0)
)
ON_A_TROLLEY = ((0, "run"), (400, "hang"), (545, "drop"))
"""Two words that need each other and a ride between: no pilot waits for that, so they are written down."""
HELD = _level("run stop hang drop", Rope(x=20.0, y=0.5, height=5.0), goal=(30.0, 0.0))
"""A rope on the way, to hold on to and to let go: for the golden replay, as a trolley is no shipped obstacle."""
ON_A_ROPE = ((0, "run"), (200, "hang"), (300, "drop"))
