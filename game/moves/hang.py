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
    if body.held >= 0:
        # The simulation gives the body the speed of what it holds.
        return body if touch.held == body.held else None
    return replace(body, vx=0.0, vy=(touch.wall_top - body.grip) * EASE) if _ledge(touch) else None


def _ledge(touch: Touch) -> bool:
    return touch.wall and LOWEST <= touch.wall_top <= HIGHEST


WORDS = Words(en=("hang", "hang on", "grab"), zh=("抓住", "挂住", "抓紧"))
POSES = (
    Pose(0.0, 4, -14, (172, 6), (178, 10), (14, 24, 30), (-6, 34, 34)),
    Pose(0.5, -2, -16, (176, 4), (174, 8), (4, 30, 32), (8, 22, 30)),
    Pose(1.0, 4, -14, (172, 6), (178, 10), (14, 24, 30), (-6, 34, 34)),
)
MOVE = Move("hang", WORDS, POSES, can_begin, begin, during, patience=48, gravity=0.0, pose_ticks=72)
