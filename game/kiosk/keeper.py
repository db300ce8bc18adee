"""Keeps one game on the screen: starts it, judges its pictures, ends it, and starts it again when it dies or hangs."""

import contextlib
import queue
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from game.kiosk.board import Order
from game.kiosk.budget import Budget, Next
from game.kiosk.errors import CONFIGURATION, TRY_AGAIN
from game.kiosk.events import Event
from game.kiosk.ledger import Ledger
from game.kiosk.life import LifeSettings
from game.kiosk.log import LOG
from game.kiosk.patience import Patience
from game.kiosk.process import Gone, Loading, News, Ping, Process

SPARE_AFTER_S: Final = 5.0  # s after the first picture: the spare is loaded when the game itself needs the machine less
SPARE_AGAIN_S: Final = 60.0  # s after a spare that died by itself
DISPLAY_S: Final = 10.0  # s between two looks for a screen at most
HEALED: Final = ("crash", "hang", "no_start", "memory_hard", "no_display")
"""Faults that a new picture ends."""
Why = Literal[
    "", "crash", "hang", "no_start", "memory_hard", "no_display", "memory", "order", "reload", "morning", "closed"
]


@dataclass(frozen=True, slots=True)
class Calls:
    """What the keeper calls."""

    setup: Callable[[], dict[str, Any]]
    """Gives what a game is told first."""
    told: Callable[[Event], None]
    """The game tells something."""
    back: Callable[[Why, float | None], None]
    """A first picture is there, after so many seconds without one; None at the very first start."""
    gone: Callable[[Why, float], None]
    """The game has ended, this long after it was started last."""
    over: Callable[[int], None]
    """The game was left by the operator, or cannot be started at all: the exit code."""


