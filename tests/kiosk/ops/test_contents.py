"""Content that comes by itself: from the house's address, in the house's order, and each once."""

import contextlib
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from game.kiosk.board import Board, Order
from game.kiosk.fleet import share
from game.kiosk.ledger import Ledger
from game.kiosk.ops import contents as looking
from game.kiosk.ops.contents import Contents
from game.kiosk.pack import PackError, install
from game.kiosk.pack.apart import Outcome
from game.kiosk.pack.fetch import rollout_at
from game.kiosk.pack.settings import ContentSettings
from tests.kiosk.pack.making import files, unproved, zipped


class House:
    """A house's server; `files` is what lies there."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        house = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                house.asked.append(self.path)
                body = house.files.get(self.path)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/pack.zip"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def offer(self, pack: bytes, rollout: str = "") -> str:
        sha256 = hashlib.sha256(pack).hexdigest()
        self.files = {"/pack.zip": pack, "/pack.zip.sha256": f"{sha256}  pack.zip\n".encode()}
        if rollout:
            self.files["/pack.zip.rollout"] = rollout.encode()
        return sha256


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(looking, "FIRST_LOOK_S", 0.0)
    monkeypatch.setattr(looking, "spread_s", lambda *_: 0.05)
    monkeypatch.setattr(looking, "backoff_s", lambda *_: 0.05)
    made = House()
    yield made
    made.server.shutdown()
    made.server.server_close()


def here(source: Path, root: Path, _key: Path | None, tell: Any) -> Outcome:
    """Install without the pilot and without a process."""
    try:
        report = install(source, root, None, tell, unproved)
    except PackError as error:
        return Outcome(False, error.text)
    return Outcome(report.good, report.text())


@contextlib.contextmanager
def kiosk(
    house: House, root: Path, board: Board | None = None, name: str = "hall-1", **more: Any
) -> Iterator[Contents]:
    board = board or Board()
    settings = ContentSettings(address=house.address, **more)
    ledger = Ledger(board, time.monotonic, time.time)
    with contextlib.closing(Contents(root, settings, board, ledger, name, installer=here, look_s=0.02)) as one:
        yield one


def until(what: Callable[[], object], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_new_content_at_the_houses_address_is_shown_and_fetched_once(house: House, tmp_path: Path) -> None:
    house.offer(zipped(files("1")))
    board = Board()
    with kiosk(house, tmp_path, board) as one:
        until(lambda: one.shown is not None and one.shown.version == "1")
        asked = len(house.asked)
        until(lambda: len(house.asked) > asked + 3)
        assert board.asked() == (Order("reload"),)
        house.offer(zipped(files("2")))
        until(lambda: one.shown is not None and one.shown.version == "2")
    with kiosk(house, tmp_path) as again:
        asked = len(house.asked)
        until(lambda: len(house.asked) > asked + 2)
        assert again.shown is not None

    assert house.asked.count("/pack.zip") == 2
    assert [pack.version for pack in again.kept] == ["2", "1"]


def test_a_refused_pack_changes_nothing_and_is_not_fetched_again(house: House, tmp_path: Path) -> None:
    house.offer(b"no zip at all")
    with kiosk(house, tmp_path) as one:
        until(lambda: one.results)
        asked = len(house.asked)
        until(lambda: len(house.asked) > asked + 2)
        assert one.shown is None
        assert [result.good for result in one.results] == [False]
    assert house.asked.count("/pack.zip") == 1


def test_a_house_that_does_not_answer_is_told_of_once_and_asked_again(house: House, tmp_path: Path) -> None:
    with kiosk(house, tmp_path) as one:
        until(lambda: len(house.asked) > 4)
        assert len(one.results) == 1
        assert "404" in one.results[0].text.en
        house.offer(zipped(files("1")))
        until(lambda: one.shown is not None)


def test_only_so_many_kiosks_take_a_pack_until_the_house_says_more(house: House, tmp_path: Path) -> None:
    sha256 = house.offer(zipped(files("1")), "10")
    places = {name: share(name, sha256) for name in (f"hall-{n}" for n in range(100))}
    early = min(places, key=lambda name: places[name])
    late = max(places, key=lambda name: places[name])
    assert places[early] < 0.1 < 0.9 < places[late]

    with kiosk(house, tmp_path / "early", name=early) as one:
        until(lambda: one.shown is not None)
    with kiosk(house, tmp_path / "first", name=late, first=True) as one:
        until(lambda: one.shown is not None)
    with kiosk(house, tmp_path / "late", name=late) as one:
        asked = len(house.asked)
        until(lambda: len(house.asked) > asked + 6)
        assert one.shown is None
        house.files["/pack.zip.rollout"] = b"100\n"
        until(lambda: one.shown is not None)


def test_a_tenth_of_a_fleet_is_about_a_tenth_and_not_always_the_same(house: House) -> None:
    sums = [hashlib.sha256(bytes([n])).hexdigest() for n in range(20)]
    taken = [{n for n in range(1000) if share(f"kiosk-{n}", sha256) < 0.1} for sha256 in sums]

    assert all(60 <= len(kiosks) <= 140 for kiosks in taken)
    assert len(set.union(*taken)) > 700
    assert not set.intersection(*taken)


@pytest.mark.parametrize(("text", "found"), [("10", 0.1), (" 2.5 %\n", 0.025), ("100", 1.0), ("0", 0.0)])
def test_a_rollout_is_a_number_of_percent(house: House, text: str, found: float) -> None:
    house.offer(b"", text)

    assert rollout_at(house.address) == found


@pytest.mark.parametrize("text", ["101", "-1", "all", "1e9", "10\n20", "<html>"])
def test_anything_else_is_refused_and_so_taken_by_nobody(house: House, text: str, tmp_path: Path) -> None:
    house.offer(zipped(files("1")), text)
    with pytest.raises(PackError, match=r"is no number of percent, such as 10$"):
        rollout_at(house.address)

    with kiosk(house, tmp_path) as one:
        until(lambda: one.results)
        assert one.shown is None
