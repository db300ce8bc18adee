"""An operator's side that runs for a test, and a plain client that asks it."""

import http.client
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from game.kiosk import ops
from game.kiosk.board import Board
from game.kiosk.ops.running import Running
from game.kiosk.ops.settings import OperatorSettings
from game.kiosk.settings import KioskSettings

LOADED_S = 60.0
PASSWORD = "correct horse"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Served:
    """A page that is served, its board, and a client with a cookie jar of one cookie."""

    board: Board
    running: Running
    data: Path
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, body: Any = None, method: str = "", **headers: str) -> Answer:
        """Ask as software does: no Origin, no Sec-Fetch-Site, unless they are given (`_` stands for `-`)."""
        there = urlsplit(self.running.address)
        line = http.client.HTTPConnection(there.hostname or "", there.port, timeout=20)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if isinstance(body, dict):
            sent.setdefault("Content-Type", "application/json")
            body = urlencode(body) if "urlencoded" in sent["Content-Type"] else json.dumps(body)
        line.request(method or ("POST" if body is not None else "GET"), path, body, sent)
        answer = line.getresponse()
        for given in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = given.partition(";")[0].partition("=")
            self.cookies[name] = value
        told = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode())
        line.close()
        return told

    def form(self, path: str, fields: Mapping[str, str], **headers: str) -> Answer:
        """Send a form."""
        return self.ask(path, dict(fields), Content_Type="application/x-www-form-urlencoded", **headers)

    def token(self, path: str = "/") -> str:
        """Give the token of a page's forms."""
        return self.ask(path).text.partition('name="token" value="')[2].partition('"')[0]


@contextmanager
def served(data: Path, board: Board | None = None, **sections: Any) -> Iterator[Served]:
    """Serve at a free port; `sections` are those of the settings."""
    board = board or Board()
    operator = sections.pop("operator", OperatorSettings()).model_copy(update={"port": 0})
    running = ops.start(board, KioskSettings(data=data, operator=operator, **sections), data)
    try:
        assert running.wait(LOADED_S)
        yield Served(board, running, data)
    finally:
        running.close()
