"""Double jump: a second leap at the top of the first; one word says both, or the second alone in the air."""

from dataclasses import replace

from game.moves import Move, Pose, jump
from game.moves.run import SPEED
from game.sim import NEVER, Body, Touch, ticks
from voice.words import Words

LEAP = 9.0  # m/s upwards: 1.8 m more; with the first leap 4 m high and 7 m wide
TURN = 3.0  # m/s; a body that rises faster waits, so that a word said too early is not wasted


def can_begin(body: Body, touch: Touch) -> bool:
    """Where a leap can begin; and near the top of one or after it, once since the floor was left."""
    again = not touch.floor and body.air_moves == 0 and body.vy < TURN and touch.headroom >= jump.ROOM
    return again or jump.can_begin(body, touch)


def begin(body: Body, touch: Touch) -> Body:
    """Up and forward: the first leap from the floor, the second in the air."""
    if jump.can_begin(body, touch):
        return jump.begin(body, touch)
    return _again(body)


def during(body: Body, touch: Touch) -> Body | None:
    """At the top of the first leap the second follows; it ends where it lands."""
    if body.air_moves == 0 and body.vy <= 0 and not touch.floor:
        return _again(body)
    return jump.during(body, touch)


def _again(body: Body) -> Body:
    vx = body.facing * max(SPEED, abs(body.vx))
    used = body.air_moves + 1
    return replace(body, vx=vx, vy=LEAP * body.strength, airborne=NEVER, height=body.standing, air_moves=used)


WORDS = Words(en=("double jump", "jump again", "higher"), zh=("二段跳", "再跳", "跳高点"))
POSES = (
    Pose(0.0, 40, 24, (-30, 70), (40, 80), (104, 128, 20), (84, 124, 26)),
    Pose(0.22, 4, -8, (152, 16), (170, 10), (-16, 20, 44), (70, 96, 20)),
    Pose(0.55, 10, 0, (-86, 30), (96, 30), (74, 30, 26), (-44, 60, 34)),
    Pose(1.0, -6, 10, (-118, 34), (112, 44), (34, 44, 14), (-16, 52, 30)),
)
MOVE = Move("double_jump", WORDS, POSES, can_begin, begin, during, builds_on=("jump",), pose_ticks=ticks(0.8))
