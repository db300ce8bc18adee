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
SKID = Pose(0.0, torso=-14, head=-6, near_arm=(-40, 60), far_arm=(40, 40), near_leg=(34, 40, 0), far_leg=(-30, 20, 0))
POSES = (SKID,)
MOVE = Move("turn_back", WORDS, POSES, can_begin, begin, during, flush=True, sign="left", keys=("left",))
