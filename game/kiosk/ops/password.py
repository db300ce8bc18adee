"""The operator's password, kept as scrypt's hash in a file that only its owner may read."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Final

from game.level.files import write
from voice.words import Text

FILE: Final = "operator.password"
N, R, P = 2**14, 8, 1  # 16 MiB and some 50 ms for each guess
SHORTEST: Final = 8  # characters
LONGEST: Final = 1000

TOO_SHORT = Text(f"a password needs {SHORTEST} characters at least", f"密码至少 {SHORTEST} 个字符")


class PasswordError(ValueError):
    """It cannot be a password."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def set_password(folder: Path, password: str) -> Path:
    """Keep a password's hash; give the file.

    Raises:
        PasswordError: it is too short.
        OSError: it cannot be written.

    """
    if len(password) < SHORTEST:
        raise PasswordError(TOO_SHORT)
    salt = secrets.token_bytes(16)
    file = folder / FILE
    folder.mkdir(parents=True, exist_ok=True)
    if not file.exists():  # `write` keeps the rights of what it replaces
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    file.chmod(0o600)
    write(file, f"scrypt {N} {R} {P} {salt.hex()} {_hash(password, salt, N, R, P).hex()}\n".encode())
    return file


def has_password(folder: Path) -> bool:
    """Tell whether there is one that can be read."""
    return _kept(folder) is not None


def kept_text(folder: Path) -> str:
    """Give the file as it is, to see whether it was changed; "" without one."""
    try:
        return (folder / FILE).read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def agrees(folder: Path, password: str) -> bool:
    """Compare, in a time that does not depend on where they differ; False where none is set."""
    kept = _kept(folder)
    if kept is None or len(password) > LONGEST:
        return False
    n, r, p, salt, known = kept
    return hmac.compare_digest(_hash(password, salt, n, r, p), known)


def _kept(folder: Path) -> tuple[int, int, int, bytes, bytes] | None:
    try:
        kind, n, r, p, salt, known = kept_text(folder).split()
        figures = int(n), int(r), int(p)
        if kind != "scrypt" or not (1 < figures[0] <= 2**17 and 0 < figures[1] <= 16 and 0 < figures[2] <= 4):
            return None
        return (*figures, bytes.fromhex(salt), bytes.fromhex(known))
    except ValueError:
        return None


def _hash(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=2**28, dklen=32)
