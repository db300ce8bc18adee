"""High scores outlive a power cut, a broken file and a newer version; they name nobody."""

import sqlite3
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.level import find, shipped
from game.screens.scores import MOST, SHOWN, Score, Scores, place

LEVEL = find(shipped()[0])
OTHER = find(shipped()[1])
DAY = date(2026, 11, 25)


def score(ticks: int, deaths: int = 0, shards: int = 0) -> Score:
    return Score(ticks, deaths, (shards, 6), DAY)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "scores.sqlite"


def test_the_quickest_run_stands_first_and_a_new_one_is_told_its_place(file: Path) -> None:
    scores = Scores(file)

    places = [scores.add(LEVEL, shipped()[0], score(ticks)) for ticks in (900, 700, 800)]
    places.append(scores.add(LEVEL, shipped()[0], score(700, deaths=1)))

    assert places == [1, 1, 2, 2]
    (table,) = scores.tables()
    assert [(s.ticks, s.deaths) for s in table.scores] == [(700, 0), (700, 1), (800, 0), (900, 0)]
    assert (table.name, table.title) == (shipped()[0], LEVEL.title.text)


def test_they_are_there_the_next_time_level_by_level_the_last_played_first(file: Path) -> None:
    first = Scores(file)
    first.add(LEVEL, shipped()[0], score(900))
    first.add(OTHER, shipped()[1], score(500, 2, 6))
    first.close()

    again = Scores(file)

    assert [table.name for table in again.tables()] == [shipped()[1], shipped()[0]]
    assert again.tables()[0].scores == (score(500, 2, 6),)
    assert again.trouble is None


def test_another_version_of_a_level_has_a_table_of_its_own(file: Path) -> None:
    scores = Scores(file)
    changed = LEVEL.model_copy(update={"goal": LEVEL.goal.model_copy(update={"x": LEVEL.goal.x - 1})})

    assert (scores.add(LEVEL, "a", score(900)), scores.add(changed, "a", score(950))) == (1, 1)


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 99_999), st.integers(0, 9), st.integers(0, 6)), min_size=1, max_size=20))
def test_however_runs_come_the_best_are_shown_in_order(runs: list[tuple[int, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        scores = Scores(Path(folder) / "scores.sqlite")

        for run in runs:
            scores.add(LEVEL, "a", score(*run))

        (table,) = scores.tables()
        scores.close()
    assert [(s.ticks, s.deaths, -s.shards[0]) for s in table.scores] == sorted((t, d, -n) for t, d, n in runs)[:SHOWN]


def test_of_very_many_runs_of_a_level_only_the_best_are_kept(file: Path) -> None:
    scores = Scores(file)
    for ticks in range(MOST + 5, 0, -1):
        scores.add(LEVEL, "a", score(ticks))
    assert scores.add(LEVEL, "a", score(999)) == MOST + 1
    scores.close()

    with sqlite3.connect(file) as base:
        assert base.execute("SELECT count(*), max(ticks) FROM runs").fetchone() == (MOST, MOST)


def test_what_it_took_is_told_in_both_languages() -> None:
    line = Score(2490, 1, (3, 6), DAY).line()

    assert (line.en, line.zh) == ("41.5 s · 1 fall · 3/6", "41.5 秒 · 失误 1 · 3/6")


def test_a_file_that_is_cut_anywhere_is_set_aside_whole_with_one_line_and_a_new_one_begins(tmp_path: Path) -> None:
    whole = tmp_path / "whole.sqlite"
    scores = Scores(whole)
    for ticks in range(60, 90):
        scores.add(LEVEL, "a", score(ticks))
    scores.close()
    data = whole.read_bytes()

    for number, length in enumerate((*range(1, 120, 17), *range(120, len(data), 997))):
        folder = tmp_path / str(number)
        folder.mkdir()
        file = folder / "scores.sqlite"
        file.write_bytes(data[:length])

        cut = Scores(file)
        kept = cut.tables()

        assert kept == ()
        assert cut.trouble is not None, length
        assert cut.trouble.en == (
            f"{file}: is no table of scores any more; it is kept as scores.sqlite.1.bad, and a new one begins"
        )
        assert (folder / "scores.sqlite.1.bad").read_bytes() == data[:length]
        assert cut.add(LEVEL, "a", score(5)) == 1
        cut.close()


def test_a_table_that_a_newer_version_has_made_is_left_as_it_is(file: Path) -> None:
    base = sqlite3.connect(file)
    base.execute("PRAGMA user_version = 9")
    base.close()
    data = file.read_bytes()

    scores = Scores(file)

    assert scores.add(LEVEL, "a", score(5)) == 0
    assert scores.trouble is not None
    assert scores.trouble.en == f"{file}: scores are not kept: a newer version of the game has made it"
    assert file.read_bytes() == data


def test_a_place_that_cannot_be_written_costs_the_scores_and_one_line(tmp_path: Path) -> None:
    (tmp_path / "here").write_text("no folder")

    scores = Scores(tmp_path / "here" / "scores.sqlite")

    assert (scores.add(LEVEL, "a", score(5)), scores.tables()) == (0, ())
    assert scores.trouble is not None
    assert "scores are not kept" in scores.trouble.en


def test_scores_lie_with_the_players_other_files() -> None:
    assert place().name == "scores.sqlite"
    assert place().parent.name == "voxleap"
