"""The room as the microphone hears it: measured at the start of each day, kept as numbers, compared with other days."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.level.files import write

SHARE: Final = 0.10
"""Of the blocks lie below the floor: what is left when nobody speaks."""
CLIPS_DB: Final = -3.0  # dBFS of a whole block of 32 ms; speech that reaches it is cut off at its peaks
DEAD_DB: Final = -100.0  # dBFS; a room that is quieter is no room but a microphone that is off
DAYS: Final = 60  # that are kept
FEWEST: Final = 60  # blocks of a measurement, 2 s


class Day(BaseModel):
    """One day's figures, dBFS."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    day: date
    floor_db: float = Field(ge=-200, le=20)
    loudest_db: float = Field(ge=-200, le=20)
    clipping: bool = False


class Book(BaseModel):
    """All days that are known: the day of installation, which stays, and the last ones."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    installed: Day | None = None
    days: tuple[Day, ...] = ()

    def with_day(self, day: Day) -> "Book":
        """Give the book with a day, over an earlier measurement of the same."""
        others = tuple(one for one in self.days if one.day != day.day)
        return Book(installed=self.installed or day, days=(*others, day)[-DAYS:])

    def before(self, day: Day) -> Day | None:
        """Give the last day before this one: yesterday, if the house was open."""
        earlier = [one for one in self.days if one.day < day.day]
        return max(earlier, key=lambda one: one.day, default=None)


def load(file: Path) -> Book:
    """Read the book; one that is broken is kept beside it, as evidence, and a new one begun."""
    try:
        return Book.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return Book()
    except (OSError, ValidationError, ValueError):
        try:
            file.replace(file.with_suffix(".bad"))
        except OSError:
            return Book()
        return Book()


def save(book: Book, file: Path) -> bool:
    """Write the book whole or not at all; False when that was not possible, as the kiosk plays on without."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file, (json.dumps(book.model_dump(mode="json"), indent=1) + "\n").encode())
    except OSError:
        return False
    return True


def troubles(day: Day, book: Book, loud_db: float, changed_db: float) -> Mapping[str, str]:
    """Give what is wrong with a room by its figures: code -> detail.

    Args:
        day: today.
        book: the days before.
        loud_db: dBFS of the floor from which it is too loud to hear.
        changed_db: dB from the day of installation that are worth telling.

    """
    found: dict[str, str] = {}
    if day.floor_db <= DEAD_DB and day.loudest_db <= DEAD_DB:
        return {"silent_microphone": f"{day.loudest_db:.0f} dBFS"}
    if day.floor_db >= loud_db:
        found["too_loud"] = f"{day.floor_db:.0f} dBFS"
    if day.clipping:
        found["clipping"] = f"{day.loudest_db:.0f} dBFS"
    first, last = book.installed, book.before(day)
    changes = []
    if first is not None and first.day != day.day and abs(day.floor_db - first.floor_db) >= changed_db:
        changes.append(f"{day.floor_db - first.floor_db:+.0f} dB since installation")
    if changes and last is not None:
        changes.append(f"{day.floor_db - last.floor_db:+.0f} dB since {last.day.isoformat()}")
    if changes:
        found["room_changed"] = ", ".join(changes)
    return found


@dataclass(slots=True)
class Calibration:
    """One measurement that is going on: loudness of blocks while nobody speaks and the kiosk plays nothing loud."""

    seconds: float
    _levels: list[float] = field(default_factory=list)
    _spent_s: float = 0.0
    _loudest: float = -200.0

    def take(self, level_db: float, seconds: float, *, quiet: bool) -> None:
        """Take how loud it is now, dBFS; what is said counts for the loudest only."""
        self._loudest = max(self._loudest, level_db)
        if quiet:
            self._levels.append(level_db)
            self._spent_s += seconds

    @property
    def done(self) -> bool:
        """Whether enough was heard."""
        return self._spent_s >= self.seconds and len(self._levels) >= FEWEST

    def day(self, today: date) -> Day:
        """Give the figures."""
        return Day(
            day=today,
            floor_db=round(floor_of(self._levels), 1),
            loudest_db=round(self._loudest, 1),
            clipping=self._loudest >= CLIPS_DB,
        )


def floor_of(levels: Sequence[float]) -> float:
    """Give the level below which a tenth of the blocks lie, dBFS."""
    return float(np.quantile(levels, SHARE)) if levels else -200.0
