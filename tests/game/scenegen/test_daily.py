"""The level of the day is the same for everybody, another one tomorrow, and proved."""

from datetime import date, timedelta

import pytest

from game.level import to_json
from game.obstacles import all_obstacles
from game.scenegen.daily import KINDS, PLACES, WEEK, daily, spec_of
from game.theme import shipped

FIRST = date(2026, 11, 25)


def test_a_day_is_what_it_always_was() -> None:
    """Whoever changes what the days are about changes it for everybody: their level would be another one."""
    spec, seed = spec_of(FIRST)
    (scene,) = spec.scenes

    assert (scene.theme, scene.weather, scene.time, spec.difficulty, seed) == (
        "cyber_ruins",
        "fog",
        "dawn",
        "normal",
        654085,
    )
    assert [ask.kind for ask in scene.asks] == ["wall", "conveyor", "wind_zone"]


def test_a_year_of_days_has_every_place_and_kind_and_no_two_days_alike() -> None:
    year = [spec_of(FIRST + timedelta(n))[0].scenes[0] for n in range(365)]

    assert {scene.theme for scene in year} == set(PLACES) <= set(shipped())
    assert {ask.kind for scene in year for ask in scene.asks} == set(KINDS) <= set(all_obstacles())
    assert len({scene.model_dump_json() for scene in year}) == 365
    assert all(spec_of(FIRST + timedelta(n))[0].difficulty == WEEK[(2 + n) % 7] for n in range(14))


@pytest.mark.timeout(180)
def test_a_days_level_is_proved_and_twice_the_same() -> None:
    level, again = daily(FIRST), daily(FIRST)
    assert level is not None
    assert again is not None

    assert level.proof is not None
    assert 30 <= level.proof.ticks / 60 <= 75
    assert (level.title.en, level.title.zh) == ("Leap of 25 November 2026", "2026年11月25日的一跃")
    assert to_json(level) == to_json(again)
