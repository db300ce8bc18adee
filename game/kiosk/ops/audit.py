"""The audits: counts per day in sqlite, and nothing else. Nothing that was said, nobody, and no moment of a visit.

One connection, in one process, behind one lock, with a rollback journal and synchronous=FULL: what was counted survives
a power cut the moment after. (Write-ahead logs are not used: sqlite before 3.51.3 may spoil them when two write.) While
a disk takes nothing, counts wait in memory and are written later. A file that sqlite finds broken is kept as `.bad`.
"""

import contextlib
import sqlite3
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from game.kiosk.ops.counts import Count
from voice.words import Text

FILE: Final = "audits.sqlite3"
KEPT_BAD: Final = 5  # broken files that are kept as evidence
BROKEN: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
MOST_WAITING: Final = 20_000  # counts in memory while the disk takes nothing
_SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS counts (
        day TEXT NOT NULL, what TEXT NOT NULL, which TEXT NOT NULL, n REAL NOT NULL,
        PRIMARY KEY (day, what, which)
    ) WITHOUT ROWID
"""
_ADD: Final = "INSERT INTO counts VALUES (?, ?, ?, ?) ON CONFLICT (day, what, which) DO UPDATE SET n = n + excluded.n"

Counts = Mapping[str, Mapping[str, float]]
"""`counts[what][which]`."""


class AuditsError(Exception):
    """The audits cannot be read."""

    def __init__(self, where: str, text: Text) -> None:
        super().__init__(f"{where}: {text.en}")
        self.where, self.text = where, text


@dataclass(frozen=True, slots=True)
class Day:
    """One day."""

    day: str
    """ISO 8601, by the machine's local time."""
    counts: Counts

    def of(self, what: str, *which: str) -> float:
        """Give one count, or the sum of some; without names, of all."""
        found = self.counts.get(what, {})
        return sum(found.get(name, 0) for name in which) if which else sum(found.values())

    @property
    def understood(self) -> float | None:
        """Share of what was said that was understood, 0 to 1; None on a day when nobody spoke."""
        good, bad = self.of("understood", "voice"), self.of("not_understood")
        return good / (good + bad) if good + bad else None

    @property
    def uptime(self) -> float | None:
        """Share of the opening hours in which visitors could play, 0 to 1; None on a day without any."""
        good = self.of("up_s", "attract", "visit")
        bad = self.of("up_s", "starting", "safe", "stopped")
        return good / (good + bad) if good + bad else None


