"""Counts that survive, and nothing in them but counts."""

import os
import random
import signal
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kiosk.board import Board
from game.kiosk.events import (
    FaultBegan,
    FaultEnded,
    LanguagePicked,
    LevelStarted,
    NotUnderstood,
    Restarted,
    Understood,
    VisitFinished,
    VisitStarted,
)
from game.kiosk.ledger import Ledger
from game.kiosk.ops import audit
from game.kiosk.ops.audit import FILE, Audits, AuditsError, read_days
from game.kiosk.ops.clerk import Clerk
from game.kiosk.ops.counts import WHAT, Count, counted

DAY = date(2026, 11, 25)


def audits(tmp_path: Path) -> Audits:
    return Audits(tmp_path, lambda: DAY)


def a_day(board: Board) -> None:
    """Tell of two visits: one that arrives, one that goes away."""
    for event in (
        VisitStarted(0, "voice"), LanguagePicked(0, "zh", "voice"), LevelStarted(0, "cyber_ruins/first_leap"),
        Understood(0, "jump", "voice", 420), Understood(0, "jump", "voice", 5000), Understood(0, "slide", "touch"),
        NotUnderstood(0, "noise"), VisitFinished(0, "finished", 61.5, 1, 1, 3, 1),
        VisitStarted(0, "touch"), NotUnderstood(0, "unsure"), VisitFinished(0, "left", 12.0, 1, 0, 0, 1),
        FaultBegan(0, "no_microphone", "usb"), FaultEnded(0, "no_microphone", 33.0), Restarted(0, "hang", 4.5),
    ):  # fmt: skip
        board.tell(event)


def test_a_day_at_the_kiosk_is_counted_by_how_and_why(tmp_path: Path) -> None:
    board, kept = Board(), audits(tmp_path)
    with board.subscribed() as came:
        clerk = Clerk(board, kept, Ledger(board, float, float), 100, came)
        a_day(board)
        clerk.close()

    day = kept.today()
    assert day.counts["visits"] == {"voice": 1, "touch": 1}
    assert day.counts["ended"] == {"finished": 1, "left": 1}
    assert day.counts["delay_ms"] == {"500": 1, "more": 1}
    assert day.counts["not_understood"] == {"noise": 1, "unsure": 1}
    assert (day.of("visit_s"), day.of("restart_s"), day.of("fault_s", "no_microphone")) == (73.5, 4.5, 33)
    assert day.understood == 0.5
    assert set(day.counts) <= set(WHAT)


def test_uptime_is_the_share_of_open_hours_with_a_picture(tmp_path: Path) -> None:
    kept = audits(tmp_path)
    assert kept.today().uptime is None
    kept.add([Count("up_s", m, s) for m, s in {"attract": 90, "visit": 6, "starting": 4, "closed": 1000}.items()])

    assert kept.today().uptime == 0.96


WORDS = st.text(min_size=1, max_size=30)


@given(WORDS)
def test_whatever_somebody_says_is_no_name_of_a_count(word: str) -> None:
    said: list[Count] = []
    for event in (
        NotUnderstood(0, word), Understood(0, word, word), VisitStarted(0, word), LanguagePicked(0, word, word),  # type: ignore[arg-type]
        FaultBegan(0, word, word), FaultEnded(0, word, 1), Restarted(0, word, 1), VisitFinished(0, word, 1, 1, 1, 1, 1),  # type: ignore[arg-type]
    ):  # fmt: skip
        said += counted(event)
    known = {"other", "", "voice", "touch", "button", "en", "zh", "noise", "hang", "finished", "left"}
    if not word.isascii() or " " in word:
        assert {count.which for count in said} <= known
        assert {c.which for c in counted(LevelStarted(0, word))} == {"other"}


