"""Local high scores: what runs took, level by level, in one SQLite file of the player's. It names nobody.

One connection in one thread (the `Keeper`'s). A run is written before the next thing is asked for, and on the disk when
it is told (`synchronous=FULL`): a power cut leaves the table with the run or without it.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from game.level import Level
from game.level.files import digest
from game.sim import TICK
from voice.words import Text

SCHEMA: Final = 1
SMALLEST: Final = 512
"""Bytes of the smallest page, and so of the smallest file that SQLite makes."""
MOST: Final = 50
"""Runs of a level that are kept, the best."""
SHOWN: Final = 8
CREATE: Final = """
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY,
    level TEXT NOT NULL,      -- hash of the level: another version of it has a table of its own
    name TEXT NOT NULL,       -- pack/name or path
    title_en TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    ticks INTEGER NOT NULL,
    deaths INTEGER NOT NULL,
    shards INTEGER NOT NULL,
    of_shards INTEGER NOT NULL,
    day TEXT NOT NULL         -- YYYY-MM-DD
);
CREATE INDEX IF NOT EXISTS best ON runs (level, ticks, deaths);
"""
BEST: Final = "ORDER BY ticks, deaths, shards DESC, id"
BAD: Final = Text(
    "{file}: is no table of scores any more; it is kept as {aside}, and a new one begins",
    "{file}：已不是成绩表；原文件保留为 {aside}，另建新表",
)
UNUSED: Final = Text("{file}: scores are not kept: {why}", "{file}：无法记录成绩：{why}")
NEWER: Final = Text("a newer version of the game has made it", "由更新版本的游戏创建")


@dataclass(frozen=True, slots=True)
class Score:
    """One run."""

    ticks: int
    """From the start to the arrival."""
    deaths: int
    shards: tuple[int, int]
    """Taken, and of how many."""
    day: date

    def line(self) -> Text:
        """Give what it took."""
        seconds, falls = f"{self.ticks * TICK:.1f}", self.deaths
        en = f"{seconds} s · {falls} fall{'' if falls == 1 else 's'}"
        zh = f"{seconds} 秒 · 失误 {falls}"
        if self.shards[1]:
            found = f"{self.shards[0]}/{self.shards[1]}"
            en, zh = f"{en} · {found}", f"{zh} · {found}"
        return Text(en, zh)


@dataclass(frozen=True, slots=True)
class Table:
    """The best runs of one level, the best first."""

    name: str
    title: Text
    scores: tuple[Score, ...]


def place() -> Path:
    """Give the file that scores are kept in."""
    return user_data_path("voxleap", appauthor=False) / "scores.sqlite"


class Scores:
    """The table; it is opened when it is first needed, in the thread that needs it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: sqlite3.Connection | None = None
        self._tried = False
        self.trouble: Text | None = None
        """One line when the file was set aside, or cannot be used."""

    def add(self, level: Level, name: str, score: Score) -> int:
        """Keep a run; give its place in its level's table, 1 for the best, or 0 where nothing can be kept."""
        base = self._connected()
        if base is None:
            return 0
        level_hash, title = digest(level), level.title.text
        row = (level_hash, name, title.en, title.zh, score.ticks, score.deaths, *score.shards, score.day.isoformat())
        try:
            with base:
                new = base.execute(
                    "INSERT INTO runs (level, name, title_en, title_zh, ticks, deaths, shards, of_shards, day)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row,
                ).lastrowid
                ids = [i for (i,) in base.execute(f"SELECT id FROM runs WHERE level = ? {BEST}", (level_hash,))]
                base.executemany("DELETE FROM runs WHERE id = ?", [(i,) for i in ids[MOST:]])
        except sqlite3.Error as error:
            self._fail(str(error))
            return 0
        return ids.index(new) + 1

    def tables(self) -> tuple[Table, ...]:
        """Give the tables of all levels, the one that was played last first."""
        base = self._connected()
        if base is None:
            return ()
        found = []
        try:
            for level, name, en, zh in base.execute(
                "SELECT level, name, title_en, title_zh FROM runs GROUP BY level ORDER BY max(id) DESC"
            ).fetchall():
                rows = base.execute(
                    f"SELECT ticks, deaths, shards, of_shards, day FROM runs WHERE level = ? {BEST} LIMIT ?",
                    (level, SHOWN),
                )
                scores = tuple(Score(t, d, (s, of), date.fromisoformat(day)) for t, d, s, of, day in rows)
                found.append(Table(name, Text(en, zh), scores))
        except (sqlite3.Error, ValueError) as error:
            self._fail(str(error))
        return tuple(found)

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _connected(self) -> sqlite3.Connection | None:
        if self._tried:
            return self._open
        self._tried = True
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._open = _opened(self._file)
        except (sqlite3.OperationalError, OSError) as error:
            self._fail(str(error))
        except sqlite3.DatabaseError:
            self._begin_anew()
        return self._open

    def _begin_anew(self) -> None:
        """Set a broken file aside, with what SQLite has beside it, and begin another."""
        number = 1
        while (aside := self._file.with_name(f"{self._file.name}.{number}.bad")).exists():
            number += 1
        try:
            self._file.replace(aside)
            journal = self._file.with_name(f"{self._file.name}-journal")
            if journal.exists():
                journal.replace(aside.with_name(f"{aside.name}-journal"))
            self._open = _opened(self._file)
        except (sqlite3.Error, OSError) as error:
            self._fail(str(error))
            return
        self.trouble = Text(
            BAD.en.format(file=self._file, aside=aside.name), BAD.zh.format(file=self._file, aside=aside.name)
        )

    def _fail(self, why: str) -> None:
        told = NEWER if why == NEWER.en else Text(why, why)
        self.trouble = Text(
            UNUSED.en.format(file=self._file, why=told.en), UNUSED.zh.format(file=self._file, why=told.zh)
        )


def _opened(file: Path) -> sqlite3.Connection:
    """Open the file and look it through.

    Raises:
        sqlite3.DatabaseError: it is broken; an `OperationalError` is no reason to set it aside.

    """
    if file.exists() and 0 < file.stat().st_size < SMALLEST:
        raise sqlite3.DatabaseError("cut off")  # SQLite would take it for an empty one, and write over it
    base = sqlite3.connect(file, timeout=5.0)
    try:
        base.execute("PRAGMA journal_mode = DELETE")
        base.execute("PRAGMA synchronous = FULL")
        if base.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("quick_check")
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA:
            raise sqlite3.OperationalError(NEWER.en)
        if version < SCHEMA:
            base.executescript(f"BEGIN; {CREATE} PRAGMA user_version = {SCHEMA}; COMMIT;")
        base.execute("SELECT level, name, title_en, title_zh, ticks, deaths, shards, of_shards, day FROM runs LIMIT 1")
    except BaseException:
        base.close()
        raise
    return base
