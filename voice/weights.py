"""Checkpoints of openai-whisper: finding, fetching, checking. Nothing is fetched unless somebody calls `fetch`."""

import contextlib
import hashlib
import http.client
import os
import shutil
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from voice.words import Text

OFFICIAL = "https://openaipublic.azureedge.net/main/whisper/models/{sha256}/{name}.pt"
MIRRORS = (
    OFFICIAL,
    "https://hf-mirror.com/TheScenery/whisper-models/resolve/main/{name}.pt",  # reached from mainland China
    "https://huggingface.co/TheScenery/whisper-models/resolve/main/{name}.pt",
)
"""Tried in this order; the hash below says whether what came is the publisher's file, so any place may serve it."""
PIECE = 1 << 18  # bytes read at a time
STALLED_S = 20.0  # s without a byte, or with less than `CRAWL`, and the place is left
CRAWL = 50_000  # bytes in `STALLED_S`: at such a pace `tiny` takes eight hours
TRIES = 4  # in a row at one place that bring no byte
NEAR = 0.05  # share by which a file may differ from its nominal size
SPARE = 50_000_000  # bytes to leave free on the disk

Progress = Callable[[int, int], None]
"""Called with the bytes that are there and the bytes that will be."""


class WeightsError(Exception):
    """One line: why there is no checkpoint, and the mend."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One model file as its publisher gives it."""

    name: str
    sha256: str
    size: int
    """Bytes, to about a per cent; what a screen shows and what is checked before a byte is kept."""

    @property
    def megabytes(self) -> int:
        """What people read."""
        return round(self.size / 1e6)


def _known(*rows: tuple[str, int, str]) -> Mapping[str, Checkpoint]:
    return {name: Checkpoint(name, sha256, megabytes * 1_000_000) for name, megabytes, sha256 in rows}


# Names and hashes as in openai-whisper 20250625, whisper/__init__.py. Best first for a list of commands in both
# languages on a CPU: int8 `base` takes the time of `tiny`, `small` three times that; `.en` knows no Mandarin.
CHECKPOINTS = _known(
    ("base", 145, "ed3a0b6b1c0edf879ad9b11b1af5a0e6ab5db9205f891f668f8b0e6c6326e34e"),
    ("small", 484, "9ecf779972d90ba49c06d968637d720dd632c55bbf19d441fb42bf17a411e794"),
    ("tiny", 76, "65147644a518d12f04e32d6f3b26facc3f8dd46e5390956a9424a650c0ce22b9"),
    ("base.en", 145, "25a8566e1d0c1e2231d1c762132cd20e0f96a85d16145c3a00adf5d1ac670ead"),
    ("small.en", 484, "f953ad0fd29cacd07d5a9eda5624af0f6bcf2258be67c92b79389873d91e0872"),
    ("tiny.en", 76, "d3dd57d32accea0b295c96e26691aa14d8822fac7d9d27d5dc00b4ca2826dd03"),
)


def home() -> Path:
    """Give the folder that `fetch` fills."""
    return user_data_path("voxleap", appauthor=False) / "whisper"


def places() -> tuple[Path, ...]:
    """Give the folders that are looked at: VOXLEAP_WHISPER, ours, and openai-whisper's own."""
    given = os.environ.get("VOXLEAP_WHISPER", "")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    first = (Path(given),) if given and Path(given).is_dir() else ()
    return (*first, home(), cache / "whisper")


def find(name: str) -> Path | None:
    """Give the file of a checkpoint that is here; reads its size and its last bytes, never the network.

    Args:
        name: one of `CHECKPOINTS`.

    """
    given = os.environ.get("VOXLEAP_WHISPER", "")
    if given and Path(given).is_file() and Path(given).stem == name:
        return Path(given)
    nominal = CHECKPOINTS[name].size if name in CHECKPOINTS else 0
    return next((f for folder in places() if _whole(f := folder / f"{name}.pt", nominal)), None)


def best() -> Path | None:
    """Give the checkpoint to hear with: what VOXLEAP_WHISPER names, else the best that is here, else None."""
    given = os.environ.get("VOXLEAP_WHISPER", "")
    if given and Path(given).is_file():
        return Path(given)
    return next((file for name in CHECKPOINTS if (file := find(name))), None)


def is_genuine(file: Path, checkpoint: Checkpoint) -> bool:
    """Read a whole file and tell whether it is its publisher's."""
    return _digest(file).hexdigest() == checkpoint.sha256


def fetch(
    checkpoint: Checkpoint,
    folder: Path | None = None,
    *,
    mirrors: tuple[str, ...] = MIRRORS,
    progress: Progress = lambda _there, _all: None,
    stalled_s: float = STALLED_S,
) -> Path:
    """Fetch a checkpoint; what an earlier try left is gone on with, and the file appears whole or not at all.

    Args:
        checkpoint: one of `CHECKPOINTS`.
        folder: where to; `home()` when None.
        mirrors: addresses with {name} and {sha256}; VOXLEAP_WHISPER_MIRROR comes before them.
        progress: told of every quarter megabyte.
        stalled_s: without a byte for so long a place is left, s.

    Raises:
        WeightsError: no place has it, or no room is left; the text names the mend.

    """
    folder = folder or home()
    file, part = folder / f"{checkpoint.name}.pt", folder / f"{checkpoint.name}.pt.part"
    if file.is_file() and is_genuine(file, checkpoint):
        return file
    _make_room(folder, checkpoint, part)
    own = os.environ.get("VOXLEAP_WHISPER_MIRROR", "")
    why: list[str] = []
    for mirror in (own, *mirrors) if own else mirrors:
        try:
            url = mirror.format(name=checkpoint.name, sha256=checkpoint.sha256)
            _fetch_from(url, part, checkpoint, progress, stalled_s)
        except _UselessError as error:
            why.append(f"{url.split('/')[2] if url.count('/') > 2 else url}: {error}")
            continue
        except OSError as error:
            raise _cannot_write(folder, error) from error
        part.replace(file)
        return file
    name, reasons = checkpoint.name, "; ".join(why)
    raise WeightsError(
        Text(
            f"{name} could not be fetched ({reasons}); try again, or put {name}.pt into {folder}",
            f"{name} 下载失败（{reasons}）；请重试，或者把 {name}.pt 放进 {folder}",
        )
    )


