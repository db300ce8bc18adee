"""Jump: one fixed arc, as nobody can hold a word; from a stand it leaps as far as from a run.

Said in the air it waits for the landing. It does not mean a second leap there: who speaks a quarter of a second early
for the next gap would spend it over firm ground, and come down in the gap.
"""

from dataclasses import replace

from game.moves import Move, Pose
from game.moves.run import SPEED
from game.sim import NEVER, Body, Touch, ticks
from voice.words import Words

LEAP = 10.2  # m/s upwards: 2.3 m high, 1.0 s long, 4.9 m wide at a run
COYOTE = ticks(0.15)  # an edge that was left this recently still carries
ROOM = 2.0  # m of headroom to begin


def can_begin(body: Body, touch: Touch) -> bool:
    """From a floor, or just after it."""
    return touch.since_floor <= COYOTE and touch.headroom >= ROOM


def begin(body: Body, touch: Touch) -> Body:
    """Up and forward at once, as speech was late already; a loud word leaps higher, where the player wants that."""
    vx = body.facing * max(SPEED, abs(body.vx))
    return replace(body, vx=vx, vy=LEAP * body.strength, airborne=NEVER, height=body.standing, stands_on=-1)


def during(body: Body, touch: Touch) -> Body | None:
    """It ends where it lands; against a crate it goes up first, then on."""
    if touch.floor and body.ticks_in_move > 2:
        return None
    return body if body.vx else replace(body, vx=body.facing * SPEED)


WORDS = Words(en=("jump", "up", "leap"), zh=("跳", "跳跃", "起跳"))
POSES = (
    Pose(0.0, 17, 6, (-58, 28), (148, 22), (-30, 6, 42), (96, 98, 18)),
    Pose(0.5, 14, 2, (-72, 38), (78, 34), (80, 24, 26), (-40, 66, 34)),
    Pose(1.0, -6, 10, (-118, 34), (112, 44), (34, 44, 14), (-16, 52, 30)),
)
MOVE = Move("jump", WORDS, POSES, can_begin, begin, during, pose_ticks=ticks(1.0), sign="up", keys=("up", "space"))
