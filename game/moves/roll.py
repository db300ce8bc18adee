"""Roll: head over heels along the floor, under what hangs at the hip, and out of a landing."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import Body, Touch, ticks
from voice.words import Words

LENGTH = ticks(0.5)  # 2.8 m; shorter than a slide, where the next word comes soon
SPEED = 5.6  # m/s at least
HEIGHT = 0.9  # m


def can_begin(body: Body, touch: Touch) -> bool:
    """On the floor; said in a leap it waits for the landing."""
    return touch.floor


def begin(body: Body, touch: Touch) -> Body:
    """Tuck in."""
    return replace(body, vx=body.facing * max(SPEED, abs(body.vx)), height=HEIGHT)


def during(body: Body, touch: Touch) -> Body | None:
    """Round, and up where there is room; a ledge does not end it, only its time does."""
    return None if body.ticks_in_move >= LENGTH and touch.headroom >= body.standing else body


def _turned(phase: float, angle: float, lift: float) -> Pose:
    """The same tucked body, turned forward by an angle; limbs hang from it, so they turn the other way."""
    leg, other = (104 - angle, 128.0, 20.0), (86 - angle, 124.0, 26.0)
    return Pose(phase, 34 + angle, 40 + angle, (64 - angle, 70), (48 - angle, 84), leg, other, lift)


WORDS = Words(en=("roll", "roll over", "tumble"), zh=("翻滚", "打滚", "滚过去"))
POSES = (
    Pose(0.0, 60, 40, (30, 30), (50, 26), (60, 100, 0), (10, 60, 20)),
    # Lifts keep the back, then the head, on the floor: feet are no longer the lowest.
    _turned(0.2, 40, 0.0),
    _turned(0.3, 85, 0.22),
    _turned(0.4, 130, 0.5),
    _turned(0.5, 175, 0.56),
    _turned(0.6, 220, 0.36),
    _turned(0.7, 265, 0.06),
    _turned(0.8, 310, 0.0),
    Pose(1.0, 400, 380, (-400, 60), (-320, 60), (-290, 70, 0), (-370, 56, 20)),
)
MOVE = Move("roll", WORDS, POSES, can_begin, begin, during, pose_ticks=LENGTH)