def test_counts_of_all_days_are_there_after_a_restart_and_old_ones_are_forgotten(tmp_path: Path) -> None:
    for ago in (0, 1, 40):
        kept = Audits(tmp_path, lambda ago=ago: DAY - timedelta(days=ago))  # type: ignore[misc]
        kept.add([Count("visits", "voice")])
        kept.close()
    kept = audits(tmp_path)
    kept.add([Count("visits", "voice")])

    assert [(day.day, day.of("visits")) for day in kept.days()] == [
        ("2026-11-25", 2), ("2026-11-24", 1), ("2026-10-16", 1),
    ]  # fmt: skip
    kept.forget(30)
    assert [day.day for day in read_days(tmp_path, DAY - timedelta(days=90))] == ["2026-11-25", "2026-11-24"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_what_was_counted_survives_being_killed_in_the_middle_of_anything(tmp_path: Path) -> None:
    chance, before = random.Random(1), 0.0
    for _ in range(40):
        ready, write = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                kept = audits(tmp_path)
                while True:
                    if kept.add([Count("visits", "voice"), Count("ended", "left")]):
                        os.write(write, b".")
            finally:
                os._exit(1)
        os.close(write)
        seen = 0
        for _ in range(chance.randint(1, 8)):
            seen += len(os.read(ready, 1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(ready, 4096):
            seen += len(more)
        os.close(ready)
        kept = audits(tmp_path)
        day = kept.today()
        kept.close()
        assert kept.broken is None
        assert before + seen <= day.of("visits") <= before + seen + 1
        assert day.of("visits") == day.of("ended"), "one step is whole or was not"
        before = day.of("visits")


def test_a_file_spoilt_anywhere_is_put_aside_and_a_new_one_begins_or_it_reads_as_before(tmp_path: Path) -> None:
    kept = audits(tmp_path)
    kept.add([Count("visits", f"v{n}") for n in range(40)])
    kept.close()
    whole = (tmp_path / FILE).read_bytes()
    aside = 0
    for at in [0, 16, 18, 28, 50, 100, 105, *range(120, len(whole), 97)]:
        (tmp_path / FILE).write_bytes(whole[:at] + os.urandom(24) + whole[at + 24 :])
        kept = audits(tmp_path)
        assert kept.add([Count("visits", "new")]) or kept.add([]), at
        assert kept.today().of("visits", "new") == 1, at
        kept.close()
        aside += kept.broken is not None
    assert aside > 5
    assert 0 < len(list(tmp_path.glob("*.bad"))) <= audit.KEPT_BAD
    for length in range(0, len(whole), 512):
        (tmp_path / FILE).write_bytes(whole[:length])
        kept = audits(tmp_path)
        kept.add([Count("visits", "new")])
        assert kept.today().of("visits", "new") == 1
        kept.close()


def test_a_broken_file_is_told_as_a_fault(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database, but long enough to be taken for one" * 100)
    board, kept = Board(), audits(tmp_path)
    with board.subscribed() as came:
        Clerk(board, kept, Ledger(board, float, float), 100, came).close()

    assert "audits_broken" in board.state.faults
    assert len(list(tmp_path.glob("*.bad"))) == 1


def test_while_the_disk_is_full_counts_wait_in_memory_and_are_written_later(tmp_path: Path) -> None:
    kept = audits(tmp_path)
    assert kept._connection is not None
    pages = kept._connection.execute("PRAGMA page_count").fetchone()[0]
    kept._connection.execute(f"PRAGMA max_page_count={pages}")  # the disk has no byte more
    many = [Count("levels", f"pack/level_{n}") for n in range(500)]

    assert not kept.add(many)
    assert kept.today().of("levels") == 500
    kept._connection.execute("PRAGMA max_page_count=100000")
    assert kept.add([])
    assert [day.of("levels") for day in read_days(tmp_path)] == [500]


def test_a_folder_that_cannot_be_made_costs_the_kiosk_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"a file where a folder should be")
    kept = Audits(tmp_path / "data" / "kiosk", lambda: DAY)

    assert not kept.add([Count("visits", "voice")])
    assert kept.today().of("visits") == 1
    with pytest.raises(AuditsError, match="there are no audits yet"):
        read_days(tmp_path / "data" / "kiosk")


def test_a_table_of_somebody_elses_is_put_aside(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TABLE counts (a, b)")
    other.close()
    kept = audits(tmp_path)

    assert kept.broken is not None
    assert kept.add([Count("visits", "voice")])
