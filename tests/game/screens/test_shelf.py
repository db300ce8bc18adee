"""Runs that are kept: the best stays the best, nothing broken is lost, and there is an end to how many."""

import os
from pathlib import Path

import pytest

from game.level import LevelError
from game.replay import Replay, load, played
from game.screens import shelf
from tests.game.screens.test_session import level

RUN = played(level(), ((30, "run"),), 3000)
QUICKER = played(level(), ((10, "run"),), 3000)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path)
    return tmp_path


def test_only_a_quicker_run_takes_the_place_of_the_best() -> None:
    for run, best in ((RUN, RUN), (QUICKER, QUICKER), (RUN, QUICKER)):
        assert shelf.keep_best(run) is None
        assert shelf.best(level()) == best


def test_a_run_that_did_not_arrive_is_no_best() -> None:
    shelf.keep_best(RUN.model_copy(update={"finished": False}))

    assert shelf.best(level()) is None


def test_a_broken_best_is_set_aside_with_one_line_whether_it_is_read_or_replaced(home: Path) -> None:
    shelf.keep_best(RUN)
    file = shelf.best_file(RUN.level_hash)

    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(LevelError, match="is no replay"):
        shelf.best(level())
    assert shelf.best(level()) is None
    file.write_text("{}")
    line = shelf.keep_best(RUN)

    assert line is not None
    assert "is no replay" in line.en
    assert shelf.best(level()) == RUN
    assert sorted(len(bad.read_bytes()) for bad in file.parent.glob("*.bad")) == [2, 200]


def test_saved_runs_have_names_of_their_own_and_the_oldest_go(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_SAVED", 3)
    told = []
    for number in range(5):
        told.append(shelf.save(RUN.model_copy(update={"ticks": number})))
        for old in (home / "saved").glob("*.json"):
            os.utime(old, (load(old).ticks, load(old).ticks))

    kept: list[Replay] = [load(file) for file in (home / "saved").glob("*.json")]
    assert sorted(run.ticks for run in kept) == [2, 3, 4]
    assert told[0].en.startswith("run saved: ")
    assert told[0].zh.startswith("已保存这次奔跑：")


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path / "file")

    assert shelf.save(RUN).en.startswith("the run could not be saved: ")
