"""What a kiosk does by itself: the room is measured each day and compared, the site is checked at its time."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kiosk.events import RoomMeasured, SiteChecked
from game.kiosk.faults import FAULTS
from game.kiosk.visit.hearing import Hearing
from game.kiosk.visit.room import DAYS, Book, Day, floor_of, load, save, troubles
from game.kiosk.visit.rounds import BOOK, OF_ROOM, Found, Rounds
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.state import Visit
from tests.benchmarks.kiosk_standins import Ears

MONDAY = datetime(2026, 3, 2, 8, 0)
CALM = Visit(stage="attract", stage_s=60.0)
FRAME_S = 0.1


class House:
    """A kiosk that stands in a room, and a clock on its wall."""

    def __init__(self, folder: Path | None, check: str = "", **settings: object) -> None:
        self.now, self.ears, self.visit = MONDAY, Ears(), CALM
        self.settings = VisitSettings.model_validate({"calibrate_s": 10.0, **settings})
        self.hearing = Hearing(self.ears, self.settings)
        self.hearing.inputs(0.0)  # the ears are ready
        self._folder, self._check = folder, check
        self.open()

    def open(self) -> None:
        def check(_: str) -> "subprocess.Popen[bytes]":
            return subprocess.Popen([sys.executable, "-c", self._check], stdout=subprocess.PIPE)

        self.rounds = Rounds(self.settings, self._folder, now=lambda: self.now, check=check)

    def go(self, seconds: float, until: Callable[[Found], object] = lambda found: False) -> Found:
        """Let time go by; give all that came of it."""
        all_of_it = Found()
        for _ in range(round(seconds / FRAME_S)):
            self.now += timedelta(seconds=FRAME_S)
            found = self.rounds.advance(self.visit, self.hearing, FRAME_S)
            all_of_it.events += found.events
            all_of_it.faults |= found.faults
            if until(all_of_it):
                break
        return all_of_it

    def checked(self) -> Found:
        """Let the check's process come to its end."""
        assert self.rounds._checks is not None
        self.rounds._checks.wait(60)
        return self.go(FRAME_S)