class Keeper:
    """Holds the game and its spare. All times are seconds of a clock that only goes forward."""

    def __init__(self, command: Sequence[str], life: LifeSettings, ledger: Ledger, calls: Calls) -> None:
        self._command, self._ledger, self._calls = tuple(command), ledger, calls
        self._inbox: queue.SimpleQueue[tuple[Process, News]] = queue.SimpleQueue()
        self._game: Process | None = None
        self._spare: Process | None = None
        self.patience = Patience(life)
        self.follow(life)
        self.runs: Next = "again"
        """How the last game was started: as usual, in safe mode, or as nothing but a still picture."""
        self.wanted = True
        """Whether there is to be a game at all."""
        self._why: Why = ""
        self._lost: tuple[float, Why] | None = None
        """Since when there is no picture, and why; None while there is one."""
        self._start_at = 0.0
        self._deadline: float | None = None
        """When a game that was asked to end is ended."""
        self._began = 0.0
        self._displays = 0
        """Times in a row that there was no screen."""
        self._spare_at = float("inf")
        self._now = 0.0

    def follow(self, life: LifeSettings) -> None:
        """Take other figures."""
        self._life = life
        self.budget = Budget(life.restarts, life.window_s, life.delay_s, life.longest_delay_s)

    @property
    def game(self) -> Process | None:
        """The game that is on the screen, or is to be; None while there is none."""
        return self._game

    @property
    def shows(self) -> bool:
        """Whether a picture is on the screen."""
        return self._game is not None and self.patience.shown

    def wait(self, seconds: float, now: Callable[[], float]) -> None:
        """Take what the game tells, waiting at most so long for the first of it."""
        with contextlib.suppress(queue.Empty):
            process, news = self._inbox.get(timeout=seconds)
            while True:
                self._now = now()
                self._take(process, news)
                process, news = self._inbox.get_nowait()

    def turn(self, passed: float, now: float) -> None:
        """Judge, end and start; `passed` s count since the last turn."""
        self._now = now
        if self._game is not None:
            verdict = self.patience.passed(passed)
            if self._deadline is not None:
                if now >= self._deadline:
                    self._game.kill()
            elif verdict and self._game.alive:  # of one that has just died its end is told next
                self.lose(verdict, f"{self.patience.age_s:.1f} s")
        elif self.wanted and now >= self._start_at:
            self._start()
        self._load_spare()

    def lose(self, why: Why, detail: str) -> None:
        """End the game at once; it is started again."""
        if self._game is not None and not self._why:
            self._why = why
            self._ledger.began(why, detail)
            self._game.kill()

    def renew(self, why: Why) -> bool:
        """Ask the game to end; unless it is not wanted any more another is started then. False while that cannot be."""
        if self._game is None or self._why or self._deadline is not None:
            return False
        self._why, self._deadline = why, self._now + self._life.stop_s
        self._game.obey(Order("stop"))
        return True

    def hurry(self) -> None:
        """Start at once what waits to be started."""
        self._start_at = 0.0

    def forgive(self) -> None:
        """Forget the deaths so far: the next game is started as usual."""
        self.budget.forgive()

    def close(self, now: Callable[[], float]) -> None:
        """End the game politely, then surely."""
        self._drop_spare()
        if self._game is None:
            return
        self.wanted = False
        game, end = self._game, now() + self._life.stop_s
        game.obey(Order("stop"))
        self._why, self._deadline = "closed", end
        while self._game is not None and now() < end:
            self.wait(0.05, now)
        game.kill()

    def _start(self) -> None:
        usual = self.budget.mode == "again"
        game, self._spare = (self._spare, None) if usual else (None, self._spare)
        if game is None or not game.alive:
            try:
                game = Process(self._command, self._inbox)
            except OSError as error:  # no memory for a process, no handle for a pipe
                self._died("crash", error.strerror or "")
                return
        self._game, self._why, self._deadline, self._began = game, "", None, self._now
        self.patience, self.runs = Patience(self._life), self.budget.mode
        game.begin(self._calls.setup())
        LOG.info("the game begins: process %d, %s", game.pid, self.budget.mode)

    def _load_spare(self) -> None:
        if not self._life.spare or self._spare is not None or self._now < self._spare_at:
            return
        if self.shows and self.budget.mode == "again":
            self._spare_at = self._now + SPARE_AGAIN_S
            with contextlib.suppress(OSError):
                self._spare = Process(self._command, self._inbox)

    def _drop_spare(self) -> None:
        if self._spare is not None:
            spare, self._spare = self._spare, None
            spare.kill()

    def _take(self, process: Process, news: News) -> None:
        if process is self._spare and isinstance(news, Gone):
            LOG.warning("the spare game ended: %d %s", news.code, " < ".join(reversed(news.places)))
            self._spare = None
        if process is not self._game:
            return
        if isinstance(news, Ping):
            first = not self.patience.shown
            self.patience.ping()
            if first:
                self._shown()
        elif isinstance(news, Loading):
            self.patience.loading(news.seconds)
        elif isinstance(news, Gone):
            self._gone(news)
        else:
            self._calls.told(news)

    def _shown(self) -> None:
        for code in (*HEALED, *(["safe_mode"] if self.runs == "again" else [])):
            self._ledger.ended(code)
        lost, self._lost = self._lost, None
        self._displays = 0
        self._spare_at = min(self._spare_at, self._now + SPARE_AFTER_S)
        self._calls.back(lost[1] if lost else "", round(self._now - lost[0], 3) if lost else None)

    def _gone(self, gone: Gone) -> None:
        why, meant = self._why, self._deadline is not None
        shown, self._game, self._deadline = self.shows, None, None
        self._ledger.game_ended()
        self._calls.gone(why, self._now - self._began)
        if meant:
            if why != "closed":
                self._again(why, 0.0, shown)
        elif not why and gone.code in (0, CONFIGURATION):
            self._calls.over(gone.code)
        elif not why and gone.code == TRY_AGAIN:
            self._displays += 1
            self._ledger.began("no_display")
            self._again("no_display", min(DISPLAY_S, self._life.delay_s * 2.0 ** (self._displays - 1)), shown)
        else:
            detail = " < ".join(reversed(gone.places)) or f"exit {gone.code}"
            LOG.error("the game ended: %s %d %s", why or "crash", gone.code, detail)
            self._died(why or "crash", detail, shown)

    def _died(self, why: Why, detail: str, shown: bool = False) -> None:
        """Count a death, and plan the next start."""
        self._ledger.began(why, detail)
        before = self.budget.mode
        answer = self.budget.died(self._now)
        if answer.does != before:
            self._ledger.ended("safe_mode")
            self._ledger.began("safe_mode", "" if answer.does == "safe" else "a still picture")
            self._drop_spare()
        self._again(why, answer.delay_s, shown)

    def _again(self, why: Why, delay_s: float, shown: bool) -> None:
        if self._lost is None:
            self._lost = (self._now - (self.patience.age_s if shown else 0.0), why)
        self._start_at = self._now + delay_s