class _UselessError(Exception):
    """A place does not help."""


class _BrokenOffError(Exception):
    """The connection ended before the file did."""


def _fetch_from(url: str, part: Path, checkpoint: Checkpoint, progress: Progress, stalled_s: float) -> None:
    """Fill `part` with the genuine file from one place, or raise `_UselessError`."""
    fruitless = 0
    while fruitless < TRIES:
        before = part.stat().st_size if part.exists() else 0
        try:
            fresh = _load(url, part, checkpoint, progress, stalled_s)
        except (_BrokenOffError, TimeoutError, http.client.HTTPException, ConnectionError) as error:
            grown = (part.stat().st_size if part.exists() else 0) > before
            fruitless = 0 if grown else fruitless + 1
            broken = str(error) or type(error).__name__
            continue
        if is_genuine(part, checkpoint):
            return
        part.unlink()
        if fresh:
            raise _UselessError("SHA-256 differs")
        # What was there before may have been another's: once more, all of it from here.
        fruitless += 1
        broken = "SHA-256 differs"
    raise _UselessError(broken)


def _load(url: str, part: Path, checkpoint: Checkpoint, progress: Progress, stalled_s: float) -> bool:
    """Read one answer to its end; tell whether it was the file from its first byte."""
    there = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(url, headers={"User-Agent": "voxleap"})
    if there:
        request.add_header("Range", f"bytes={there}-")
    try:
        answer = urllib.request.urlopen(request, timeout=stalled_s)
    except urllib.error.HTTPError as error:
        if error.code == 416 and there:  # nothing after what is there: it is whole, or too long
            return False
        if error.code >= 500:
            raise _BrokenOffError(f"HTTP {error.code}") from error
        raise _UselessError(f"HTTP {error.code}") from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError | ConnectionResetError):
            raise _BrokenOffError("no answer") from error
        raise _UselessError(str(error.reason)) from error
    except ValueError as error:
        raise _UselessError("no address") from error
    with contextlib.closing(answer):
        resumed = answer.status == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {there}-")
        start = there if resumed else 0
        length = answer.headers.get("Content-Length", "")
        whole = start + int(length) if length.isdigit() else checkpoint.size
        most = int(checkpoint.size * (1 + NEAR))
        if not checkpoint.size * (1 - NEAR) <= whole <= most:
            raise _UselessError(f"serves {whole} bytes, which is something else")
        with part.open("ab" if resumed else "wb") as out:
            for piece in _pieces(answer, stalled_s):
                start += len(piece)
                if start > most:
                    part.unlink()
                    raise _UselessError("serves too much")
                out.write(piece)
                progress(start, whole)
            out.flush()
            os.fsync(out.fileno())
        if length.isdigit() and start < whole:
            raise _BrokenOffError(f"broken off at {start} of {whole} bytes")
        return not resumed


def _pieces(answer: http.client.HTTPResponse, stalled_s: float) -> Iterator[bytes]:
    """Give what comes; a place that only crawls is taken for one that stalls."""
    since, got = time.monotonic(), 0
    while piece := answer.read1(PIECE):
        yield piece
        got += len(piece)
        if time.monotonic() - since > stalled_s:
            if got < CRAWL:
                raise TimeoutError("too slow")
            since, got = time.monotonic(), 0


def _make_room(folder: Path, checkpoint: Checkpoint, part: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = part.stat().st_size if part.exists() else 0
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise _cannot_write(folder, error) from error
    needed = checkpoint.size - there + SPARE
    if free < needed:
        have, want = round(free / 1e6), round(needed / 1e6)
        raise WeightsError(
            Text(
                f"{folder} has {have} MB free, {checkpoint.name} needs {want} MB; make room, or set XDG_DATA_HOME",
                f"{folder} 剩余 {have} MB，{checkpoint.name} 需要 {want} MB；请腾出空间",
            )
        )


def _cannot_write(folder: Path, error: OSError) -> WeightsError:
    why = error.strerror or str(error)
    return WeightsError(Text(f"{folder} cannot be written: {why}", f"无法写入 {folder}：{why}"))


def _whole(file: Path, nominal: int) -> bool:
    """Tell cheaply a file from the torso of one: openai-whisper itself does not write atomically."""
    try:
        if file.stat().st_size < nominal * (1 - NEAR):
            return False
        with file.open("rb") as opened:
            is_zip = opened.read(2) == b"PK"
    except OSError:
        return False
    return not is_zip or zipfile.is_zipfile(file)  # a zip's table of contents stands at its end


def _digest(file: Path) -> "hashlib._Hash":
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256")
