import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from typer.testing import CliRunner

from game.cli import app, play
from game.level import LevelError, find, read, save, to_json
from game.level.files import digest
from game.obstacles import Obstacle
from game.share import encode, fetch, open_level
from game.share.stranger import ARRIVES, STUCK, tried

NAME = "cyber_ruins/first_leap"
WALL = """{"title": {"en": "A", "zh": "甲"}, "moves": ["run"], "start": {"x": 1}, "goal": {"x": 30},
"ground": [{"x": 0, "width": 40}], "obstacles": [{"kind": "wall", "x": 15, "height": 4}]}"""


class Geyser(Obstacle):
    """An obstacle that somebody else has."""

    kind: Literal["geyser"] = "geyser"


class Strange(BaseHTTPRequestHandler):
    """A server of levels that also lies, floods and sends elsewhere."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        level = to_json(find(NAME)).encode()
        match self.path:
            case "/level.png":  # named as what it is not
                self._answer(level)
            case "/code.txt":
                self._answer(b"\xef\xbb\xbf" + encode(find(NAME)).lower().encode() + b"\r\n")
            case "/flood":
                self._answer(b" " * (fetch.MOST_BYTES + 70_000))
            case "/page":
                self._answer(b"<!doctype html><p>sign in first")
            case "/away":
                self._away("ftp://127.0.0.1/level.json")
            case "/round":
                self._away("/round")
            case "/cut":
                self.send_response(200)
                self.send_header("Content-Length", "999999")
                self.end_headers()
                self.wfile.write(level[:900])
            case "/silent":
                self.server.wait.wait(20)  # type: ignore[attr-defined]
            case _:
                self.send_error(404)

    def _answer(self, data: bytes) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            self.wfile.write(data)
        except OSError:
            return

    def _away(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    web = ThreadingHTTPServer(("127.0.0.1", 0), Strange)
    web.wait = threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=web.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{web.server_port}"
    web.wait.set()  # type: ignore[attr-defined]
    web.shutdown()
    web.server_close()


@pytest.mark.parametrize("path", ["/level.png", "/code.txt"])
def test_an_address_opens_by_what_is_there_and_not_by_its_name(server: str, path: str) -> None:
    opened = open_level(server + path)

    assert digest(opened.level) == digest(find(NAME))
    assert opened.strange


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/flood", fetch.TOO_LARGE.en),
        ("/page", "is neither a card, nor a code, nor a level file"),
        ("/away", "cannot be reached: unknown url type: ftp"),
        ("/round", "the server answers 302"),
        ("/none", "the server answers 404"),
    ],
)
def test_an_address_that_is_a_trap_is_one_line(server: str, path: str, why: str) -> None:
    with pytest.raises(LevelError) as error:
        open_level(server + path)

    assert error.value.text.en == why


def test_an_answer_that_is_cut_off_is_no_level(server: str) -> None:
    with pytest.raises(LevelError):
        open_level(server + "/cut")


def test_a_server_that_says_nothing_is_left(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "SILENCE_S", 0.2)

    with pytest.raises(LevelError, match="takes longer"):
        open_level(server + "/silent")


@pytest.mark.parametrize("address", ["http://", "https://[::1", "http://127.0.0.1:1/", "HTTP://no such host/"])
def test_an_address_of_nowhere_is_one_line(address: str) -> None:
    with pytest.raises(LevelError):
        open_level(address)


def test_a_file_with_a_code_a_level_file_and_a_name_all_open(tmp_path: Path) -> None:
    level = find(NAME)
    (tmp_path / "told.txt").write_text(f"  {encode(level)}\n", encoding="ascii")
    save(level, tmp_path / "own.json")

    opened = [open_level(str(tmp_path / "told.txt")), open_level(str(tmp_path / "own.json")), open_level(NAME)]

    assert {digest(o.level) for o in opened} == {digest(level)}
    assert [o.strange for o in opened] == [True, False, False]


@pytest.mark.parametrize(
    "name", ["VOX1-\udcff", "/dev/zero", "/dev", ".", "a\0b.json", "x" * 5000, "../../../etc/passwd", ""]
)
def test_what_is_no_level_at_all_is_one_line_and_never_read_without_end(name: str) -> None:
    with pytest.raises(LevelError) as error:
        open_level(name)

    assert "\n" not in error.value.text.en


def test_a_level_with_an_obstacle_of_a_package_that_is_not_here_says_so() -> None:
    code = encode(find(NAME).model_copy(update={"obstacles": (Geyser(x=3.0),)}))

    with pytest.raises(LevelError) as error:
        open_level(code)

    assert error.value.where == f"{code[:24]}…: obstacles[0].kind"
    assert error.value.text.en.startswith('"geyser" is not an obstacle; ')
    assert error.value.text.en.endswith("; or install the package that adds it")


def test_a_strangers_level_is_tried_and_what_came_of_it_is_said() -> None:
    assert tried(find(NAME)) == ARRIVES
    assert tried(read(WALL)) == STUCK


def test_sharing_gives_the_code_on_stdout_alone_and_every_command_takes_it() -> None:
    shared = CliRunner().invoke(app, ["--lang", "en", "share", NAME])
    again = CliRunner().invoke(app, ["--lang", "zh", "share", shared.stdout.strip()])

    assert shared.exit_code == 0
    assert again.stdout == shared.stdout
    assert "Under" not in shared.stdout


def test_playing_a_code_says_that_it_is_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(play, "has_display", lambda: True)
    monkeypatch.setattr(play, "open_window", lambda *_, **__: None)

    done = CliRunner().invoke(app, ["--lang", "zh", "play", encode(find(NAME))])

    assert done.exit_code == 0
    assert ARRIVES.zh in done.stderr


def test_a_strangers_title_does_not_steer_the_terminal() -> None:
    level = find(NAME)
    title = level.title.model_copy(update={"en": "\x1b]0;mine\x07\x9b31mRed"})

    done = CliRunner().invoke(app, ["--lang", "en", "share", encode(level.model_copy(update={"title": title}))])

    assert done.exit_code == 0
    assert "Red" in done.stderr
    assert not {"\x1b", "\x07", "\x9b"} & set(done.stderr + done.stdout)


def test_a_card_must_be_a_png() -> None:
    assert CliRunner().invoke(app, ["share", NAME, "--card", "card.jpg"]).exit_code == 2
