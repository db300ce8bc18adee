"""`Kiosk`: what other software holds to start, watch and stop the exhibit."""

import contextlib
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from game.kiosk import ops
from game.kiosk.board import Board, Order, State
from game.kiosk.clock import Clock
from game.kiosk.desk import Desk
from game.kiosk.disk import Watch
from game.kiosk.events import Event
from game.kiosk.hours import HoursSettings
from game.kiosk.log import LOG, LogFile
from game.kiosk.notify import Notifier
from game.kiosk.process import GAME
from game.kiosk.settings import KioskSettings, keep, load
from game.kiosk.supervisor import Supervisor

LOG_NAME = "kiosk.log"
CANARIES = 12  # looks at memory for each look at the disk, which is written to
JOIN_S = 10.0


class Kiosk:
    """The exhibit, supervised.

    Args:
        settings: as they come from a file; without them everything is as it comes.
        file: where the settings are from, so that the order "reload" can read it again.
        broken: what is wrong with that file, if others than its settings are in force.
        command: starts a game; for tests.
        clock: the time; for rehearsals.
        notifier: to systemd.

    """

    def __init__(
        self,
        settings: KioskSettings | None = None,
        *,
        file: Path | None = None,
        broken: str = "",
        command: Sequence[str] = GAME,
        clock: Clock | None = None,
        notifier: Notifier | None = None,
    ) -> None:
        self.settings = settings or load(file)
        self.board = Board()
        """For parts that run beside it: state, events, orders."""
        self._file, self._broken = file, broken
        self._command, self._clock, self._notifier = command, clock, notifier
        self._thread: threading.Thread | None = None
        self._supervisor: Supervisor | None = None
        self._code = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def state(self) -> State:
        """How it is now: a value that no later change touches. Ask as often as you like."""
        return self.board.state

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def pid(self) -> int | None:
        """The number of the game's process; None while there is none."""
        game = self._supervisor.game if self._supervisor is not None else None
        return game.pid if game is not None else None

    def start(self) -> None:
        """Open the exhibit; returns at once.

        Raises:
            KioskError: one with the same folder runs already.

        """
        if self.running:
            return
        parts = _Parts(self)
        self._supervisor = parts.supervisor
        self._thread = threading.Thread(target=self._run, args=(parts,), name="kiosk", daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Close it and wait until it has ended; give the exit code."""
        self.ask("stop")
        return self.wait()

    def wait(self, seconds: float | None = None) -> int:
        """Wait until it ends by itself, or for so long; give the exit code so far."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._code

    def ask(self, does: str, value: str = "") -> None:
        """Want something of it: restart, stop, open, close, reload, selftest, mute, attract, volume."""
        self.board.ask(Order(does, value))  # type: ignore[arg-type]

    def events(self, seconds: float = float("inf")) -> Iterator[Event]:
        """Give what happens, as it happens, until it ends or for so long. Who reads too slowly loses the oldest."""
        end = time.monotonic() + seconds
        with self.board.subscribed() as wait:
            while (left := end - time.monotonic()) > 0:
                yield from wait(min(left, 0.2))
                if not self.running:
                    yield from wait(0.0)
                    return

    def _run(self, parts: "_Parts") -> None:
        try:
            self._code = parts.supervisor.run()
        finally:
            parts.close()


class _Parts:
    """What runs beside the supervisor, begun and ended with it."""

    def __init__(self, kiosk: Kiosk) -> None:
        settings, file, board = kiosk.settings, kiosk._file, kiosk.board
        self._stack = contextlib.ExitStack()
        self._stack.enter_context(contextlib.closing(Desk(settings.folder, board)))
        self._stack.enter_context(contextlib.closing(LogFile(settings.folder / LOG_NAME)))
        watch = self._stack.enter_context(contextlib.closing(Watch(settings.folder, CANARIES * settings.life.look_s)))
        board.change(lambda _: State())
        self.supervisor = Supervisor(
            settings,
            board,
            clock=kiosk._clock,
            command=kiosk._command,
            notifier=kiosk._notifier,
            disk=lambda: watch.found,
            reread=(lambda: load(file)) if file is not None else None,
            house=lambda: hours_of(settings.folder / "content"),
            shown=lambda: keep(file) if file is not None and not kiosk._broken else None,
            broken=kiosk._broken,
        )
        self._stack.enter_context(contextlib.closing(ops.start(board, settings, settings.folder)))
        self.close = self._stack.close


def hours_of(content: Path) -> HoursSettings | None:
    """Give the opening hours of the content pack that is shown; None where it has none, or there is none."""
    if not content.is_dir():
        return None  # nothing of packs is loaded
    from game.kiosk.pack.shelf import current

    try:
        pack = current(content)
    except Exception:  # whatever a disk does, a kiosk opens by its own hours
        LOG.exception("hours")
        return None
    return pack.hours if pack is not None else None
