"""A sign of life to a hub that speaks Exhibitera's Core API."""

import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from game.kiosk.board import Order
from game.kiosk.ops import heartbeat
from game.kiosk.ops.settings import HeartbeatSettings, OperatorSettings
from tests.kiosk.ops.serving import served

OFF = OperatorSettings(enabled=False)


class Hub:
    """Takes pings, and answers the first with what it wants."""

    def __init__(self, answer: Callable[[BaseHTTPRequestHandler, int], None]) -> None:
        self.pings: list[tuple[str, dict[str, Any]]] = []
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hub.pings.append((self.path, json.loads(body)))
                answer(self, len(hub.pings))

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's own name
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@contextmanager
def hub(answer: Callable[[BaseHTTPRequestHandler, int], None]) -> Iterator[Hub]:
    made = Hub(answer)
    try:
        yield made
    finally:
        made.server.shutdown()
        made.server.server_close()


def wanting(*commands: object) -> Callable[[BaseHTTPRequestHandler, int], None]:
    def answer(handler: BaseHTTPRequestHandler, number: int) -> None:
        told = {"commands": list(commands) if number == 1 else [], "definition": None, "success": True}
        body = json.dumps(told).encode()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def until(what: Callable[[], object], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_it_tells_that_it_lives_and_whether_somebody_plays_under_one_id(tmp_path: Path) -> None:
    with hub(wanting()) as there:
        settings = HeartbeatSettings(url=there.url + "/", every_s=1.0)
        with served(tmp_path, heartbeat=settings, operator=OFF) as one:
            until(lambda: there.pings)
            one.board.set(mode="visit")
            until(lambda: there.pings[-1][1]["current_interaction"])
        count = len(there.pings)
        with served(tmp_path, heartbeat=settings, operator=OFF):
            until(lambda: len(there.pings) > count)

    assert {path for path, _ in there.pings} == {"/core/ping"}
    (same,) = {ping["uuid"] for _, ping in there.pings}
    assert uuid.UUID(same).version == 4
    assert there.pings[0][1]["permissions"]["shutdown"] is False


@pytest.mark.parametrize(
    ("commands", "orders"), [(True, (Order("restart"), Order("close"), Order("open"))), (False, ())]
)
def test_the_hub_may_order_what_concerns_an_exhibit(tmp_path: Path, commands: bool, orders: tuple[Order, ...]) -> None:
    wants = wanting("refresh_page", "sleep_display", "wake_display", "shutdown", "restart", "rm -rf /", 7, {"a": 1})
    with hub(wants) as there:
        settings = HeartbeatSettings(url=there.url, every_s=1.0, commands=commands)
        with served(tmp_path, heartbeat=settings, operator=OFF) as one:
            until(lambda: len(there.pings) >= 2)
            assert one.board.asked() == orders


def _redirect(handler: BaseHTTPRequestHandler, _number: int) -> None:
    handler.send_response(307)
    handler.send_header("Location", "/elsewhere")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _garbage(handler: BaseHTTPRequestHandler, _number: int) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"[" * 50_000)


def _refusal(handler: BaseHTTPRequestHandler, _number: int) -> None:
    handler.send_response(500)
    handler.end_headers()


@pytest.mark.parametrize("answer", [_redirect, _garbage, _refusal])
def test_a_hub_that_answers_anything_else_is_told_as_a_fault_and_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Callable[[BaseHTTPRequestHandler, int], None]
) -> None:
    monkeypatch.setattr(heartbeat, "backoff_s", lambda *_: 0.01)
    monkeypatch.setattr(heartbeat, "LONGEST_S", 0.01)
    with hub(answer) as there, served(tmp_path, heartbeat=HeartbeatSettings(url=there.url), operator=OFF) as one:
        until(lambda: "hub" in one.board.state.faults)
        until(lambda: len(there.pings) > 5)
        assert {path for path, _ in there.pings} == {"/core/ping"}
