from dataclasses import replace

import pytest

from game.level import find, packs, to_course
from game.obstacles.laser_gate import LaserGate
from game.obstacles.wall import Wall
from game.pilot import UNFOCUSED, prove, run_level
from game.pilot.plan import plan
from game.sim import Box, begin
from tests.worlds import course

FEW = "run stop jump slide climb turn_back"


@pytest.mark.parametrize("name", [pack.levels[0] for pack in packs()])
def test_the_first_level_of_every_campaign_is_proven(name: str) -> None:
    """The others hold their proofs, of a hundred runs; `tests.game.level.test_campaigns` plays each of those again."""
    proof = prove(to_course(find(name)), runs=4)

    assert proof.playable, proof.why.en


def test_a_wall_without_holds_is_named_as_what_stops_the_level() -> None:
    level = course((0, 60), things=(Wall(x=30, height=9),), moves=FEW)

    proof = prove(level, runs=2)

    assert not proof.playable
    assert "stuck at x = 29" in proof.why.en
    assert proof.why.zh


def test_a_level_without_the_needed_move_is_not_playable() -> None:
    level = to_course(find("cyber_ruins/under_the_cables"))
    moves = {n: m for n, m in level.moves.items() if n != "slide"}

    assert not prove(replace(level, moves=moves), runs=2).playable


def test_a_way_that_needs_two_words_is_found_though_the_first_gets_nowhere_by_itself() -> None:
    beside_a_tower = replace(
        course((0, 60), things=(Wall(x=10, height=5, width=2),), moves=FEW), start=(13.0, 0.0), goal=Box(10.5, 5, 1, 4)
    )

    decided = plan(begin(beside_a_tower), UNFOCUSED)

    assert decided.saying is not None
    assert decided.saying.command == "turn_back"
    assert prove(beside_a_tower, runs=4).playable


def test_a_proof_follows_every_mixture_of_early_and_late_words() -> None:
    proof = prove(to_course(find("cyber_ruins/first_leap")), runs=0)

    assert proof.playable
    assert proof.states > len(proof.plan)


def test_the_pilot_stands_and_waits_for_a_curtain_of_light_to_go_out() -> None:
    lit_for_long = [LaserGate(x=30, height=h, period=600, duty=0.8) for h in (0.5, 1.2, 1.9, 2.4)]

    run = run_level(course((0, 60), things=lit_for_long, moves=FEW), UNFOCUSED, lambda: UNFOCUSED.middle, lambda: False)

    assert run.finished
    assert run.deaths == 0
    assert [saying.command for saying in run.said] == ["run", "stop", "run"]
