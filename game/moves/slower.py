"""Slower: run at a lower pace until told otherwise, with more time to speak."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import Body, Touch
from voice.words import Words

DOWN = 0.3  # share of the running speed
LEAST = 0.7


def can_begin(body: Body, touch: Touch) -> bool:
    """At any time, but it waits for the end of a leap or a hold."""
    return body.move == body.gait


def begin(body: Body, touch: Touch) -> Body:
    """One pace down; a stand stays a stand."""
    return replace(body, pace=max(LEAST, body.pace - DOWN))


def during(body: Body, touch: Touch) -> None:
    """It is over as soon as it has begun: the run goes on by itself."""
    return


WORDS = Words(en=("slower", "slow down"), zh=("慢点", "慢一点", "跑慢点"))
POSES = (
    Pose(0.0, 6, 2, (-30, 66), (22, 70), (34, 30, 0), (-20, 40, 18)),
    Pose(0.3, -15, 10, (30, 50), (56, 60), (44, 22, -12), (-10, 44, 18)),
    Pose(0.65, -11, 4, (8, 58), (40, 66), (-12, 34, 14), (40, 26, -8)),
    Pose(1.0, -4, 4, (-26, 60), (24, 62), (34, 34, 0), (-20, 30, 18)),
)
MOVE = Move("slower", WORDS, POSES, can_begin, begin, during, builds_on=("run",), sign="left")
