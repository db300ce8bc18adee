"""Begins and ends the operator's side: each part in a thread of its own, and none of them held up by another.

What they need is loaded in a thread too: the game's first picture does not wait for a web server.
"""

import contextlib
import shutil
import threading
import time
from pathlib import Path

from game.kiosk.board import Board
from game.kiosk.ledger import Ledger
from game.kiosk.log import LOG
from game.kiosk.ops import needs
from game.kiosk.settings import KioskSettings

JOIN_S = 10.0  # that closing waits for what is still being loaded
SECRET = ("leave_pin",)
"""Settings that nobody is shown."""


class Running:
    """The operator's side while a kiosk runs. Close it at the end."""

    def __init__(self, board: Board, settings: KioskSettings, data: Path) -> None:
        self._settings, self._data, self._board = settings, data, board
        self._ledger = Ledger(board, time.monotonic, time.time)
        self._stack = contextlib.ExitStack()
        self._came = self._stack.enter_context(board.subscribed())  # what is told from now on is counted
        self._over = False
        self.address = ""
        """Of the page, when it can be asked for."""
        self._thread = threading.Thread(target=self._begin, name="operator", daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until all that can run does; False when it took longer."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def close(self) -> None:
        """End it; what does not end soon ends with the process."""
        self._over = True
        if self.wait(JOIN_S):
            self._stack.close()

    def _begin(self) -> None:
        try:
            self._parts()
        except Exception as error:  # the game plays on, whatever is wrong here
            LOG.exception("operator")
            self._ledger.began("operator_page", type(error).__name__)

    def _parts(self) -> None:
        from game.kiosk.ops.audit import Audits
        from game.kiosk.ops.clerk import Clerk
        from game.kiosk.ops.contents import Contents
        from game.kiosk.ops.session import Sessions
        from game.kiosk.ops.site import Site

        settings, enter = self._settings, self._stack.enter_context
        shutil.rmtree(self._data / "uploads", ignore_errors=True)  # what a power cut left
        audits = enter(contextlib.closing(Audits(self._data)))
        days = settings.operator.audits_days
        clerk = enter(contextlib.closing(Clerk(self._board, audits, self._ledger, days, self._came)))
        root, name = self._data / "content", settings.fleet.name
        contents = enter(contextlib.closing(Contents(root, settings.content, self._board, self._ledger, name)))
        site = Site(
            board=self._board,
            audits=audits,
            contents=contents,
            data=self._data,
            operator=settings.operator,
            metrics=settings.metrics,
            fleet=settings.fleet,
            settings=_shown(settings),
            sessions=Sessions(settings.operator.session_s),
            totals=lambda: clerk.totals,
        )
        lacks = needs.line(settings)
        if lacks is not None:
            LOG.warning("%s", lacks.en)
            self._ledger.began("operator_page", lacks.en)
        names = {package for _, package in needs.missing(settings)}
        if settings.operator.enabled and not names & {"fastapi", "uvicorn"} and not self._over:
            from game.kiosk.ops.serve import Server

            server = enter(contextlib.closing(Server(site, self._ledger)))
            self.address = server.address
        if settings.mqtt.host and "paho" not in names and not self._over:
            from game.kiosk.ops.mqtt import Mqtt

            enter(contextlib.closing(Mqtt(site, settings.mqtt, self._ledger)))
        if settings.heartbeat.url and not self._over:
            from game.kiosk.ops.heartbeat import Heartbeat

            enter(contextlib.closing(Heartbeat(site, settings.heartbeat, self._ledger)))


def _shown(settings: KioskSettings) -> dict[str, object]:
    """Give the settings as the page may show them."""
    found: dict[str, object] = settings.model_dump(mode="json")
    for section in found.values():
        if isinstance(section, dict):
            section |= {name: "***" for name in SECRET if section.get(name)}
    return found
