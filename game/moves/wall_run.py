"""Wall run: straight up a wall at a run, and over its top without slowing down."""

from dataclasses import replace

from game.moves import Move, Pose
from game.moves.run import SPEED
from game.sim import NEVER, Body, Touch, ticks
from voice.words import Words

UP = 6.0  # m/s
LENGTH = ticks(0.75)  # 4.5 m of wall; legs go no further
OVER = 4.0  # m/s of the hop onto the top
FALL = 0.38  # m/s each tick: gravity, which the move is free of while it has a wall
STRIDE = ticks(0.3)


def can_begin(body: Body, touch: Touch) -> bool:
    """At a wall, also in a leap."""
    return touch.wall


def begin(body: Body, touch: Touch) -> Body:
    """The run goes on, upwards; from a stand just as fast, as a word comes when it comes."""
    return replace(body, vx=0.0, vy=UP, airborne=NEVER, height=body.standing, stands_on=-1)


def during(body: Body, touch: Touch) -> Body | None:
    """Up until the wall ends, or the legs do."""
    if touch.wall:
        return replace(body, vx=0.0, vy=UP) if body.ticks_in_move < LENGTH else None
    if body.vx == 0:
        return replace(body, vx=body.facing * SPEED, vy=OVER)
    return None if touch.floor else replace(body, vy=body.vy - FALL)


WORDS = Words(en=("wall run", "run up", "up the wall"), zh=("蹬墙", "跑上墙", "飞檐走壁"))
POSES = (
    Pose(0.0, -60, -40, (12, 74), (124, 92), (124, 64, -6), (42, 34, 18)),
    Pose(0.5, -56, -38, (124, 92), (12, 74), (42, 34, 18), (124, 64, -6)),
    Pose(1.0, -60, -40, (12, 74), (124, 92), (124, 64, -6), (42, 34, 18)),
)
MOVE = Move("wall_run", WORDS, POSES, can_begin, begin, during, patience=48, gravity=0.0, pose_ticks=STRIDE)
