"""Hang: hold on to a ledge, a rope or a hook, and be carried where it goes."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import NEVER, Body, Touch
from voice.words import Words

LOWEST, HIGHEST = 0.9, 2.4  # m above the soles at which hands catch a ledge
OFF = 0.05  # m that take the feet off the floor
EASE = 8.0  # share of the way to the ledge that the hands go in a second


def can_begin(body: Body, touch: Touch) -> bool:
    """With a rope or a hook over its head, or a ledge before it in the air."""
    return touch.hold > LOWEST or (not touch.floor and _ledge(touch))


def begin(body: Body, touch: Touch) -> Body:
    """Catch it."""
    held = touch.held if touch.hold > 0 else -1
    y = body.y + (OFF if touch.floor else 0.0)
    return replace(body, y=y, vx=0.0, vy=0.0, airborne=NEVER, height=body.standing, stands_on=-1, held=held)


def during(body: Body, touch: Touch) -> Body | None:
    """Hold on until another word comes; the floor, or nothing to hold, ends it."""
    if touch.floor and body.ticks_in_move > 2:  # it has been carried to where it can stand
        return None
    if body.airborne == 0 and not touch.floor:  # an obstacle carries it, such as a hook that was caught
        return body
    if body.held >= 0:
        # The simulation gives the body the speed of what it holds.
        return body if touch.held == body.held else None
    return replace(body, vx=0.0, vy=(touch.wall_top - body.grip) * EASE) if _ledge(touch) else None


def _ledge(touch: Touch) -> bool:
    return touch.wall and LOWEST <= touch.wall_top <= HIGHEST


WORDS = Words(en=("hang on", "grab hold"), zh=("抓住", "挂住", "抓紧"))
# It looks up to its hands, then down and on; the legs trail after every sway.
POSES = (
    Pose(0.0, 6, -12, (172, 6), (178, 10), (18, 18, 30), (-8, 30, 34)),
    Pose(0.25, 1, -24, (175, 3), (176, 7), (8, 36, 34), (0, 20, 28)),
    Pose(0.5, -7, 2, (178, 6), (171, 8), (-8, 30, 30), (14, 22, 32)),
    Pose(0.75, -2, 14, (175, 3), (174, 6), (2, 16, 26), (10, 38, 34)),
    Pose(1.0, 6, -12, (172, 6), (178, 10), (18, 18, 30), (-8, 30, 34)),
)
MOVE = Move("hang", WORDS, POSES, can_begin, begin, during, patience=48, gravity=0.0, pose_ticks=72, sign="up")
