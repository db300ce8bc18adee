"""What a level document may say beside its obstacles, and that nothing of it gets lost."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.actors import Chaser, Companion, all_actors
from game.landmarks import all_landmarks
from game.level import Level, LevelError, read, to_course, to_json
from game.level.describe import describe
from game.level.files import digest
from game.level.migrate import migrated
from game.obstacles import all_obstacles
from game.sim import begin, step
from tests.game.level.test_files import GOOD

FULL: dict[str, Any] = GOOD | {
    "language": "zh",
    "pace": "fast",
    "landmark": {"kind": "pagoda"},
    "companion": "dog",
    "chaser": {"kind": "drone", "lead": 5},
    "proof": {"commands": [[2, "run"], [60, "jump"]], "ticks": 300, "slack": [90, 12]},
    "stages": [
        {"x": 0, "theme": "west_lake", "caption": {"en": "Dawn", "zh": "清晨"}},
        {"x": 6, "theme": "cyber_ruins", "weather": "rain"},
    ],
}


def level(**change: Any) -> Level:
    return read(json.dumps(FULL | change), "ruin.json")


def test_everything_that_a_level_says_is_there_again_after_it_is_written() -> None:
    assert read(to_json(level())) == level()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"landmark": {"kind": "pagodo"}}, 'ruin.json: landmark.kind: "pagodo" is not a landmark; try pagoda'),
        ({"companion": "doge"}, 'ruin.json: companion: "doge" is not an actor; try dog'),
        ({"chaser": {"kind": "brid"}}, 'ruin.json: chaser.kind: "brid" is not an actor; try bird'),
        (
            {"chaser": {"kind": "dog", "lead": 1}},
            "ruin.json: chaser.lead: Input should be greater than or equal to 2.5",
        ),
        ({"pace": "warp"}, "ruin.json: pace: Input should be 'slow', 'normal' or 'fast'"),
        (
            {"proof": {"commands": [[9, "run"], [2, "jump"]], "ticks": 9}},
            "ruin.json: proof: commands must be in the order of their ticks",
        ),
        (
            {"proof": {"commands": [[9, "run"]], "ticks": 9, "slack": [1, 2]}},
            "ruin.json: proof: slack needs one number for each command",
        ),
    ],
)
def test_a_slip_in_the_new_fields_is_named_in_one_line(change: dict[str, Any], line: str) -> None:
    with pytest.raises(LevelError) as error:
        level(**change)

    assert str(error.value) == line
    assert error.value.text.zh


def test_a_level_tells_its_landmark_companion_chaser_pace_and_language() -> None:
    told = describe(level(), 300, (), True)

    assert (told.landmark, told.companion, told.chaser) == ("pagoda", "dog", "drone")
    assert (told.pace, told.language, told.title) == ("fast", "zh", "甲")
    assert [stage.theme for stage in told.stages] == ["west_lake", "cyber_ruins"]
    assert sum(sum(stage.obstacles.values()) for stage in told.stages) == len(told.sequence) == 1


@pytest.mark.parametrize(
    ("grounds", "goal", "tag"),
    [
        ([0, 0], 0, "flat"),
        ([0, 3], 3, "rising"),
        ([3, 0], 0, "falling"),
        ([0, 3, 0], 0, "mixed"),
    ],
)
def test_elevation_is_told_by_the_ends_and_flat_only_by_every_floor(
    grounds: list[float], goal: float, tag: str
) -> None:
    ground = [{"x": 10 * i, "y": y, "width": 10} for i, y in enumerate(grounds)]

    told = describe(level(ground=ground, start={"x": 1, "y": grounds[0]}, goal={"x": 9, "y": goal}), 300, (), True)

    assert told.elevation == tag


@pytest.mark.parametrize(("count", "tag"), [(4, "sparse"), (8, "normal"), (12, "dense")])
def test_density_is_obstacles_in_the_time_of_the_proof_run(count: int, tag: str) -> None:
    obstacles = [{"kind": "spikes", "x": 5 + i} for i in range(count)]

    assert describe(level(obstacles=obstacles), 30 * 60, (), True).density == tag


def test_a_course_holds_who_is_in_the_level_behind_its_obstacles() -> None:
    things = to_course(level()).things

    assert [thing.kind for thing in things] == ["spikes", "pagoda", "dog", "drone"]
    assert isinstance(things[2], Companion)
    assert isinstance(things[3], Chaser)


def ran(pace: str) -> float:
    world = begin(to_course(read(json.dumps(FULL | {"pace": pace, "obstacles": [], "chaser": None}))))
    for tick in range(60):
        world, _ = step(world, ("run",) if tick == 0 else ())
    return world.body.vx


def test_the_pace_of_a_level_is_the_speed_of_a_run() -> None:
    assert [round(ran(pace), 6) for pace in ("slow", "normal", "fast")] == [4.0, 5.0, 6.25]


def test_a_proof_is_not_part_of_what_a_replay_belongs_to() -> None:
    assert digest(level()) == digest(level(proof=None))
    assert digest(level()) != digest(level(pace="slow"))


def test_a_document_of_an_older_version_is_brought_up_to_date_one_version_at_a_time() -> None:
    old = {"version": 1, "name": "A"}
    steps = {1: lambda data: {"title": data["name"]}, 2: lambda data: {**data, "language": "en"}}

    assert migrated(old, steps, 3) == {"title": "A", "language": "en", "version": 3}
    assert old == {"version": 1, "name": "A"}
    assert migrated({"version": 9}, steps, 3) == {"version": 9}
    assert migrated({"version": 0}, steps, 3) == {"version": 0}


def level_or_line(data: dict[str, Any]) -> Level | str:
    try:
        return read(json.dumps(data))
    except LevelError as error:
        return str(error)


KINDS = st.sampled_from(sorted(all_obstacles()))
LEVELS = st.fixed_dictionaries(
    {
        "obstacles": st.lists(st.fixed_dictionaries({"kind": KINDS, "x": st.floats(0, 9), "y": st.floats(-5, 5)})),
        "landmark": st.none() | st.fixed_dictionaries({"kind": st.sampled_from(sorted(all_landmarks()))}),
        "companion": st.none() | st.sampled_from(sorted(all_actors())),
        "pace": st.sampled_from(["slow", "normal", "fast"]),
        "language": st.sampled_from(["en", "zh"]),
        "title": st.fixed_dictionaries({k: st.text(min_size=1, max_size=40) for k in ("en", "zh")}),
    }
)


@settings(max_examples=60, deadline=None)
@given(LEVELS)
def test_any_level_that_reads_reads_the_same_after_it_is_written(change: dict[str, Any]) -> None:
    once = level_or_line(FULL | change)  # a line for such as a lone surrogate in a title

    assert once.count("\n") == 0 if isinstance(once, str) else read(to_json(once)) == once


JUNK = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FULL)), JUNK)
def test_junk_in_any_field_gives_one_line_and_no_traceback(field: str, junk: Any) -> None:
    given = level_or_line(FULL | {field: junk})

    assert isinstance(given, Level) or given.count("\n") == 0
