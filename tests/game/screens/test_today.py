"""The level of the day is made once, kept for a week, and brought beside the game."""

import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.level import Level, to_json
from game.level.files import load
from game.screens import today
from game.screens.today import KEPT, MAKING, NONE, Today, of_day
from tests.game.screens.test_session import level

DAY = date(2026, 11, 25)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(today, "folder", lambda: tmp_path)
    return tmp_path


def test_it_is_made_once_a_day_and_the_oldest_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[date] = []

    def made(day: date) -> Level:
        asked.append(day)
        return level()

    monkeypatch.setattr(today, "daily", made)
    days = [DAY + timedelta(n) for n in range(KEPT + 2)]
    for day in (*days, days[-1]):
        found = of_day(day)
        assert isinstance(found, Level)
        assert to_json(found) == to_json(level())

    assert asked == days
    assert sorted(file.stem for file in folder.iterdir()) == [day.isoformat() for day in days[-KEPT:]]


def test_a_broken_file_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today, "daily", lambda day: level())
    (folder / f"{DAY.isoformat()}.json").write_text("{")

    assert isinstance(of_day(DAY), Level)
    assert isinstance(load(folder / f"{DAY.isoformat()}.json"), Level)


def test_where_none_can_be_made_one_line_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today, "daily", lambda day: None)

    assert of_day(DAY) == NONE
    assert list(folder.iterdir()) == []


@pytest.mark.timeout(120)
def test_the_game_gets_it_beside_its_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    kept = today.folder() / f"{date.today().isoformat()}.json"
    kept.parent.mkdir(parents=True)
    kept.write_text(to_json(level()), encoding="utf-8")
    brought = Today()

    assert brought.ask() == brought.ask() == MAKING
    end = time.monotonic() + 60
    while (found := brought.poll()) is None and time.monotonic() < end:
        time.sleep(0.05)
    assert isinstance(found, Level)
    assert found.title == level().title
    assert brought.poll() is None
    brought.close()
