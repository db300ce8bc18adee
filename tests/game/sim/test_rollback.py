from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.moves import all_moves
from game.obstacles.crate import Crate
from game.obstacles.gap import Gap
from game.obstacles.spikes import Spikes
from game.sim import RULES, Course, History, Rules, World, begin, rescue, rolled_back, step
from game.sim.rollback import MOST
from tests.worlds import course, replay

Said = list[tuple[int, str]]
HARD = RULES["hard"]


def played(level: Course, said: Said, until: int) -> tuple[World, History]:
    world, history = begin(level), History()
    for tick in range(until):
        commands = tuple(name for at, name in [(0, "run"), *said] if at == tick)
        history.keep(world, commands)
        world, _ = step(world, commands)
    return world, history


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 290), st.sampled_from(sorted(all_moves()))), max_size=6),
    st.sampled_from(sorted(all_moves())),
    st.integers(60, 300),
    st.integers(0, 40),
)
def test_a_word_judged_at_its_beginning_gives_the_run_in_which_it_came_then(
    said: Said, late: str, now: int, ago: int
) -> None:
    level = course((0, 40), things=(Gap(x=10, width=2), Spikes(x=16), Crate(x=22)))
    world, history = played(level, said, now)

    back, _ = rolled_back(history, world, late, ago)

    counted = min(ago, MOST)
    as_if = replay(level, [*said, *([(now - counted, late)] if counted else [])], now).end
    assert back.digest() == as_if.digest()


def test_a_death_since_the_word_began_is_undone() -> None:
    level = course((0, 60), things=(Spikes(x=20),))
    died = next(e.tick for e in replay(level, []).events if e.kind == "died")
    world, history = played(level, [], died + 3)
    assert world.phase == "down"

    back = rescue(history, world, "jump", ticks_ago=15)
    saved, events = rolled_back(history, world, "jump", back)

    assert back == 15
    assert (saved.phase, saved.deaths) == ("playing", 0)
    assert "began" in [e.kind for e in events]


@pytest.mark.parametrize(("tick", "command"), [(60, "jump"), (60, "climb"), (60, "stop")])
def test_where_nothing_is_lost_by_lateness_a_word_counts_now(tick: int, command: str) -> None:
    world, history = played(course((0, 60)), [], tick)

    assert rescue(history, world, command, ticks_ago=15) == 0


def test_looking_whether_a_word_must_go_back_changes_nothing() -> None:
    world, history = played(course((0, 60), things=(Spikes(x=20),)), [], 230)
    before = list(history.moments)

    rescue(history, world, "jump", ticks_ago=18)

    assert list(history.moments) == before


@pytest.mark.parametrize(
    ("rules", "late", "crosses"),
    [
        (HARD, 9, True),
        (replace(HARD, coyote=False, lips=False), 9, False),
        (HARD, 14, False),
        (replace(HARD, graces=(("jump", 6),)), 14, True),
        (replace(HARD, graces=(("slide", 6),)), 14, False),
    ],
)
def test_each_forgiveness_of_a_late_word_can_be_given_and_taken_away(rules: Rules, late: int, crosses: bool) -> None:
    level = course((0, 10), (12, 30), rules=rules)
    edge = next(w.tick for w in replay(level, []).worlds[3:] if w.body.airborne) - 1

    assert replay(level, [(edge + late, "jump")]).finished == crosses


def test_without_the_buffer_an_early_word_is_lost() -> None:
    said = [(60, "jump"), (100, "slide")]
    with_it, without = (replay(course((0, 60), rules=replace(HARD, buffer=b)), said, 200) for b in (True, False))

    assert "slide" in [e.what for e in with_it.events if e.kind == "began"]
    assert ("expired", "slide") in [(e.kind, e.what) for e in without.events]


def test_without_corner_correction_a_leap_that_falls_a_little_short_falls() -> None:
    def crosses(width: float, corners: bool) -> bool:
        level = course((0, 10), (10 + width, 40), rules=replace(HARD, corners=corners))
        edge = next(w.tick for w in replay(level, []).worlds[3:] if w.body.airborne) - 1
        return replay(level, [(edge, "jump")]).finished

    widths = [4.0 + i / 20 for i in range(60)]
    assert max(w for w in widths if crosses(w, True)) > max(w for w in widths if crosses(w, False))
