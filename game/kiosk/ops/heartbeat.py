"""A sign of life to a hub, as Exhibitera's Core API wants it, and what the hub wants back.

POST HUB/core/ping {"uuid": ..., "current_interaction": true, "permissions": {...}} every few seconds; the answer holds
`commands`. Those that concern an exhibit are obeyed; those that concern the machine (restart, shutdown) are not ours.
The id is random, made once and kept in `heartbeat.uuid`. The address is the operator's; redirections are not followed.
"""

import contextlib
import json
import threading
import time
import urllib.request
import uuid
from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError

from game.kiosk.board import Order
from game.kiosk.fleet import backoff_s, spread_s
from game.kiosk.ledger import Ledger
from game.kiosk.log import LOG
from game.kiosk.ops.settings import HeartbeatSettings
from game.kiosk.ops.site import Site
from game.level.files import write

FILE: Final = "heartbeat.uuid"
DEADLINE_S: Final = 4.0
LONGEST_S: Final = 60.0  # between two tries while nobody answers
TOLD_AFTER: Final = 3  # failures in a row
MOST_BYTES: Final = 100_000
COMMANDS: Final[Mapping[str, Order]] = {
    "refresh_page": Order("restart"),
    "sleep_display": Order("close"),
    "wake_display": Order("open"),
}
PERMISSIONS: Final = {"audio": True, "refresh": True, "restart": False, "shutdown": False, "sleep": True}


class Heartbeat:
    """Beats until it is closed."""

    def __init__(self, site: Site, settings: HeartbeatSettings, ledger: Ledger) -> None:
        self._site, self._settings, self._ledger = site, settings, ledger
        self._address = settings.url.rstrip("/") + "/core/ping"
        self._uuid = _own_uuid(site.data / FILE)
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Beat no more."""
        self._over.set()
        self._thread.join(DEADLINE_S + 1)

    def _run(self) -> None:
        failures = beats = 0
        name = self._site.fleet.name
        while not self._over.is_set():
            began = time.monotonic()
            try:
                self._obey(self._beat())
            except (OSError, HTTPException, ValueError, RecursionError) as error:
                failures += 1
                if failures == TOLD_AFTER:
                    self._ledger.began("hub", type(error).__name__)
                wait = backoff_s(name, "heartbeat", failures, self._settings.every_s, LONGEST_S)
            except Exception:  # an answer of any kind must not end the beating
                LOG.exception("heartbeat")
                wait = LONGEST_S
            else:
                self._ledger.ended("hub")
                failures, beats = 0, beats + 1
                wait = spread_s(name, "heartbeat", self._settings.every_s, beats)
            self._over.wait(max(0.0, wait - (time.monotonic() - began)))

    def _beat(self) -> Any:
        playing = self._site.board.state.mode == "visit"
        permissions = PERMISSIONS if self._settings.commands else dict.fromkeys(PERMISSIONS, False)
        body = json.dumps({"uuid": self._uuid, "current_interaction": playing, "permissions": permissions}).encode()
        asked = urllib.request.Request(self._address, body, {"Content-Type": "application/json"}, method="POST")
        with self._opener.open(asked, timeout=DEADLINE_S) as answer:
            return json.loads(answer.read(MOST_BYTES))

    def _obey(self, answer: Any) -> None:
        if not isinstance(answer, dict) or answer.get("success") is not True:
            raise ValueError("the hub did not take it")
        commands = answer.get("commands")
        for command in commands[:20] if isinstance(commands, list) and self._settings.commands else ():
            order = COMMANDS.get(command) if isinstance(command, str) else None
            if order is not None:
                self._site.board.ask(order)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Goes nowhere else than where the operator said."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> None:
        raise HTTPError(req.full_url, code, "the hub redirects", headers, fp)


def _own_uuid(file: Path) -> str:
    with contextlib.suppress(OSError, ValueError):
        return str(uuid.UUID(file.read_text(encoding="ascii").strip()))
    made = str(uuid.uuid4())
    with contextlib.suppress(OSError):  # a disk that takes nothing: another id after the next start
        write(file, made.encode() + b"\n")
    return made
