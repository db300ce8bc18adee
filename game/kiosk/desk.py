"""Where the terminal meets the running kiosk: a socket that only its own user can open, and no port.

One line of JSON in, one out: `{"ask": "state"}` gives the state; an order, `{"does": "restart"}`, gives `{"ok": true}`.
Where the system has no such sockets (Windows) the state is kept in a file, and orders go by the operator's page.
"""

import contextlib
import hashlib
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

from game.kiosk.board import Board, Order
from game.kiosk.errors import KioskError
from game.level.files import write
from voice.words import Text

SYSTEM: Final = Path("/run/voxleap-kiosk")
"""What the system's unit calls its RuntimeDirectory."""
ANSWER_S: Final = 2.0
FILE_S: Final = 2.0  # s between two versions of the file, and so how old it may be
MOST_BYTES: Final = 4096
ORDERS: Final[tuple[str, ...]] = get_args(get_type_hints(Order)["does"])


def places(folder: Path) -> Iterator[Path]:
    """Give where the socket of a kiosk may be, by the folder in which it keeps what it keeps."""
    given = os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0]
    if given:
        yield Path(given) / "kiosk.sock"
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    if own and Path(own).is_dir():
        yield Path(own) / f"voxleap-kiosk-{hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:10]}.sock"
    yield folder / "kiosk.sock"


def ask(folder: Path, message: dict[str, Any]) -> dict[str, Any] | None:
    """Ask the kiosk that runs with a folder; None when there is none."""
    if not hasattr(socket, "AF_UNIX"):
        return _from_file(folder) if message.get("ask") == "state" else None
    for place in (*places(folder), SYSTEM / "kiosk.sock"):
        with contextlib.suppress(OSError, ValueError), socket.socket(socket.AF_UNIX) as line:
            line.settimeout(ANSWER_S)
            line.connect(str(place))
            line.sendall(json.dumps(message).encode() + b"\n")
            with line.makefile("rb") as answer:
                given = json.loads(answer.readline())
                return given if isinstance(given, dict) else None
    return None


class Desk:
    """Answers at that socket while a kiosk runs. Close it at the end."""

    def __init__(self, folder: Path, board: Board) -> None:
        """Open it; where no place takes a socket the kiosk runs without.

        Raises:
            KioskError: a kiosk runs with this folder already.

        """
        running = ask(folder, {"ask": "state"})
        if running is not None:
            text = Text("a kiosk runs here already; see: voxleap kiosk status", "展台已在运行；见 voxleap kiosk status")
            raise KioskError(str(folder), text, 1)
        self._folder, self._board = folder, board
        self._over = threading.Event()
        self._socket: socket.socket | None = None
        self._place: Path | None = None
        if not hasattr(socket, "AF_UNIX"):
            threading.Thread(target=self._keep_file, daemon=True).start()
            return
        for place in places(folder):
            if self._opened(place):
                threading.Thread(target=self._serve, daemon=True).start()
                return

    def close(self) -> None:
        """Answer no more."""
        self._over.set()
        if self._socket is not None:
            self._socket.close()
        for place in (self._place, self._folder / "state.json" if self._socket is None else None):
            if place is not None:
                with contextlib.suppress(OSError):
                    place.unlink()

    def _opened(self, place: Path) -> bool:
        made = socket.socket(socket.AF_UNIX)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.unlink(missing_ok=True)  # of one that was killed
            before = os.umask(0o177)
            try:
                made.bind(str(place))
            finally:
                os.umask(before)
            made.listen(8)
        except OSError:
            made.close()
            return False
        self._socket, self._place = made, place
        return True

    def _serve(self) -> None:
        assert self._socket is not None
        while not self._over.is_set():
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            with contextlib.suppress(OSError), line:
                line.settimeout(ANSWER_S)
                with line.makefile("rb") as asked:
                    answer = self._answered(asked.readline(MOST_BYTES))
                line.sendall(json.dumps(answer, ensure_ascii=False).encode() + b"\n")

    def _answered(self, line: bytes) -> dict[str, Any]:
        try:
            given = json.loads(line)
            if given == {"ask": "state"}:
                return self._state()
            if given["does"] not in ORDERS:
                raise ValueError
            self._board.ask(Order(given["does"], str(given.get("value", ""))[:200]))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {"ok": False}
        return {"ok": True}

    def _state(self) -> dict[str, Any]:
        return asdict(self._board.state) | {"pid": os.getpid()}

    def _keep_file(self) -> None:
        while not self._over.wait(FILE_S):
            with contextlib.suppress(OSError):
                write(self._folder / "state.json", json.dumps(self._state() | {"at": time.time()}).encode())


def _from_file(folder: Path) -> dict[str, Any] | None:
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        given: dict[str, Any] = json.loads((folder / "state.json").read_text(encoding="utf-8"))
        return given if time.time() - given.pop("at") < 3 * FILE_S else None
    return None
