"""What a kiosk does by itself while nobody plays: once a day it measures the room, and checks the site when asked."""

import json
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from game.kiosk.events import Event, RoomMeasured, SiteChecked
from game.kiosk.opening import is_wrong
from game.kiosk.visit.hearing import Hearing
from game.kiosk.visit.room import Book, Calibration, Day, load, save, troubles
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.state import Visit
from game.screens.keeper import Keeper
from voice.child import spawn

BOOK: Final = "room.json"
CALM_S: Final = 4.0  # s without a visitor before it begins
CHECK_S: Final = 45.0  # s that the check of the site may take
OF_ROOM: Final = ("silent_microphone", "clipping", "room_changed")
"""Faults that a measurement begins or ends; that it is too loud the ears tell all day."""


@dataclass(slots=True)
class Found:
    """What has come of it: events to tell, and faults that begin (a detail) or end (None)."""

    events: list[Event] = field(default_factory=list)
    faults: dict[str, str | None] = field(default_factory=dict)


class Rounds:
    """Follows the day."""

    def __init__(
        self,
        settings: VisitSettings,
        folder: Path | None,
        now: Callable[[], datetime] = datetime.now,
        check: Callable[[str], "subprocess.Popen[bytes]"] = lambda device: spawn("game.kiosk.visit.check", device),
    ) -> None:
        """Begin.

        Args:
            settings: of the visit.
            folder: where the book of days is kept; None keeps it in memory.
            now: the wall clock, local.
            check: starts the check of the site with a microphone.

        """
        self._settings, self._now, self._start = settings, now, check
        self._file = folder / BOOK if folder is not None else None
        self.book: Book = load(self._file) if self._file is not None else Book()
        self._keeper = Keeper()
        self._measures: Calibration | None = None
        self._checks: subprocess.Popen[bytes] | None = None
        self._check_s = 0.0
        self._wanted = False
        self._checked: date | None = now().date() if self._past(now()) else None
        """The day whose check is done, or was over before the kiosk began."""

    @property
    def quiet(self) -> bool:
        """Whether the kiosk itself must make no sound now."""
        return self._measures is not None or self._checks is not None

    @property
    def deaf(self) -> bool:
        """Whether nothing that is heard now is a visitor's: the check plays and records its own sound."""
        return self._checks is not None

    def want_check(self) -> None:
        """Check the site as soon as nobody plays."""
        self._wanted = True

    def advance(self, visit: Visit, hearing: Hearing, seconds: float) -> Found:
        """Go on by a time."""
        found = Found()
        self._keeper.poll()
        now = self._now()
        if self._past(now) and self._checked != now.date():
            self._wanted, self._checked = True, now.date()
        if visit.occupied:
            self._measures = None
            if self._checks is not None:  # the visitor comes first, and the check again later
                self._end_check()
                self._wanted = True
            return found
        if self._checks is not None:
            self._check(found, seconds)
        elif self._measures is not None:
            self._measure(found, visit, hearing, seconds, now.date())
        elif visit.stage_s >= CALM_S:
            known = self.book.days and self.book.days[-1].day == now.date()
            if not known and visit.stage == "attract" and hearing.listening and not is_wrong(now):
                self._measures = Calibration(self._settings.calibrate_s)
            elif self._wanted:
                self._begin_check(found)
        return found

    def close(self) -> None:
        """End what runs, when what was measured is kept."""
        self._end_check()
        self._keeper.close()

    def _end_check(self) -> None:
        checks, self._checks = self._checks, None
        if checks is not None:
            checks.kill()
            checks.communicate()

    def _past(self, now: datetime) -> bool:
        at = self._settings.check_at
        return bool(at) and f"{now:%H:%M}" >= at and not is_wrong(now)

    def _measure(self, found: Found, visit: Visit, hearing: Hearing, seconds: float, today: date) -> None:
        assert self._measures is not None
        if not hearing.listening or visit.stage != "attract":
            self._measures = None
            return
        self._measures.take(hearing.ears.level, seconds, quiet=not visit.speaking)
        if self._measures.done:
            self._note(found, self._measures.day(today))
            self._measures = None

    def _note(self, found: Found, day: Day) -> None:
        wrong = troubles(day, self.book, self._settings.loud_db, self._settings.changed_db)
        self.book = self.book.with_day(day)
        if self._file is not None:
            self._keeper.do(partial(save, self.book, self._file))  # no frame waits for a disk
        found.events.append(RoomMeasured(time.time(), day.floor_db, day.clipping, "too_loud" in wrong))
        found.faults |= {code: wrong.get(code) for code in OF_ROOM}

    def _begin_check(self, found: Found) -> None:
        self._wanted = False
        try:
            self._checks, self._check_s = self._start(self._settings.microphone), 0.0
        except OSError as error:
            _judged(found, {"colour": "red", "findings": {}}, error.strerror or "")

    def _check(self, found: Found, seconds: float) -> None:
        assert self._checks is not None
        self._check_s += seconds
        if self._checks.poll() is None and self._check_s <= CHECK_S:
            return
        in_time = self._checks.poll() is not None
        if not in_time:
            self._checks.kill()
        told, _ = self._checks.communicate()
        self._checks = None
        try:
            _judged(found, json.loads(told))
        except ValueError:
            _judged(found, {"colour": "red", "findings": {}}, "no microphone" if in_time else "no answer")


def _judged(found: Found, told: Mapping[str, object], why: str = "") -> None:
    """Take what the check has found: its light, and by name what is not green."""
    findings = told.get("findings")
    named = dict(findings) if isinstance(findings, dict) else {}
    bad = [f"{name} {figure:g} {unit}".strip() for name, (colour, figure, unit) in named.items() if colour != "green"]
    light = told.get("colour")
    detail = why or ", ".join(bad)
    found.events.append(SiteChecked(time.time(), light if light in ("green", "yellow") else "red", detail))
    found.faults["site_check"] = None if light in ("green", "yellow") else detail
