"""What a kiosk does all day: hours, orders, memory, disk, and a game that is kept on the screen.

It draws nothing and hears nothing, so little can go wrong in it. What can, it survives: a turn that fails is told and
the next one is made. It is kept alive itself by systemd or Shell Launcher (`game.kiosk.install`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from game.kiosk.board import Board, Mode, Order
from game.kiosk.clock import Clock, SystemClock
from game.kiosk.errors import KioskError
from game.kiosk.events import (
    ContentChanged,
    Event,
    FaultBegan,
    FaultEnded,
    Listening,
    Restarted,
    SiteChecked,
    VisitStarted,
)
from game.kiosk.faults import fault
from game.kiosk.hours import HoursSettings
from game.kiosk.keeper import Calls, Keeper, Why
from game.kiosk.ledger import Ledger
from game.kiosk.log import LOG
from game.kiosk.notify import Notifier
from game.kiosk.opening import Jumps, Morning, Opening, is_wrong
from game.kiosk.process import GAME, Process
from game.kiosk.settings import KioskSettings
from game.kiosk.visited import Visited, after

TURN_S: Final = 0.1  # s that a turn waits at most
MOST_S: Final = 0.5  # s that a turn counts at most: more means that we were stopped, and not that the game was
SECOND_S: Final = 1.0
TO_GAME: Final = ("selftest", "mute", "attract", "volume")
OURS: Final = {"data", "life", "hours", "content", "operator", "metrics", "mqtt", "heartbeat", "fleet"}
"""Settings that the game needs not know."""


class Supervisor:
    """The life of a kiosk. `run` goes on until it is asked to stop, on the board."""

    def __init__(
        self,
        settings: KioskSettings,
        board: Board,
        *,
        clock: Clock | None = None,
        command: Sequence[str] = GAME,
        notifier: Notifier | None = None,
        disk: Callable[[], str] = lambda: "",
        reread: Callable[[], KioskSettings] | None = None,
        house: Callable[[], HoursSettings | None] = lambda: None,
        shown: Callable[[], None] = lambda: None,
        broken: str = "",
    ) -> None:
        """Begin.

        Args:
            settings: as they are in force.
            board: where it publishes, and is asked.
            clock: the time.
            command: starts a game; it speaks the language of `game.kiosk.link`.
            notifier: to systemd.
            disk: gives the fault of the disk, or nothing.
            reread: gives the settings anew, for the order to reload.
            house: gives the hours of the content pack that is shown, which count more than those of the settings.
            shown: called when a picture is there.
            broken: what is wrong with the settings file, if others than its settings are in force.

        """
        self._settings, self._board = settings, board
        self._clock: Clock = clock or SystemClock()
        self._notifier = notifier or Notifier({})
        self._disk, self._reread, self._house, self._shown = disk, reread, house, shown
        self._ledger = Ledger(board, self._clock.monotonic, self._at)
        calls = Calls(self._setup, self._told, self._back, self._gone, self._end)
        self._keeper = Keeper(command, settings.life, self._ledger, calls)
        self._opening = Opening(house() or settings.hours)
        self._morning = Morning(settings.life.morning)
        self._jumps = Jumps()
        self._over, self._code = False, 0
        self._open = True
        self._visit: Visited | None = None
        self._mode: Mode = "starting"
        self._wish: Why = ""
        """Why the game is to be started anew when nobody plays."""
        self._ledger.put("settings_broken", bool(broken), broken)
        now = self._clock.monotonic()
        self._turned = self._second = self._looked = self._alive = now

    @property
    def game(self) -> Process | None:
        """The game that is on the screen, or is to be; None while there is none."""
        return self._keeper.game

    def run(self) -> int:
        """Keep the kiosk alive until it is to end; give the exit code."""
        self._board.set(mode="starting", up_since=self._at())
        LOG.info("the kiosk begins")
        self._each_second(0.0, self._clock.monotonic())
        try:
            while not self._over:
                try:
                    self._turn()
                except Exception as error:  # whatever it is, the visitor in front of the screen comes first
                    LOG.exception("supervisor")
                    self._ledger.began("supervisor", type(error).__name__)
        finally:
            self._notifier.stopping()
            self._keeper.close(self._clock.monotonic)
            self._board.set(mode="stopped", faults={})
            LOG.info("the kiosk ends: %d", self._code)
            self._notifier.close()
        return self._code

    def _at(self) -> float:
        return self._clock.now().timestamp()

    # One turn

    def _turn(self) -> None:
        self._keeper.wait(TURN_S, self._clock.monotonic)
        now = self._clock.monotonic()
        passed = min(max(now - self._turned, 0.0), MOST_S)
        self._turned = now
        for order in self._board.asked():
            self._obey(order)
        if self._over:
            return
        if now - self._second >= SECOND_S:
            self._each_second(now - self._second, now)
        if now - self._looked >= self._settings.life.look_s:
            self._look(now)
        if self._wish and (self._wish == "order" or (self._keeper.shows and self._visit is None)):
            self._wish = "" if self._keeper.renew(self._wish) else self._wish
        self._keeper.turn(passed, now)
        if self._notifier.watchdog_s and now - self._alive >= self._notifier.watchdog_s / 2:
            self._alive = now
            self._notifier.alive()

    def _each_second(self, passed: float, now: float) -> None:
        self._second = now
        wall = self._clock.now()
        jump = self._jumps.look(wall, now)
        self._ledger.put("clock_jumped", bool(jump), f"{jump:+.0f} s")
        self._ledger.put("clock_wrong", is_wrong(wall))
        if self._morning.came(wall) and not is_wrong(wall):
            self._forgive()
            self._wish = self._wish or "morning"
        self._set_open(self._opening.look(wall, self._visit is not None, passed))
        self._board.set(frame_age_s=round(self._keeper.patience.age_s, 1) if self._keeper.game else 0.0)
        if not self._keeper.wanted:
            self._notifier.ready()
        wrong = next(iter(self._board.state.faults), "")
        self._notifier.status(f"{self._mode}: {fault(wrong).what.en}" if wrong else self._mode)

    def _look(self, now: float) -> None:
        """Look at memory and disk."""
        self._looked = now
        wrong = self._disk()
        for code in ("disk_full", "disk_read_only", "disk_broken"):
            self._ledger.put(code, wrong == code)
        held = self._keeper.game.memory_mb() if self._keeper.game is not None else None
        if held is None:
            return
        if held > self._settings.life.memory_hard_mb:
            self._keeper.lose("memory_hard", f"{held:.0f} MB")
        elif held > self._settings.life.memory_mb:
            self._ledger.began("memory", f"{held:.0f} MB")
            self._wish = self._wish or "memory"

    # What the game does

    def _setup(self) -> dict[str, Any]:
        return {
            "settings": self._settings.model_dump(mode="json", exclude=OURS),
            "data": str(self._settings.folder),
            "mode": self._keeper.budget.mode,
            "open": self._open,
        }

    def _back(self, why: Why, seconds: float | None) -> None:
        if seconds is None:
            LOG.info("the picture is there")
        else:
            LOG.info("the picture is back after %.2f s (%s)", seconds, why)
            self._board.tell(Restarted(self._at(), why, seconds))
        self._ledger.ended("memory")
        self._notifier.ready()
        self._set_mode()
        self._shown()

    def _gone(self, why: Why, seconds: float) -> None:
        LOG.info("a game has ended after %.0f s %s", seconds, why)
        if self._visit is not None:
            self._board.tell(self._visit.cut_off(self._at(), self._clock.monotonic()))
            self._visit = None
        self._board.change(lambda state: replace(state, restarts=state.restarts + (why != "closed"), engine=""))
        self._set_mode()

    def _told(self, event: Event) -> None:
        if isinstance(event, FaultBegan):
            self._ledger.began(event.code, event.detail, "game")
            return
        if isinstance(event, FaultEnded):
            self._ledger.ended(event.code)
            return
        self._visit = after(self._visit, event, self._clock.monotonic())
        if isinstance(event, VisitStarted):
            self._board.change(lambda state: replace(state, visits=state.visits + 1))
        elif isinstance(event, ContentChanged):
            self._board.set(content=f"{event.name} {event.version}".strip())
        elif isinstance(event, Listening):
            self._board.set(engine=event.engine)
        elif isinstance(event, SiteChecked):
            self._board.set(site=event.light, site_at=event.at, site_findings=event.findings)
        self._set_mode()
        self._board.tell(event)

    # What is wanted

    def _obey(self, order: Order) -> None:
        LOG.info("order: %s", order.does)
        if order.does == "stop":
            self._end(0)
        elif order.does == "restart":
            self._forgive()
            self._keeper.hurry()
            self._wish = "order" if self._keeper.game is not None else ""
        elif order.does in ("open", "close"):
            self._opening.say(order.does == "open")
            self._set_open(self._opening.look(self._clock.now(), self._visit is not None, 0.0))
        elif order.does == "reload":
            self._reload()
        elif order.does in TO_GAME and self._keeper.game is not None:
            self._keeper.game.obey(order)

    def _reload(self) -> None:
        if self._reread is not None:
            try:
                self._settings = self._reread()
            except KioskError as error:
                self._ledger.began("settings_broken", str(error))
            else:
                self._ledger.ended("settings_broken")
                self._keeper.follow(self._settings.life)
                self._morning = Morning(self._settings.life.morning)
        self._opening.follow(self._house() or self._settings.hours)
        self._forgive()
        self._wish = self._wish or "reload"

    def _forgive(self) -> None:
        self._keeper.forgive()
        self._ledger.ended("supervisor")
        self._set_mode()

    def _set_open(self, is_open: bool) -> None:
        if is_open == self._open:
            return
        self._open = is_open
        LOG.info("open" if is_open else "closed")
        self._keeper.wanted = is_open or self._settings.hours.closed == "dark"
        if not self._keeper.wanted:
            self._keeper.renew("closed")
        elif self._keeper.game is not None:
            self._keeper.game.obey(Order("open" if is_open else "close"))
        self._set_mode()

    def _set_mode(self) -> None:
        mode: Mode = "attract"
        if not self._open:
            mode = "closed"
        elif self._keeper.runs != "again":
            mode = "safe"
        elif not self._keeper.shows:
            mode = "starting"
        elif self._visit is not None:
            mode = "visit"
        if mode != self._mode:
            self._mode = mode
            self._board.set(mode=mode)

    def _end(self, code: int) -> None:
        self._over, self._code = True, code
