"""A real HTTP server of the chat-completions protocol on this machine: it tells the truth, lies, stalls and floods."""

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Act = Callable[["Handler", Mapping[str, Any]], None]
STREAM = "text/event-stream"
QUOTA = {
    "modelscope-ratelimit-requests-limit": "2000",
    "modelscope-ratelimit-requests-remaining": "1999",
    "modelscope-ratelimit-model-requests-remaining": "7",
}


@dataclass
class Server:
    """One that does in turn what it was told; the last act again and again."""

    acts: list[Act]
    asked: list[Mapping[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Any

    def do_POST(self) -> None:
        told: Server = self.server.told
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        told.asked.append(body)
        told.keys.append(self.headers.get("Authorization", ""))
        self.close_connection = True
        act = told.acts[min(len(told.asked), len(told.acts)) - 1]
        try:
            act(self, body)
        except OSError:
            self.close_connection = True

    def begin(self, status: int, kind: str, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Connection": "close", **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()

    def say(self, text: str) -> None:
        self.wfile.write(text.encode())
        self.wfile.flush()

    def log_message(self, *_: Any) -> None:
        return


def chunk(content: str | None, end: str | None = None) -> str:
    delta = {} if content is None else {"content": content}
    return "data: " + json.dumps({"choices": [{"index": 0, "delta": delta, "finish_reason": end}]}) + "\n\n"


def says(answer: Any, *, end: str = "stop", **headers: str) -> Act:
    """Answer in a stream, piece by piece, as servers do."""
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)

    def act(handler: Handler, _: Mapping[str, Any]) -> None:
        handler.begin(200, STREAM, headers)
        for at in range(0, len(text), 40):
            handler.say(chunk(text[at : at + 40]))
        handler.say(chunk(None, end) + "data: [DONE]\n\n")

    return act


def says_whole(answer: Any) -> Act:
    """Answer in one piece, although a stream was asked for."""

    def act(handler: Handler, _: Mapping[str, Any]) -> None:
        handler.begin(200, "application/json")
        choice = {"message": {"content": json.dumps(answer)}, "finish_reason": "stop"}
        handler.say(json.dumps({"choices": [choice]}))

    return act


def fails(status: int, **headers: str) -> Act:
    def act(handler: Handler, _: Mapping[str, Any]) -> None:
        handler.begin(status, "application/json", headers)
        handler.say('{"error": {"message": "no"}}')

    return act


def needs_no_schema(answer: Any) -> Act:
    """A server that knows nothing of schemas refuses a question with one."""

    def act(handler: Handler, body: Mapping[str, Any]) -> None:
        (fails(400) if "response_format" in body else says(answer))(handler, body)

    return act


def stalls(handler: Handler, _: Mapping[str, Any]) -> None:
    handler.begin(200, STREAM)
    handler.say(chunk("{"))
    handler.server.told.over.wait(30)


def drips(handler: Handler, _: Mapping[str, Any]) -> None:
    """Send a piece every little while, for ever: no timeout between two of them ends that."""
    handler.begin(200, STREAM)
    while not handler.server.told.over.wait(0.05):
        handler.say(": still thinking\n\n")


def silent(handler: Handler, _: Mapping[str, Any]) -> None:
    handler.server.told.over.wait(30)


def floods(status: int) -> Act:
    def act(handler: Handler, _: Mapping[str, Any]) -> None:
        handler.begin(status, "application/json" if status != 200 else STREAM)
        while not handler.server.told.over.is_set():
            handler.wfile.write(b"x" * 65536)

    return act


def truncates(handler: Handler, _: Mapping[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.say('{"choices": [{"message": {"content": "{')
    handler.connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def serving(*acts: Act) -> Iterator[Server]:
    told = Server(list(acts))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.told = told  # type: ignore[attr-defined]
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.over.set()
        server.shutdown()
        server.server_close()
