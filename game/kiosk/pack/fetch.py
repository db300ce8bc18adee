"""A pack over HTTPS, gone on with where a lost connection left off. Only where the operator names an address.

Beside `https://house.example/pack.zip` lies `pack.zip.sha256`, as `sha256sum pack.zip` writes it. It is all that is
asked for when nothing is new, and it says of any byte from anywhere whether it is the house's. `pack.zip.rollout`, with
a number of percent, may lie there too: then only so many of the kiosks take it, until the house raises the number.
"""

import contextlib
import hashlib
import os
import re
import time
from http.client import HTTPException, HTTPResponse
from ipaddress import ip_address
from pathlib import Path
from ssl import SSLError
from typing import IO, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request

from game.kiosk.pack.bring import MOST_BYTES
from game.kiosk.pack.errors import PackError
from game.share.fetch import opener
from voice.words import Text

PIECE: Final = 1 << 16
STALLED_S: Final = 20.0  # without a byte
CRAWL: Final = 20_000  # bytes in `STALLED_S`; what is slower counts as stalled
TRIES: Final = 4  # in a row that bring no byte
LONGEST_SUM: Final = 1000  # bytes of the file with the sum

NO_ADDRESS = Text("is no address of https; plain http is for this machine alone", "不是 https 网址；http 只能用于本机")
NO_SUM = Text("is not as sha256sum writes it", "不是 sha256sum 的格式")
NO_ROLLOUT = Text("is no number of percent, such as 10", "不是百分数，例如 10")
OTHER = Text("is not the file whose SHA-256 lies beside it", "与旁边登记的 SHA-256 不符")
TOO_LARGE = Text("is larger than 200 MB; no pack is", "超过 200 MB；不像是内容包")
STALLED = Text("does not get on; it is tried again later", "下载停住了；稍后再试")


def sum_at(address: str, stalled_s: float = STALLED_S) -> str:
    """Give the SHA-256 that lies beside a pack, hex.

    Raises:
        PackError: there is none, or the address is none.

    """
    where = f"{address}.sha256"
    try:
        with contextlib.closing(_asked(where, {}, stalled_s)) as answer:
            text = answer.read(LONGEST_SUM).decode("ascii", "replace")
    except (OSError, HTTPException) as error:
        raise PackError(_short(where), _why(error)) from None
    found = re.match(r"([0-9a-f]{64})(\s|$)", text)
    if found is None:
        raise PackError(_short(where), NO_SUM)
    return found[1]


def rollout_at(address: str, stalled_s: float = STALLED_S) -> float:
    """Give the share of the kiosks that are to take a pack, 0 to 1; all of them where the house says nothing.

    Raises:
        PackError: what lies there is no number of percent, or the server cannot be reached.

    """
    where = f"{address}.rollout"
    try:
        with contextlib.closing(_asked(where, {}, stalled_s)) as answer:
            text = answer.read(LONGEST_SUM).decode("ascii", "replace")
    except HTTPError as error:
        if error.code in (404, 410):
            return 1.0
        raise PackError(_short(where), _why(error)) from None
    except (OSError, HTTPException) as error:
        raise PackError(_short(where), _why(error)) from None
    found = re.fullmatch(r"\s*(100|\d{1,2}(?:\.\d{1,3})?)\s*%?\s*", text)
    if found is None:
        raise PackError(_short(where), NO_ROLLOUT)
    return float(found[1]) / 100


def fetch(address: str, sha256: str, folder: Path, stalled_s: float = STALLED_S) -> Path:
    """Fetch the pack of that sum; the file appears whole or not at all, and what is there of it is kept for next time.

    Args:
        address: of a zip.
        sha256: that it must have, hex.
        folder: where to; other files in it are removed.
        stalled_s: without a byte for so long it is asked anew.

    Raises:
        PackError: it does not come, or something else does.
        OSError: the folder cannot be written.

    """
    folder.mkdir(parents=True, exist_ok=True)
    file, part = folder / f"{sha256}.zip", folder / f"{sha256}.part"
    for old in folder.iterdir():
        if old not in (file, part):
            old.unlink()
    if file.is_file() and _sum(file) == sha256:
        return file
    fruitless, why = 0, STALLED
    while fruitless < TRIES:
        before = part.stat().st_size if part.exists() else 0
        try:
            from_start = _load(address, part, stalled_s)
        except (HTTPException, TimeoutError, ConnectionError, SSLError, URLError) as error:
            if isinstance(error, HTTPError) and error.code < 500:
                raise PackError(_short(address), _why(error)) from None
            grown = part.exists() and part.stat().st_size > before
            fruitless, why = (0 if grown else fruitless + 1), _why(error)
            continue
        if _sum(part) == sha256:
            part.replace(file)
            return file
        part.unlink()
        if from_start:
            raise PackError(_short(address), OTHER)
        fruitless, why = fruitless + 1, OTHER  # what was there may have been spoilt: once more, from the start
    raise PackError(_short(address), why)


def _load(address: str, part: Path, stalled_s: float) -> bool:
    """Read one answer to its end; tell whether it began at the file's first byte."""
    there = part.stat().st_size if part.exists() else 0
    try:
        answer = _asked(address, {"Range": f"bytes={there}-"} if there else {}, stalled_s)
    except HTTPError as error:
        if error.code == 416 and there:  # nothing comes after what is there: it is whole, or too long
            return False
        raise
    with contextlib.closing(answer):
        goes_on = answer.status == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {there}-")
        with part.open("ab" if goes_on else "wb") as out:
            _write(answer, out, there if goes_on else 0, stalled_s, address)
        length = answer.headers.get("Content-Length", "")
        got = part.stat().st_size - (there if goes_on else 0)
        if length.isdigit() and got < int(length):
            raise ConnectionError(f"broken off at {got} of {length} bytes")
        return not goes_on


def _write(answer: HTTPResponse, out: IO[bytes], size: int, stalled_s: float, address: str) -> None:
    since, got = time.monotonic(), 0
    try:
        while piece := answer.read1(PIECE):
            size, got = size + len(piece), got + len(piece)
            if size > MOST_BYTES:
                raise PackError(_short(address), TOO_LARGE)
            out.write(piece)
            if time.monotonic() - since > stalled_s:
                if got < CRAWL:
                    raise TimeoutError("too slow")
                since, got = time.monotonic(), 0
    finally:
        out.flush()
        os.fsync(out.fileno())


class _StaysSafe(HTTPRedirectHandler):
    """Follows to https alone, once it began there."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str):  # type: ignore[no-untyped-def]
        if not _may_be_asked(newurl) or (req.full_url.startswith("https:") and not newurl.startswith("https:")):
            raise URLError("it leads to an address without https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _asked(address: str, headers: dict[str, str], stalled_s: float) -> HTTPResponse:
    if not _may_be_asked(address):
        raise PackError(_short(address), NO_ADDRESS)
    request = Request(address, headers={"User-Agent": "voxleap", **headers})
    answer: HTTPResponse = opener(_StaysSafe).open(request, timeout=stalled_s)
    return answer


def _may_be_asked(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and _is_here(host)))


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _why(error: Exception) -> Text:
    if isinstance(error, HTTPError):
        return Text(f"the server answers {error.code}", f"服务器回答 {error.code}")
    if isinstance(error, TimeoutError):
        return STALLED
    reason = " ".join(str(getattr(error, "reason", error)).split())[:100] or type(error).__name__
    return Text(f"cannot be reached: {reason}", f"无法访问：{reason}")


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _short(address: str) -> str:
    return address if len(address) <= 80 else f"{address[:80]}…"
