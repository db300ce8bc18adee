"""Every kind is met somewhere, and the pilot gets past each."""

import random

import pytest

from game.check.chance import by_chance
from game.check.pairs import DISTANCES, passable
from game.check.settings import every_kind, kinds, level, setting
from game.level import to_course
from game.level.apart import STRANGE, apart, pairs
from game.obstacles import all_obstacles
from game.pilot import UNFOCUSED, Run, prove, run_level
from game.sim import Course, begin, step

LATE = UNFOCUSED.middle
SAMPLE = 5


SLOW = {"drone", "moving_platform", "elevator", "escalator", "falling_platform", "laser_gate"}
"""What goes by the clock has many more mixtures: some seconds to half a minute each; see tests.benchmarks.kinds."""


@pytest.mark.parametrize("kind", sorted(SLOW))
def test_the_pilot_gets_past_each_kind_without_a_hit(kind: str) -> None:
    course = to_course(level(setting(kind, 25.0), "hard"))

    run = run_level(course, UNFOCUSED, lambda: LATE, lambda: False)

    assert kind in {thing.kind for thing in course.things}
    assert run.finished, run.trouble
    assert run.deaths == 0


@pytest.mark.parametrize("kind", sorted(set(kinds()) - SLOW))
def test_each_kind_is_passed_by_every_mixture_of_early_and_late_words(kind: str) -> None:
    proof = prove(to_course(level(setting(kind, 25.0), "hard")), runs=6)

    assert proof.playable, proof.why.en


@pytest.fixture(scope="module")
def together() -> tuple[Course, Run]:
    """The level with every kind, and the pilot's run through it."""
    course = to_course(every_kind())
    return course, run_level(course, UNFOCUSED, lambda: LATE, lambda: False)


def test_one_level_holds_every_kind_and_the_pilot_finishes_it(together: tuple[Course, Run]) -> None:
    course, run = together

    assert {thing.kind for thing in course.things} >= set(kinds())
    assert run.finished, run.trouble
    assert run.deaths == 0
    assert {"open", "jump", "slide", "climb"} <= {saying.command for saying in run.said}


def test_the_level_with_every_kind_runs_the_same_twice(together: tuple[Course, Run]) -> None:
    course, run = together
    commands = dict(run.commands)

    def digest() -> str:
        world = begin(course)
        while world.phase != "finished" and world.tick < 10_000:
            world, _ = step(world, (commands[world.tick],) if world.tick in commands else ())
        return world.digest()

    assert digest() == digest()


KNOWN = [(before, after) for before, row in sorted(pairs().items()) for after in sorted(row)]


def test_the_table_of_pairs_speaks_of_kinds_that_there_are_and_of_distances_that_were_tried() -> None:
    assert set(pairs()) <= set(kinds())
    assert all(set(row) == set(kinds()) for row in pairs().values())
    assert apart("gap", "a_strangers_own") == STRANGE
    assert all(value is None or value in DISTANCES for row in pairs().values() for value in row.values())


@pytest.mark.parametrize(("before", "after"), random.Random(2026).sample(KNOWN, SAMPLE))
def test_a_pair_is_passable_at_the_distance_that_the_table_gives(before: str, after: str) -> None:
    distance = apart(before, after)

    assert passable(before, after, DISTANCES[-1] if distance is None else distance) == (distance is not None)


@pytest.mark.parametrize("kind", sorted(all_obstacles()))
def test_parameters_by_chance_lie_within_the_bounds_and_read_the_same_again(kind: str) -> None:
    for seed in range(30):
        thing = by_chance(all_obstacles()[kind], random.Random(seed), 5.0)

        assert type(thing).model_validate_json(thing.model_dump_json()) == thing
        assert thing == by_chance(all_obstacles()[kind], random.Random(seed), 5.0)
