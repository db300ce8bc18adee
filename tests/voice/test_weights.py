import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from voice import weights
from voice.weights import Checkpoint, WeightsError, fetch

BODY = np.random.default_rng(7).bytes(900_000)
MODEL = Checkpoint("base", hashlib.sha256(BODY).hexdigest(), len(BODY))

Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Serves BODY in the ways that a test names by the address."""

    asked: list[tuple[str, str]]
    """Path and range of each request."""

    def do_GET(self) -> None:
        span = self.headers.get("Range", "")
        self.asked.append((self.path, span))
        start = int(span.removeprefix("bytes=").rstrip("-") or 0)
        times = sum(path == self.path for path, _ in self.asked)
        match self.path.split("/")[1]:
            case "good":
                self.give(BODY, start)
            case "drops":
                self.give(BODY, start, 250_000)
            case "corrupts":
                self.give(BODY[:1000] + b"?" + BODY[1001:], start)
            case "stalls_once" if times == 1:
                self.give(BODY, start, 300_000, hold=True)
            case "stalls_once":
                self.give(BODY, start)
            case "stalls":
                time.sleep(3)
            case "no_ranges":
                self.give(BODY, 0, 400_000 if times == 1 else None)
            case "too_much":
                self.send_response(200)
                self.end_headers()
                self.wfile.write(BODY * 3)
            case "portal":
                self.give(b"<html>please log in</html>", 0)
            case "busy" if times < 3:
                self.send_error(503)
            case "busy":
                self.give(BODY, start)
            case _:
                self.send_error(404)

    def give(self, body: bytes, start: int, most: int | None = None, hold: bool = False) -> None:
        if start >= len(body):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        self.wfile.write(body[start : start + most if most else None])
        if hold:
            time.sleep(3)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    asked: list[tuple[str, str]] = []
    handler = type("Asked", (Handler,), {"asked": asked})
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    httpd.daemon_threads = True
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}", asked
    httpd.shutdown()
    httpd.server_close()


Server = tuple[str, list[tuple[str, str]]]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("VOXLEAP_WHISPER", raising=False)
    monkeypatch.delenv("VOXLEAP_WHISPER_MIRROR", raising=False)


def get(server: Server, folder: Path, *ways: str, stalled_s: float = 0.3) -> Path:
    mirrors = tuple(f"{server[0]}/{way}/{{name}}.pt" for way in ways)
    return fetch(MODEL, folder, mirrors=mirrors, stalled_s=stalled_s)


@pytest.mark.parametrize("way", ["good", "drops", "stalls_once", "no_ranges", "busy"])
def test_a_checkpoint_arrives_whole_over_a_line_that_is_not(server: Server, tmp_path: Path, way: str) -> None:
    file = get(server, tmp_path, way)

    assert file.read_bytes() == BODY
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["base.pt"]


def test_what_was_already_loaded_is_not_loaded_again(server: Server, tmp_path: Path) -> None:
    get(server, tmp_path, "drops")

    starts = [int(span.removeprefix("bytes=").rstrip("-") or 0) for _, span in server[1]]
    assert starts == [0, 250_000, 500_000, 750_000]


@pytest.mark.parametrize("way", ["corrupts", "stalls", "too_much", "portal", "missing"])
def test_a_place_that_lies_is_left_for_the_next_one(server: Server, tmp_path: Path, way: str) -> None:
    assert get(server, tmp_path, way, "good").read_bytes() == BODY


@pytest.mark.parametrize(
    ("way", "why"),
    [
        ("corrupts", "SHA-256 differs"),
        ("too_much", "serves too much"),
        ("portal", "serves 26 bytes, which is something else"),
        ("missing", "HTTP 404"),
    ],
)
def test_when_no_place_has_it_one_line_says_why_and_no_file_is_left(
    server: Server, tmp_path: Path, way: str, why: str
) -> None:
    with pytest.raises(WeightsError) as error:
        get(server, tmp_path, way)

    where = server[0].removeprefix("http://")
    assert error.value.text.en == (
        f"base could not be fetched ({where}: {why}); try again, or put base.pt into {tmp_path}"
    )
    assert not [p for p in tmp_path.iterdir() if p.is_file()]


def test_a_part_of_another_file_does_not_spoil_this_one(server: Server, tmp_path: Path) -> None:
    (tmp_path / "base.pt.part").write_bytes(b"x" * 10_000)

    assert get(server, tmp_path, "good").read_bytes() == BODY


def test_a_part_that_is_longer_than_the_file_is_thrown_away(server: Server, tmp_path: Path) -> None:
    (tmp_path / "base.pt.part").write_bytes(b"x" * (len(BODY) + 5))

    assert get(server, tmp_path, "good").read_bytes() == BODY


def test_a_full_disk_is_told_before_a_byte_is_loaded(server: Server, tmp_path: Path) -> None:
    huge = Checkpoint("base", MODEL.sha256, 10**15)

    with pytest.raises(WeightsError, match="MB free, base needs 1000000050 MB; make room"):
        fetch(huge, tmp_path, mirrors=(f"{server[0]}/good",))
    assert not server[1]


def test_a_folder_that_cannot_be_written_is_named(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(WeightsError, match="cannot be written"):
        get(server, tmp_path / "file" / "folder", "good")


def test_a_mirror_of_ones_own_comes_first(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOXLEAP_WHISPER_MIRROR", f"{server[0]}/good/{{name}}.pt")

    get(server, tmp_path, "missing")

    assert [path for path, _ in server[1]] == ["/good/base.pt"]


def test_progress_ends_at_the_whole(server: Server, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    fetch(MODEL, tmp_path, mirrors=(f"{server[0]}/drops",), progress=lambda *both: told.append(both))

    assert told[-1] == (len(BODY), len(BODY))
    assert all(there <= whole == len(BODY) for there, whole in told)


def sparse(file: Path, size: int, head: bytes = b"") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        opened.write(head)
        opened.truncate(size)
    return file


def test_a_checkpoint_that_whisper_itself_fetched_is_found(tmp_path: Path) -> None:
    file = sparse(tmp_path / "XDG_CACHE_HOME" / "whisper" / "tiny.pt", 75_900_000)

    assert weights.find("tiny") == file
    assert weights.find("base") is None


@pytest.mark.parametrize(("size", "head"), [(40_000_000, b""), (75_900_000, b"PK\3\4")])
def test_a_torso_is_not_taken_for_a_checkpoint(size: int, head: bytes) -> None:
    sparse(weights.home() / "tiny.pt", size, head)

    assert weights.find("tiny") is None


def test_the_best_is_the_one_that_is_named_else_base_before_small_before_tiny(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert weights.best() is None
    for name in ("tiny", "small", "base"):
        sparse(weights.home() / f"{name}.pt", weights.CHECKPOINTS[name].size)
        assert weights.best() == weights.home() / f"{name}.pt"

    own = sparse(tmp_path / "mine.pt", 5)
    monkeypatch.setenv("VOXLEAP_WHISPER", str(own))
    assert weights.best() == own


def test_names_and_hashes_are_those_of_the_installed_whisper() -> None:
    found = find_spec("whisper")
    if found is None or found.origin is None:
        pytest.skip("openai-whisper is not installed")
    source = Path(found.origin).read_text(encoding="utf-8")

    for name, checkpoint in weights.CHECKPOINTS.items():
        assert f'"{name}": "{weights.OFFICIAL.format(name=name, sha256=checkpoint.sha256)}"' in source
