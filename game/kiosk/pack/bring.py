"""A pack that came from a stick, a mail or the web is copied into a folder of ours, and only what may belong to one.

Nothing of it is trusted: neither names, nor kinds of files, nor what a zip says about its sizes. What is copied is what
is looked at from then on, so a stick that changes meanwhile changes nothing.
"""

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import IO, Final

from game.kiosk.pack.errors import PackError
from voice.words import Text

MOST_BYTES: Final = 200_000_000  # of a pack, unpacked
MOST_FILES: Final = 400
PIECE: Final = 1 << 18
PLACES: Final = (
    (re.compile(r"pack\.toml"), 64_000),
    (re.compile(r"SHA256SUMS|SIGNATURE"), 64_000),
    (re.compile(r"levels/[a-z][a-z0-9_]{0,39}\.json"), 2_000_000),
    (re.compile(r"themes/[a-z][a-z0-9_]{0,39}\.json"), 200_000),
    (re.compile(r"stories/[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.(txt|md|fountain)"), 400_000),
    (re.compile(r"pictures/[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.(png|jpg|jpeg)"), 12_000_000),
)
"""What may be in a pack, with the bytes that each may have."""
LITTER: Final = re.compile(
    r"(.*/)?(__MACOSX(/.*)?|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|\.git/.*)", re.IGNORECASE
)
"""What systems leave everywhere; it is passed over."""
END: Final = b"PK\x05\x06"
END_SIZE: Final = 22
LARGEST_END: Final = END_SIZE + 0xFFFF
LARGEST_TABLE: Final = 400_000  # bytes of a zip's table of contents

TOO_LARGE = Text("is larger than 200 MB; no pack is", "超过 200 MB；不像是内容包")
TOO_MANY = Text(f"holds more than {MOST_FILES} files", f"文件超过 {MOST_FILES} 个")
NO_PACK = Text("is neither a folder nor a zip with a pack.toml", "既不是含有 pack.toml 的文件夹，也不是这样的 zip")
NO_FILE = Text("is a link or a device and no plain file", "是链接或设备，不是普通文件")
TWICE = Text("stands twice, or differs from another only in capitals", "重复，或只有大小写不同")
LOCKED = Text("is encrypted; pack it without a password", "加了密；请不要设密码")
PRESSED = Text("is pressed by an unusual method; zip it anew", "压缩方式不常见；请重新打包")
BROKEN = Text("is broken: it cannot be unpacked", "已损坏：无法解压")
ODD = Text(
    "does not belong into a pack; it may hold pack.toml, levels/, stories/, themes/ and pictures/",
    "不属于内容包；只能有 pack.toml、levels/、stories/、themes/ 和 pictures/",
)

Opened = tuple[str, Callable[[], IO[bytes]]]


def bring(source: Path, into: Path) -> tuple[str, ...]:
    """Copy a pack, a folder or a zip, into an empty folder.

    Returns:
        The names of its files, sorted, with slashes.

    Raises:
        PackError: it is none, or holds what does not belong there.
        OSError: it cannot be read, or the folder cannot be written.

    """
    if source.is_dir():
        return _copied(_of_folder(source), into)
    if not source.is_file():
        raise PackError(source.name, NO_PACK)
    _refuse_long_table(source)
    try:
        with zipfile.ZipFile(source) as archive:
            return _copied(_of_zip(archive), into)
    # All that zipfile raises for bytes it cannot read: a method or a key that it does not know among them.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError):
        raise PackError(source.name, BROKEN) from None


