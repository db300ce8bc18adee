"""Open a level or a run however it came: a path, `pack/name`, a code, a card, or the address of any of these."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.level import Level, LevelError, find, read
from game.level.files import MOST_BYTES
from game.replay import Replay, load
from game.share import fetch
from game.share.card import code_in, is_picture
from game.share.code import decode, is_code
from game.share.run_code import decode_run, is_run_code
from voice.words import Text

HEAD: Final = 16  # bytes that tell what a file is
SHOWN: Final = 24  # characters of a code or address that errors show
NO_TEXT = Text("is neither a card, nor a code, nor a level file", "既不是卡片、代码，也不是关卡文件")
UNREADABLE = Text("cannot be read", "无法读取")
NO_FILE = Text("is no file", "不是文件")
TOO_LARGE = Text("is larger than 8 MB; no card or level is", "超过 8 MB；不像是卡片或关卡")


@dataclass(frozen=True, slots=True)
class Opened:
    """A level, and whether it came by a code or from the web, so that nobody here has proved it."""

    level: Level
    strange: bool
    run: Replay | None = None
    """Of somebody who wants to be raced on it."""


def open_level(name: str) -> Opened:
    """Open a level.

    Raises:
        LevelError: there is none, it is broken, or larger than any.

    """
    if is_code(name) or is_run_code(name):
        return _strange(name.encode("utf-8", "replace"), _short(name))
    if fetch.is_address(name):
        return _strange(fetch.fetch(name), _short(name))
    path = Path(name)
    if _is_odd(path):
        raise LevelError(_short(name), NO_FILE)
    head = _head(path)
    told = head.decode("ascii", "replace")
    if is_picture(head) or is_code(told) or is_run_code(told):
        if path.stat().st_size > fetch.MOST_BYTES:
            raise LevelError(path.name, TOO_LARGE)
        return _strange(path.read_bytes(), path.name)
    return Opened(find(name), strange=False)


def open_run(name: str) -> Replay:
    """Open a run: a file that was recorded, a code, or a file that holds one.

    Raises:
        LevelError: there is none, it is broken, or of another version of the game.

    """
    if is_run_code(name):
        return decode_run(name, _short(name))
    path = Path(name)
    if is_run_code(_head(path).decode("ascii", "replace")):
        if path.stat().st_size > MOST_BYTES:
            raise LevelError(path.name, TOO_LARGE)
        return decode_run(path.read_text(encoding="ascii", errors="replace"), path.name)
    return load(path)


def _strange(data: bytes, where: str) -> Opened:
    try:
        return _of(data, where)
    except LevelError as error:
        if not error.where.endswith(".kind"):
            raise
        # Somebody else's game may have more in it than this one.
        text = Text(f"{error.text.en}; or install the package that adds it", f"{error.text.zh}；或先安装添加它的扩展包")
        raise LevelError(error.where, text) from None


def _of(data: bytes, where: str) -> Opened:
    """Give the level of bytes, by what they are and not by what they are called."""
    if is_picture(data):
        return Opened(decode(code_in(data, where), where), strange=True)
    if len(data) > MOST_BYTES:
        raise LevelError(where, TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LevelError(where, NO_TEXT) from None
    if is_run_code(text):
        run = decode_run(text.strip(), where)
        return Opened(read(run.level, where), strange=True, run=run)
    if is_code(text):
        return Opened(decode(text.strip(), where), strange=True)
    if not text.lstrip().startswith("{"):
        raise LevelError(where, NO_TEXT)
    return Opened(read(text, where), strange=True)


def _head(path: Path) -> bytes:
    """Give a file's first bytes; none where there is no file, which `find` says better."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        raise LevelError(path.name, UNREADABLE) from None


def _is_odd(path: Path) -> bool:
    """Tell whether it is there but no file: a folder, a device without an end; or no name that a file can have."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True


def _short(name: str) -> str:
    return name if len(name) <= SHOWN else f"{name[:SHOWN]}…"
