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


WORDS = Words(en=("drop", "let go", "release"), zh=("松手", "放手", "放开"))
FALLING = Pose(0.0, -6, 10, (150, 20), (128, 40), (34, 44, 14), (-16, 52, 30))
MOVE = Move("drop", WORDS, (FALLING,), can_begin, begin, during, builds_on=("hang", "climb"), flush=True)
