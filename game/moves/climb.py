"""Climb: up the wall in front or the rope in reach, and over its top."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import NEVER, Body, Touch
from voice.words import Words

SPEED = 2.5  # m/s upwards
OVER = 4.2  # m/s of the hop that ends it: 0.38 m, enough to step onto the top
FORWARD = 2.0  # m/s of that hop
HIGHEST = 6.0  # m of wall; more than that has no hold
EASE = 8.0  # share of the way to a rope's middle that it swings in a second


def can_begin(body: Body, touch: Touch) -> bool:
    """At a wall or a ledge, or where hands reach a rope or a ladder."""
    return touch.hold > 0 or (touch.wall and touch.wall_top <= HIGHEST)


def begin(body: Body, touch: Touch) -> Body:
    """Take hold."""
    held = -1 if touch.wall and touch.wall_top <= HIGHEST else touch.held
    return replace(body, vx=0.0, vy=SPEED, airborne=NEVER, height=body.standing, stands_on=-1, held=held)


def during(body: Body, touch: Touch) -> Body | None:
    """Hand over hand; at the top it hops onto it."""
    if body.held >= 0:
        if touch.held == body.held:
            return replace(body, vx=(touch.hold_x - body.x) * EASE, vy=SPEED)
        return replace(body, vx=body.facing * FORWARD, vy=OVER, held=-1)
    if touch.wall:
        return replace(body, vx=0.0, vy=SPEED)
    if body.vx == 0:
        return replace(body, vx=body.facing * FORWARD, vy=OVER)
    return None if touch.floor else replace(body, vy=body.vy - 0.38)


WORDS = Words(en=("climb", "climb up"), zh=("爬", "攀登", "往上爬"))
POSES = (
    Pose(0.0, 8, -4, (106, 64), (158, 20), (78, 112, -4), (-4, 26, 16)),
    Pose(0.5, 8, -4, (158, 20), (106, 64), (-4, 26, 16), (78, 112, -4)),
    Pose(1.0, 8, -4, (106, 64), (158, 20), (78, 112, -4), (-4, 26, 16)),
)
MOVE = Move("climb", WORDS, POSES, can_begin, begin, during, patience=48, gravity=0.0, pose_ticks=30, sign="up")