def _copied(files: Iterator[Opened], into: Path) -> tuple[str, ...]:
    seen: set[str] = set()
    whole = 0
    for name, opened in files:
        if name.lower() in seen:
            raise PackError(name, TWICE)
        seen.add(name.lower())
        most = next((size for pattern, size in PLACES if pattern.fullmatch(name)), None)
        if most is None:
            raise PackError(_shown(name), ODD)
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        size = 0
        with closing(opened()) as file, target.open("xb") as out:
            while piece := file.read(PIECE):
                size += len(piece)
                if size > most:
                    kb = f"{most / 1000:.0f} kB"
                    raise PackError(name, Text(f"is larger than {kb}", f"超过 {kb}"))
                if whole + size > MOST_BYTES:
                    raise PackError(name, TOO_LARGE)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        whole += size
    if "pack.toml" not in seen:
        raise PackError(into.name if not seen else "pack.toml", NO_PACK if not seen else _missing("pack.toml"))
    return tuple(sorted(p.relative_to(into).as_posix() for p in into.rglob("*") if p.is_file()))


def _of_folder(folder: Path) -> Iterator[Opened]:
    found = 0
    for here, folders, files in os.walk(folder, followlinks=False):
        if Path(here) == folder:
            folders[:] = [name for name in folders if not LITTER.fullmatch(name + "/")]
        for name in (*folders, *files):
            path = Path(here) / name
            inside = path.relative_to(folder).as_posix()
            if LITTER.fullmatch(inside):
                continue
            mode = path.lstat().st_mode
            if stat.S_ISDIR(mode):
                continue
            found += 1
            if found > MOST_FILES:
                raise PackError(folder.name, TOO_MANY)
            if not stat.S_ISREG(mode):
                raise PackError(_shown(inside), NO_FILE)
            yield inside, lambda path=path: _opened(path)  # type: ignore[misc]
        folders[:] = [name for name in folders if not (Path(here) / name).is_symlink()]


def _opened(path: Path) -> IO[bytes]:
    """Open a plain file; what became a link or a pipe since it was looked at is refused and never waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise PackError(path.name, NO_FILE)
    return os.fdopen(handle, "rb")


def _of_zip(archive: zipfile.ZipFile) -> Iterator[Opened]:
    members = [m for m in archive.infolist() if not m.is_dir() and not LITTER.fullmatch(m.filename)]
    if len(members) > MOST_FILES:
        raise PackError("zip", TOO_MANY)
    if sum(m.file_size for m in members) > MOST_BYTES:
        raise PackError("zip", TOO_LARGE)
    top = _top(members)
    for member in members:
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise PackError(_shown(member.filename), NO_FILE)
        if member.flag_bits & 0x1:
            raise PackError(_shown(member.filename), LOCKED)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise PackError(_shown(member.filename), PRESSED)
        yield member.filename[len(top) :], lambda member=member: _unpacked(archive, member)  # type: ignore[misc]


def _top(members: list[zipfile.ZipInfo]) -> str:
    """Give the folder that everything is in, as file managers pack it; none where pack.toml is at the top."""
    tops = {PurePosixPath(m.filename).parts[0] for m in members if "/" in m.filename}
    top = f"{next(iter(tops), '')}/"
    wrapped = len(tops) == 1 and all(m.filename.startswith(top) for m in members)
    return top if wrapped and any(m.filename == f"{top}pack.toml" for m in members) else ""


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    try:
        return archive.open(member)
    except (OSError, ValueError) as error:  # a place in the file that it has not
        raise zipfile.BadZipFile(str(error)) from None


def _refuse_long_table(source: Path) -> None:
    """Read a zip's last bytes, before its table of contents is read whole into memory."""
    size = source.stat().st_size
    if size > MOST_BYTES:
        raise PackError(source.name, TOO_LARGE)
    with source.open("rb") as file:
        file.seek(max(0, size - LARGEST_END))
        tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        raise PackError(source.name, NO_PACK)
    count, table = int.from_bytes(tail[at + 10 : at + 12], "little"), int.from_bytes(tail[at + 12 : at + 16], "little")
    if count > 4 * MOST_FILES or table > LARGEST_TABLE:
        raise PackError(source.name, TOO_MANY)


def _missing(name: str) -> Text:
    return Text(f"a pack needs {name} at its top", f"内容包顶层必须有 {name}")


def _shown(name: str) -> str:
    """Give a stranger's name so that it neither fills nor steers a line."""
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    return plain if len(plain) <= 60 else f"…{plain[-59:]}"
