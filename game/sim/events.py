"""What happened in a tick; view and sound read it, the simulation does not."""

from dataclasses import dataclass
from typing import Literal

Happening = Literal[
    "began",  # a move; `what` is its name
    "expired",  # a command waited in the buffer in vain; `what` is its name
    "refused",  # a command that this level does not offer; `what` is its name
    "landed",  # `amount` is the speed of the fall, m/s
    "bumped",  # ran into a wall
    "halted",  # the assist stopped the robot
    "stumbled",  # a hit that cost time
    "died",  # `what` is the kind of obstacle, or "fall"
    "respawned",
    "rewound",  # a word came late and was judged at its beginning: `x`, `y` is where the robot was, `amount` ticks
    "reacted",  # an obstacle answered; `what` is what it says, such as "pickup"
    "finished",
]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, where and when."""

    kind: Happening
    tick: int
    x: float
    y: float
    what: str = ""
    amount: float = 0.0
    thing: int = -1
    """Number of the obstacle it came from; -1 for none."""
