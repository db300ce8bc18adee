"""A server that drops, spoils, stalls and leads elsewhere; and a pack that comes whole or not at all."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from game.kiosk.pack import PackError
from game.kiosk.pack import fetch as fetching
from game.kiosk.pack.fetch import fetch, sum_at

DATA = bytes(range(256)) * 2000  # half a megabyte
SUM = hashlib.sha256(DATA).hexdigest()


class House:
    """A house's server; `faults` are used up one for each request for the pack."""

    def __init__(self) -> None:
        self.faults: list[Callable[[Handler, int], None]] = []
        self.asked: list[int] = []
        self.sum = f"{SUM}  pack.zip\n"
        self.stopped = threading.Event()
        house = self
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Handler,), {"house": house}))
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}/pack.zip"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()


class Handler(BaseHTTPRequestHandler):
    house: House

    def do_GET(self) -> None:
        if self.path.endswith(".sha256"):
            self.answer(200, self.house.sum.encode())
            return
        start = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")[0])
        self.house.asked.append(start)
        if self.house.faults:
            self.house.faults.pop(0)(self, start)
        else:
            self.answer(206 if start else 200, DATA[start:], start)

    def answer(self, status: int, body: bytes, start: int = 0, send: int = -1) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if status == 206:
            self.send_header("Content-Range", f"bytes {start}-{len(DATA) - 1}/{len(DATA)}")
        self.end_headers()
        self.wfile.write(body if send < 0 else body[:send])
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Be silent."""


@pytest.fixture
def house() -> Iterator[House]:
    server = House()
    yield server
    server.stopped.set()
    server.server.shutdown()
    server.server.server_close()
    server.thread.join()


def drops(after: int) -> Callable[[Handler, int], None]:
    def fault(handler: Handler, start: int) -> None:
        handler.answer(206 if start else 200, DATA[start:], start, after)
        handler.close_connection = True

    return fault


def spoils(handler: Handler, start: int) -> None:
    handler.answer(206 if start else 200, b"\0" * len(DATA[start:]), start)


def stalls(handler: Handler, start: int) -> None:
    handler.answer(206 if start else 200, DATA[start:], start, 1000)
    handler.house.stopped.wait(20)
    handler.close_connection = True


def says(status: int) -> Callable[[Handler, int], None]:
    return lambda handler, _start: handler.answer(status, b"no")


def ignores_range(handler: Handler, _start: int) -> None:
    handler.answer(200, DATA)


def leads_to(address: str) -> Callable[[Handler, int], None]:
    def fault(handler: Handler, _start: int) -> None:
        handler.send_response(302)
        handler.send_header("Location", address)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return fault


@pytest.mark.parametrize(
    ("faults", "asked"),
    [
        ([], [0]),
        ([drops(100_000), drops(50_000)], [0, 100_000, 150_000]),
        ([drops(100_000), ignores_range], [0, 100_000]),
        ([drops(100_000), spoils], [0, 100_000, 0]),
        ([drops(100_000), stalls], [0, 100_000, 101_000]),
        ([says(503), says(502)], [0, 0, 0]),
        ([drops(0), drops(0), drops(0)], [0, 0, 0, 0]),
    ],
)
def test_a_pack_comes_whole_over_a_line_that_fails_and_no_byte_is_fetched_twice(
    house: House, tmp_path: Path, faults: list[Callable[[Handler, int], None]], asked: list[int]
) -> None:
    house.faults = list(faults)

    file = fetch(house.address, sum_at(house.address), tmp_path, stalled_s=0.3)

    assert file.read_bytes() == DATA
    assert house.asked == asked
    assert list(tmp_path.iterdir()) == [file]


def test_what_was_fetched_before_is_not_asked_for_again_and_what_is_old_is_removed(
    house: House, tmp_path: Path
) -> None:
    (tmp_path / f"{'0' * 64}.part").write_bytes(b"of an older pack")
    fetch(house.address, SUM, tmp_path)
    fetch(house.address, SUM, tmp_path)

    assert house.asked == [0]
    assert [path.name for path in tmp_path.iterdir()] == [f"{SUM}.zip"]


def test_what_is_there_when_it_is_given_up_is_gone_on_with_the_next_time(house: House, tmp_path: Path) -> None:
    house.faults = [drops(200_000), *[drops(0)] * fetching.TRIES]
    with pytest.raises(PackError):
        fetch(house.address, SUM, tmp_path)
    fetch(house.address, SUM, tmp_path)

    assert house.asked[-1] == 200_000


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (spoils, "is not the file whose SHA-256 lies beside it"),
        (says(404), "the server answers 404"),
        (says(429), "the server answers 429"),
        (leads_to("file:///etc/passwd"), "the server answers 302"),
        (leads_to("http://192.0.2.1/pack.zip"), "it leads to an address without https"),
        (leads_to("ftp://127.0.0.1/pack.zip"), "it leads to an address without https"),
    ],
)
def test_what_is_not_the_houses_pack_is_one_line(
    house: House, tmp_path: Path, fault: Callable[[Handler, int], None], why: str
) -> None:
    house.faults = [fault] * 9

    with pytest.raises(PackError, match=why) as error:
        fetch(house.address, SUM, tmp_path, stalled_s=0.3)
    assert "\n" not in str(error.value)
    assert not list(tmp_path.glob("*.zip"))


def test_a_server_that_pours_without_an_end_is_left(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 100_000)

    with pytest.raises(PackError, match="is larger than 200 MB"):
        fetch(house.address, SUM, tmp_path)


@pytest.mark.parametrize(
    "address", ["http://house.example/pack.zip", "ftp://house.example/p.zip", "file:///etc/passwd", "pack.zip", "http://["]
)  # fmt: skip
def test_only_https_is_asked_and_plain_http_only_of_this_machine(address: str) -> None:
    with pytest.raises(PackError, match="is no address of https"):
        sum_at(address)


def test_a_sum_that_is_none_is_one_line(house: House) -> None:
    house.sum = "<html>not found</html>"

    with pytest.raises(PackError, match="is not as sha256sum writes it"):
        sum_at(house.address)
