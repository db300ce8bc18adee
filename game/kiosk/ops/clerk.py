"""The clerk: reads the board and keeps the audits. A thread that nobody waits for."""

import threading
import time
from collections.abc import Callable
from typing import Final

from game.kiosk.board import Board
from game.kiosk.events import Event
from game.kiosk.ledger import Ledger
from game.kiosk.log import LOG
from game.kiosk.ops.audit import Audits
from game.kiosk.ops.counts import Count, counted

WAIT_S: Final = 1.0
UPTIME_S: Final = 15.0  # between two entries of how long which state lasted
DAY_S: Final = 86_400.0


class Clerk:
    """Counts from when it is made until it is closed."""

    def __init__(
        self,
        board: Board,
        audits: Audits,
        ledger: Ledger,
        days: int,
        came: Callable[[float], tuple[Event, ...]],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin.

        Args:
            board: whose state is timed.
            audits: where counts go.
            ledger: where it says that they were broken.
            days: for which they are kept.
            came: waits up to so many seconds and gives what was told, as `Board.subscribed` does; the subscription is
                the caller's, who may have begun it before this could be loaded.
            monotonic: the clock.

        """
        self._board, self._audits, self._ledger, self._days, self._monotonic = board, audits, ledger, days, monotonic
        self._came = came
        self._over = threading.Event()
        self.totals: dict[tuple[str, str], float] = {}
        """What was counted since this began: (what, which) -> n. Replaced as a whole."""
        self._thread = threading.Thread(target=self._run, name="audits", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Count what was told until now, and end."""
        self._over.set()
        self._thread.join(5)

    def _run(self) -> None:
        modes: dict[str, float] = {}
        last = entered = self._monotonic()
        forgotten = float("-inf")
        while True:
            over = self._over.is_set()
            try:
                counts = [count for event in self._came(0.0 if over else WAIT_S) for count in counted(event)]
                now = self._monotonic()
                mode = self._board.state.mode
                modes[mode] = modes.get(mode, 0.0) + now - last
                last = now
                if over or now - entered >= UPTIME_S:
                    counts += [Count("up_s", name, round(seconds, 2)) for name, seconds in modes.items()]
                    modes, entered = {}, now
                self._total(counts)
                self._audits.add(counts)
                self._ledger.put("audits_broken", self._audits.broken is not None)
                if now - forgotten >= DAY_S:
                    self._audits.forget(self._days)
                    forgotten = now
            except Exception:  # one event that cannot be counted must not end the counting
                LOG.exception("audits")
            if over:
                return

    def _total(self, counts: list[Count]) -> None:
        totals = dict(self.totals)
        for count in counts:
            totals[count.what, count.which] = totals.get((count.what, count.which), 0.0) + count.n
        self.totals = totals
