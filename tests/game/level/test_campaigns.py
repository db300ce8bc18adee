"""The four campaigns: each level holds its proof, has what a level needs, and tells what is true of its place."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest

from game.level import Level, find, packs, shipped, to_course
from game.moves import all_moves
from game.obstacles import all_obstacles
from game.sim import TICKS_PER_SECOND, begin, step

CAMPAIGNS = ("cyber_ruins", "goddess_stairs", "lushan_kites", "west_lake")
CARRIERS = ("conveyor", "elevator", "escalator")
HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def levels(pack: str) -> tuple[Level, ...]:
    return tuple(find(name) for name in shipped() if name.startswith(f"{pack}/"))


@cache
def played(name: str) -> tuple[str, float, int, tuple[float, ...]]:
    """Play a level's own proof: how it ended, after how many seconds and deaths, and when checkpoints were lit, s."""
    level = find(name)
    assert level.proof is not None
    said: dict[int, list[str]] = {}
    for tick, command in level.proof.commands:
        said.setdefault(tick, []).append(command)
    world, lit = begin(to_course(level)), [0.0]
    while world.phase != "finished" and world.tick < level.proof.ticks:
        world, events = step(world, said.get(world.tick, ()))
        lit += [e.tick / TICKS_PER_SECOND for e in events if e.what == "checkpoint"]
    return world.phase, world.tick / TICKS_PER_SECOND, world.deaths, (*lit, world.tick / TICKS_PER_SECOND)


@pytest.mark.parametrize("name", shipped())
def test_the_words_kept_with_a_level_still_carry_the_robot_to_its_goal(name: str) -> None:
    phase, seconds, deaths, _ = played(name)

    assert (phase, deaths) == ("finished", 0)
    assert 45 <= seconds <= 90


@pytest.mark.parametrize("name", shipped())
def test_nobody_who_falls_loses_more_than_twenty_seconds(name: str) -> None:
    lit = played(name)[3]

    assert max(after - before for before, after in pairwise(lit)) < 20


@pytest.mark.parametrize("pack", CAMPAIGNS)
def test_a_campaign_has_seven_levels_that_end_at_a_landmark_and_grow_no_easier(pack: str) -> None:
    found = levels(pack)

    assert len(found) >= 7
    assert all(level.landmark for level in found)
    hard = [["easy", "normal", "hard"].index(level.difficulty) for level in found]
    assert hard == sorted(hard)
    assert all(sum(o.kind == "pickup" for o in level.obstacles) >= 12 for level in found)


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.id)
def test_whatever_a_campaign_says_it_says_in_both_languages(pack: object) -> None:
    for level in levels(pack.id):  # type: ignore[attr-defined]
        assert level.story is not None
        told = [level.title, level.story, *(hint.text for hint in level.hints)]
        told += [stage.caption for stage in level.stages if stage.caption]
        assert all(HAN.search(text.zh) and not HAN.search(text.en) for text in told), level.title.en


def test_every_obstacle_and_every_move_is_met_somewhere() -> None:
    every = [level for pack in CAMPAIGNS for level in levels(pack)]

    assert {o.kind for level in every for o in level.obstacles} == {
        kind for kind, found in all_obstacles().items() if found.__module__.startswith("game.obstacles.")
    }
    ours = {name for name, move in all_moves().items() if move.begin.__module__.startswith("game.moves.")}
    assert {move for level in every for move in level.moves} >= ours


def test_the_goddess_stairs_have_their_21_escalators_8_lifts_and_4_moving_walkways() -> None:
    counted = Counter(o.kind for level in levels("goddess_stairs") for o in level.obstacles)

    assert {kind: counted[kind] for kind in CARRIERS} == {"escalator": 21, "elevator": 8, "conveyor": 4}


def test_the_goddess_stairs_rise_242_metres_from_the_river_to_the_summit_each_level_where_the_last_ended() -> None:
    found = levels("goddess_stairs")

    assert found[-1].goal.y - found[0].start.y == 242
    assert all(after.start.y == before.goal.y for before, after in pairwise(found))
    assert found[-1].landmark is not None
    assert found[-1].landmark.kind == "summit"


def test_the_way_of_the_goddess_stairs_from_first_to_last_carrier_is_905_metres() -> None:
    """A level's way goes from its first carrier by every checkpoint to the end of its last: some of them turn back."""
    way = 0.0
    for level in levels("goddess_stairs"):
        on = [n for n, o in enumerate(level.obstacles) if o.kind in CARRIERS]
        first, last = level.obstacles[on[0]], level.obstacles[on[-1]]
        between = [o.x for o in level.obstacles[on[0] : on[-1]] if o.kind == "checkpoint"]
        points = [first.x, *between, last.x + last.reach().right]
        way += sum(abs(after - before) for before, after in pairwise(points))

    assert way == pytest.approx(905, abs=0.5)


def test_each_of_the_twenty_two_teams_has_its_shard() -> None:
    meadow = find("lushan_kites/twenty_two_teams")

    assert sum(o.kind == "pickup" for o in meadow.obstacles) == 22
