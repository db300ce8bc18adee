"""Turn back: face the other way, and run there."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import Body, Touch
from voice.words import Words


def can_begin(body: Body, touch: Touch) -> bool:
    """On the floor: in the air there is nothing to turn on."""
    return touch.floor


def begin(body: Body, touch: Touch) -> Body:
    """Turn at once; the skid is the gait's."""
    return replace(body, facing=-body.facing, gait="run", halted=False)


def during(body: Body, touch: Touch) -> None:
    """It is over as soon as it has begun."""
    return


WORDS = Words(en=("turn back", "back", "left", "right"), zh=("转身", "回头", "往回走", "左", "右"))
# The feet still slide the old way: it digs in behind, sinks, and pushes off.
POSES = (
    Pose(0.0, 20, -10, (52, 40), (-64, 34), (44, 62, 0), (-46, 8, 26)),
    Pose(0.4, 36, 2, (64, 58), (-84, 40), (66, 100, 0), (-56, 6, 30)),
    Pose(0.75, 28, 8, (-52, 70), (48, 92), (40, 56, 0), (-44, 22, 28)),
    Pose(1.0, 17, 4, (-60, 65), (48, 107), (30, 16, 4), (-34, 56, 24)),
)
MOVE = Move("turn_back", WORDS, POSES, can_begin, begin, during, flush=True, sign="left", keys=("left",))
