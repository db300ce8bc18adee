"""Whether a pack is what its author packed, and whether the author is who the house trusts.

`SHA256SUMS` is what `sha256sum` writes and `sha256sum -c` reads. `SIGNATURE` is its HMAC-SHA256 under a key that house
and kiosk share: whoever has not the key makes no pack for a kiosk that asks for one. (A public key would let the kiosk
check without being able to sign; the standard library has none.)
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from game.kiosk.pack.errors import PackError
from game.kiosk.pack.plain import decoded
from game.level.files import write
from voice.words import Text

SUMS: Final = "SHA256SUMS"
SIGNATURE: Final = "SIGNATURE"
SHORTEST_KEY: Final = 16  # bytes
_LINE: Final = re.compile(r"([0-9a-f]{64}) [ *](\S+)")

UNSIGNED = Text(
    "is not signed, and this kiosk only takes signed packs: voxleap kiosk pack sign",
    "没有签名，而本机只接受签过名的内容包：voxleap kiosk pack sign",
)
FORGED = Text("does not agree with this kiosk's key", "与本机的密钥不符")
SHORT_KEY = Text(f"is shorter than {SHORTEST_KEY} bytes", f"不足 {SHORTEST_KEY} 个字节")


def sums_of(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Give the SHA-256 of files, hex, by name."""
    return {name: _sum(folder / name) for name in sorted(names)}


def digest_of(sums: Mapping[str, str]) -> str:
    """Give one hash for all of them, hex."""
    return hashlib.sha256(_lines(sums).encode()).hexdigest()


def read_key(file: Path) -> bytes:
    """Read a key.

    Raises:
        PackError: it is too short to be one.
        OSError: it cannot be read.

    """
    key = file.read_bytes().strip()
    if len(key) < SHORTEST_KEY:
        raise PackError(str(file), SHORT_KEY)
    return key


def sign(folder: Path, key: bytes | None) -> tuple[str, ...]:
    """Write the sums of a pack's folder, and the signature where there is a key; give the names that were written."""
    (folder / SIGNATURE).unlink(missing_ok=True)
    files = (p for p in folder.rglob("*") if p.is_file() and p.name not in (SUMS, SIGNATURE))
    names = [p.relative_to(folder).as_posix() for p in files]
    lines = _lines(sums_of(folder, (n for n in names if not n.startswith("."))))
    write(folder / SUMS, lines.encode())
    if key is None:
        return (SUMS,)
    write(folder / SIGNATURE, (_signature(lines.encode(), key) + "\n").encode())
    return SUMS, SIGNATURE


def refuse_changed(folder: Path, names: Iterable[str], key: bytes | None) -> dict[str, str]:
    """Give the sums of a pack's files, after those that it carries itself were compared.

    Args:
        folder: where it was copied to.
        names: of all its files.
        key: of the house; None asks for no signature.

    Raises:
        PackError: a file differs, is missing or is not listed; or the signature is missing or wrong.

    """
    there = set(names) - {SUMS, SIGNATURE}
    found = sums_of(folder, there)
    if key is not None:
        _refuse_forged(folder, key)
    if not (folder / SUMS).is_file():
        return found
    said = _read(decoded((folder / SUMS).read_bytes(), SUMS))
    for name in sorted(there | set(said)):
        if name not in found:
            raise PackError(name, Text(f"stands in {SUMS} but is not there", f"{SUMS} 里有，但文件不存在"))
        if name not in said:
            raise PackError(name, Text(f"is not listed in {SUMS}", f"没有列在 {SUMS} 里"))
        if said[name] != found[name]:
            raise PackError(name, Text(f"is not the file that {SUMS} lists", f"和 {SUMS} 里登记的不一致"))
    return found


def _refuse_forged(folder: Path, key: bytes) -> None:
    if not (folder / SIGNATURE).is_file() or not (folder / SUMS).is_file():
        raise PackError(SIGNATURE, UNSIGNED)
    given = (folder / SIGNATURE).read_bytes().strip()
    if not hmac.compare_digest(given, _signature((folder / SUMS).read_bytes(), key).encode()):
        raise PackError(SIGNATURE, FORGED)


def _read(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        parts = _LINE.fullmatch(line)
        name = parts[2].removeprefix("./") if parts else ""
        if parts is None or name in found:
            raise PackError(f"{SUMS}: line {number}", Text("is not as sha256sum writes it", "不是 sha256sum 的格式"))
        found[name] = parts[1]
    return found


def _lines(sums: Mapping[str, str]) -> str:
    return "".join(f"{value}  {name}\n" for name, value in sorted(sums.items()))


def _signature(lines: bytes, key: bytes) -> str:
    return hmac.new(key, lines, hashlib.sha256).hexdigest()


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