def test_the_room_is_measured_once_a_day_while_nobody_plays(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.ears.level = -61.0

    found = house.go(12)
    assert [(e.floor_db, e.clipping, e.too_loud) for e in found.events if isinstance(e, RoomMeasured)] == [
        (-61.0, False, False)
    ]
    assert not house.go(3600).events

    house.rounds.close()
    house.open()  # the game is started again: today is known
    assert not house.go(60).events
    house.now += timedelta(days=1)
    assert len(house.go(12).events) == 1


def test_a_visitor_comes_before_the_measurement_and_it_is_made_up_for() -> None:
    house = House(None)
    house.go(8)
    assert house.rounds.quiet

    house.visit = replace(CALM, stage="play")
    assert not house.go(30).events
    assert not house.rounds.quiet

    house.visit = CALM
    assert len(house.go(12).events) == 1


def test_what_is_said_meanwhile_does_not_count_for_the_room() -> None:
    house = House(None)
    house.ears.level = -58.0
    house.go(5)
    house.visit, house.ears.level = replace(CALM, speaking=True), -20.0
    house.go(5)
    house.visit, house.ears.level = CALM, -58.0

    found = house.go(10)

    assert [e.floor_db for e in found.events if isinstance(e, RoomMeasured)] == [-58.0]


def test_a_room_that_has_changed_is_told_with_both_days() -> None:
    house = House(None)
    house.ears.level = -60.0
    house.go(12)
    house.now += timedelta(days=1)
    house.ears.level = -52.0

    assert house.go(12).faults["room_changed"] == "+8 dB since installation, +8 dB since 2026-03-02"

    house.now += timedelta(days=1)
    house.ears.level = -61.0
    assert house.go(12).faults["room_changed"] is None


def test_a_microphone_that_gives_nothing_is_told() -> None:
    house = House(None)
    house.ears.level = -120.0

    assert house.go(12).faults["silent_microphone"] == "-120 dBFS"


def test_a_clock_that_is_surely_wrong_begins_no_day() -> None:
    house = House(None)
    house.now = datetime(1970, 1, 1, 8)

    assert not house.go(60).events


GREEN = 'print(\'{"colour": "green", "findings": {"hum": ["green", 4.0, "dB"]}}\')'
RED = 'print(\'{"colour": "red", "findings": {"hum": ["red", 14.2, "dB"], "gaps": ["green", 0, ""]}}\')'


def test_the_site_is_checked_at_its_time_and_its_light_is_told() -> None:
    house = House(None, RED, check_at="08:30")
    house.go(12)
    assert not house.rounds.deaf

    house.now = MONDAY.replace(hour=8, minute=30)
    house.go(0.2)
    assert house.rounds.deaf
    found = house.checked()

    assert [(e.light, e.findings) for e in found.events if isinstance(e, SiteChecked)] == [("red", "hum 14.2 dB")]
    assert found.faults["site_check"] == "hum 14.2 dB"
    assert not house.go(3600).events
    house.now += timedelta(days=1)
    house.go(30, until=lambda _: house.rounds.deaf)
    assert house.rounds.deaf
    house.rounds.close()


def test_a_kiosk_that_starts_after_the_time_leaves_the_check_to_the_next_day() -> None:
    house = House(None, GREEN, check_at="07:30")
    house.go(60)
    assert not house.rounds.deaf


def test_the_operator_has_the_site_checked_now_and_green_ends_the_fault() -> None:
    house = House(None, GREEN)
    house.go(12)
    house.rounds.want_check()
    house.go(0.2)

    found = house.checked()

    assert [(e.light, e.findings) for e in found.events if isinstance(e, SiteChecked)] == [("green", "")]
    assert found.faults["site_check"] is None


def test_a_visitor_ends_the_check_and_it_is_made_later() -> None:
    house = House(None, "import time; time.sleep(60)")
    house.go(12)
    house.rounds.want_check()
    house.go(0.2)
    assert house.rounds.deaf

    house.visit = replace(CALM, stage="language")
    house.go(0.1)
    assert not house.rounds.deaf

    house.visit = CALM
    house.go(0.2)
    assert house.rounds.deaf
    house.rounds.close()


@pytest.mark.parametrize(
    ("check", "why"), [("raise SystemExit(78)", "no microphone"), ("import time; time.sleep(60)", "no answer")]
)
def test_a_check_that_fails_is_red_with_its_reason(check: str, why: str) -> None:
    house = House(None, check)
    house.go(12)
    house.rounds.want_check()
    house.go(0.2)

    found = house.go(60) if why == "no answer" else house.checked()

    assert found.faults["site_check"] == why


@given(st.lists(st.dates(date(2026, 1, 1), date(2028, 1, 1)), min_size=1, max_size=200))
def test_the_day_of_installation_stays_whatever_comes_after(days: list[date]) -> None:
    book = Book()
    for day in days:
        book = book.with_day(Day(day=day, floor_db=-60.0, loudest_db=-20.0))

    assert book.installed is not None
    assert book.installed.day == days[0]
    assert len(book.days) <= DAYS
    assert len({one.day for one in book.days}) == len(book.days)


@given(st.integers(0, 400))
def test_a_book_that_was_cut_off_is_kept_aside_and_a_new_one_begun(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    file = tmp_path_factory.mktemp("book") / BOOK
    book = Book().with_day(Day(day=date(2026, 3, 2), floor_db=-60.0, loudest_db=-20.0))
    assert save(book, file)
    assert load(file) == book
    whole = file.read_bytes()

    file.write_bytes(whole[:cut])

    found = load(file)
    assert found in (book, Book())
    assert found == book or (file.with_suffix(".bad").read_bytes() == whole[:cut] and not file.exists())


def test_a_disk_that_takes_nothing_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not save(Book(), tmp_path / "file" / BOOK)


def test_every_trouble_of_a_room_has_words_for_the_operator() -> None:
    first = Day(day=date(2026, 3, 1), floor_db=-60.0, loudest_db=-20.0)
    loud = Day(day=date(2026, 3, 2), floor_db=-30.0, loudest_db=-1.0, clipping=True)

    found = troubles(loud, Book().with_day(first), -38.0, 6.0)

    assert set(found) == {"too_loud", "clipping", "room_changed"}
    assert {*found, *OF_ROOM, "site_check"} <= set(FAULTS)


@given(st.lists(st.floats(-90, -10), min_size=1, max_size=50))
def test_the_floor_lies_within_what_was_heard(levels: list[float]) -> None:
    assert min(levels) <= floor_of(levels) <= max(levels)


def test_the_book_holds_numbers_and_days_and_nothing_else(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.go(12)
    house.rounds.close()

    kept = json.loads((tmp_path / BOOK).read_text())

    assert set(kept) == {"installed", "days"}
    assert set(kept["installed"]) == {"day", "floor_db", "loudest_db", "clipping"}
