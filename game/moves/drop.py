"""Drop: let go of what the hands hold; what swings throws."""

from game.moves import Move, Pose
from game.sim import Body, Touch
from voice.words import Words

HOLDING = ("hang", "climb")


def can_begin(body: Body, touch: Touch) -> bool:
    """While it holds on."""
    return body.move in HOLDING


def begin(body: Body, touch: Touch) -> Body:
    """Open the hands: the body keeps the speed of what it held."""
    return body


def during(body: Body, touch: Touch) -> None:
    """It is over as soon as it has begun."""
    return


WORDS = Words(en=("let go", "release"), zh=("松手", "放手", "放开"))
POSES = (
    Pose(0.0, 4, -14, (168, 12), (160, 20), (14, 30, 30), (-6, 34, 34)),
    Pose(0.35, 16, 18, (128, 44), (-126, 30), (66, 74, 18), (34, 88, 26)),
    Pose(0.7, 2, 22, (-104, 30), (106, 44), (44, 52, 10), (-6, 60, 26)),
    Pose(1.0, -6, 12, (-118, 34), (112, 44), (34, 44, 14), (-16, 52, 30)),
)
MOVE = Move("drop", WORDS, POSES, can_begin, begin, during, builds_on=("hang", "climb"), flush=True, sign="down")
