from dataclasses import replace

import pytest

from game.level import find, shipped, to_course
from game.obstacles.wall import Wall
from game.pilot import prove
from tests.worlds import course


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_level_is_proven(name: str) -> None:
    proof = prove(to_course(find(name)), runs=4)

    assert proof.playable, proof.why.en


def test_a_wall_without_holds_is_named_as_what_stops_the_level() -> None:
    level = course((0, 60), things=(Wall(x=30, height=9),))

    proof = prove(level, runs=2)

    assert not proof.playable
    assert "stuck at x = 29" in proof.why.en
    assert proof.why.zh


def test_a_level_without_the_needed_move_is_not_playable() -> None:
    level = to_course(find("cyber_ruins/under_the_cables"))
    moves = {n: m for n, m in level.moves.items() if n != "slide"}

    assert not prove(replace(level, moves=moves), runs=2).playable
