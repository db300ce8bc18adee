"""Slower: run at a lower pace until told otherwise, with more time to speak."""

from dataclasses import replace

from game.moves import Move, Pose
from game.sim import Body, Touch
from voice.words import Words

DOWN = 0.3  # share of the running speed
LEAST = 0.7


def can_begin(body: Body, touch: Touch) -> bool:
    """At any time."""
    return True


def begin(body: Body, touch: Touch) -> Body:
    """One pace down; a stand stays a stand."""
    return replace(body, pace=max(LEAST, body.pace - DOWN))


def during(body: Body, touch: Touch) -> None:
    """It is over as soon as it has begun: the run goes on by itself."""
    return


WORDS = Words(en=("slower", "slow down"), zh=("慢点", "慢一点", "跑慢点"))
POSES = (Pose(0.0, -8, 4, (-34, 60), (26, 60), (40, 40, 0), (-22, 30, 20)),)
MOVE = Move("slower", WORDS, POSES, can_begin, begin, during, builds_on=("run",))
