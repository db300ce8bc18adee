"""Glide: arms out, and sink slowly; said again, or held as a note, it goes on."""

from dataclasses import replace

from game.moves import Move, Pose
from game.moves.run import SPEED
from game.sim import Body, Touch, ticks
from voice.words import Words

LENGTH = ticks(1.2)  # of one word
SINK = 1.2  # m/s; from the top of a leap 9 m far
LIGHT = 0.3  # share of gravity


def can_begin(body: Body, touch: Touch) -> bool:
    """In the air, once it no longer rises: said early it waits for the top of the leap."""
    return not touch.floor and body.vy <= 0 and not touch.wall


def begin(body: Body, touch: Touch) -> Body:
    """Spread the arms."""
    vx = body.facing * max(SPEED, abs(body.vx))
    return replace(body, vx=vx, vy=max(body.vy, -SINK), height=body.standing)


def during(body: Body, touch: Touch) -> Body | None:
    """Sink no faster; floor, wall or time end it."""
    if touch.floor or body.vx == 0 or body.ticks_in_move >= LENGTH:
        return None
    return replace(body, vy=max(body.vy, -SINK))


WORDS = Words(en=("glide", "float", "fly"), zh=("滑翔", "飘", "飞"))
POSES = (
    Pose(0.0, 40, -10, (-100, 6), (100, 10), (-20, 20, 40), (-34, 30, 40)),
    Pose(0.5, 62, -4, (-92, 4), (92, 6), (-52, 12, 44), (-64, 18, 44)),
    Pose(1.0, 58, -2, (-98, 4), (98, 6), (-48, 16, 44), (-60, 14, 44)),
)
MOVE = Move("glide", WORDS, POSES, can_begin, begin, during, gravity=LIGHT, pose_ticks=LENGTH)