class Audits:
    """The counts of one kiosk. Every method may be called from any thread; none raises for the disk's sake."""

    def __init__(self, folder: Path, today: Callable[[], date] = date.today) -> None:
        self._file, self._today = folder / FILE, today
        self._lock = threading.Lock()
        self._waiting: dict[tuple[str, str, str], float] = defaultdict(float)
        self._connection: sqlite3.Connection | None = None
        self.broken: Path | None = None
        """Where a broken file was put, if this run found one."""
        with self._lock:
            self._open()

    def add(self, counts: Iterable[Count]) -> bool:
        """Add to today's counts; False while they wait in memory."""
        today = self._today().isoformat()
        with self._lock:
            for count in counts:
                if len(self._waiting) < MOST_WAITING:
                    self._waiting[today, count.what, count.which] += count.n
            return self._write()

    def days(self, since: date | None = None) -> tuple[Day, ...]:
        """Give the days from one on, the newest first; what waits in memory counts too."""
        first = since.isoformat() if since else ""
        with self._lock:
            rows = list(self._read(first)) + [(*key, n) for key, n in self._waiting.items() if key[0] >= first]
        return _days(rows)

    def today(self) -> Day:
        """Give today."""
        today = self._today()
        return next((day for day in self.days(today) if day.day == today.isoformat()), Day(today.isoformat(), {}))

    def well(self) -> bool:
        """Tell whether the file is whole and can be written now."""
        with self._lock:
            try:
                self._again()
                if self._connection is None or self._connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
                    return False
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.rollback()
            except (sqlite3.Error, UnicodeDecodeError):
                return False
            return True

    def forget(self, days: int) -> None:
        """Remove what is older than so many days."""
        border = (self._today() - timedelta(days=days)).isoformat()
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._connection is not None:
                with self._connection:
                    self._connection.execute("DELETE FROM counts WHERE day < ?", (border,))

    def close(self) -> None:
        """Write what waits and close."""
        with self._lock:
            self._write()
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _write(self) -> bool:
        if not self._waiting:
            return True
        try:
            self._again()
            if self._connection is None:
                return False
            with self._connection:
                self._connection.executemany(_ADD, [(*key, n) for key, n in self._waiting.items()])
        except BROKEN as error:
            if _is_broken(error):
                self._put_aside()
            return False
        self._waiting.clear()
        return True

    def _read(self, first: str) -> Iterable[tuple[str, str, str, float]]:
        try:
            self._again()
            if self._connection is None:
                return ()
            return self._connection.execute("SELECT * FROM counts WHERE day >= ?", (first,)).fetchall()
        except BROKEN as error:
            if _is_broken(error):
                self._put_aside()
            return ()

    def _again(self) -> None:
        if self._connection is None:
            self._open()

    def _open(self) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _connected(self._file)
        except BROKEN as error:
            if _is_broken(error):
                self._put_aside()
        except OSError:
            return

    def _put_aside(self) -> None:
        """Keep a broken file as evidence, and begin a new one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        with contextlib.suppress(OSError, sqlite3.Error, UnicodeDecodeError):
            bad = self._file.with_name(f"{self._file.name}.{time.time_ns()}.bad")
            self._file.replace(bad)
            self._file.with_name(f"{FILE}-journal").unlink(missing_ok=True)
            self.broken = bad
            for old in sorted(self._file.parent.glob(f"{FILE}.*.bad"))[:-KEPT_BAD]:
                old.unlink()
            self._connection = _connected(self._file)


def read_days(folder: Path, since: date | None = None) -> tuple[Day, ...]:
    """Read the audits from another process, the terminal's; nothing is written.

    Raises:
        AuditsError: there are none, or they cannot be read now.

    """
    file = folder / FILE
    if not file.is_file():
        raise AuditsError(str(file), Text("there are no audits yet", "还没有统计数据"))
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as opened:
            rows = opened.execute(
                "SELECT * FROM counts WHERE day >= ?", (since.isoformat() if since else "",)
            ).fetchall()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise AuditsError(str(file), Text(f"cannot be read: {error}", f"无法读取：{error}")) from None
    return _days(rows)


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=2, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA trusted_schema=OFF")
        if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("database disk image is malformed")
        with connection:
            connection.execute(_SCHEMA)
        columns = [row[1] for row in connection.execute("PRAGMA table_info(counts)")]
        if columns != ["day", "what", "which", "n"]:
            raise sqlite3.DatabaseError("file is not a database of counts")
    except (sqlite3.Error, UnicodeDecodeError):
        connection.close()
        raise
    return connection


def _is_broken(error: sqlite3.DatabaseError | UnicodeDecodeError) -> bool:
    """Tell a broken file from a disk that is full, locked or read-only."""
    # What sqlite quotes of a broken file need not be text.
    marks = ("malformed", "not a database", "decode")
    return isinstance(error, UnicodeDecodeError) or any(mark in str(error) for mark in marks)


def _days(rows: Iterable[tuple[str, str, str, float]]) -> tuple[Day, ...]:
    found: dict[str, dict[str, dict[str, float]]] = {}
    for day, what, which, n in rows:
        whats = found.setdefault(day, {})
        whats.setdefault(what, {})
        whats[what][which] = whats[what].get(which, 0) + n
    return tuple(Day(day, found[day]) for day in sorted(found, reverse=True))
