"""Who may look and who may order: sessions, tokens against forged requests, and patience with wrong passwords."""

import hashlib
import hmac
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Final

COOKIE: Final = "voxleap"
MOST_SESSIONS: Final = 50
TRIES, TRIES_S = 5, 60.0  # wrong passwords from one address within so many seconds
ALL_TRIES: Final = 30  # from all addresses
LOCAL: Final = "local"
"""Stands for the session of somebody at the machine itself, where no password is set."""


class Sessions:
    """Sessions in memory: a restart asks for the password again."""

    def __init__(self, lasts_s: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._lasts_s, self._monotonic = lasts_s, monotonic
        self._lock = threading.Lock()
        self._until: dict[str, float] = {}
        self._secret = secrets.token_bytes(32)

    def begin(self) -> str:
        """Give a new session's secret name."""
        name = secrets.token_urlsafe(32)
        with self._lock:
            self._sweep()
            while len(self._until) >= MOST_SESSIONS:
                self._until.pop(next(iter(self._until)))
            self._until[name] = self._monotonic() + self._lasts_s
        return name

    def is_on(self, name: str) -> bool:
        """Tell whether it has begun and not ended."""
        with self._lock:
            self._sweep()
            return name in self._until

    def end(self, name: str) -> None:
        """End it."""
        with self._lock:
            self._until.pop(name, None)

    def token(self, name: str) -> str:
        """Give what every order of that session carries; a page of somebody else's cannot know it."""
        return hmac.new(self._secret, name.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def agrees(self, name: str, token: str) -> bool:
        """Compare a token."""
        return hmac.compare_digest(self.token(name).encode(), token.encode("utf-8", "replace"))

    def _sweep(self) -> None:
        now = self._monotonic()
        for name in [name for name, until in self._until.items() if until <= now]:
            del self._until[name]


class Patience:
    """Counts wrong passwords, by address and together."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._wrong: deque[tuple[float, str]] = deque(maxlen=1000)

    def left_s(self, address: str) -> float:
        """Give how long that address has to wait before the next try, s; 0 when it has not."""
        now = self._monotonic()
        with self._lock:
            while self._wrong and self._wrong[0][0] <= now - TRIES_S:
                self._wrong.popleft()
            own = [at for at, who in self._wrong if who == address]
            for times, most in ((own, TRIES), ([at for at, _ in self._wrong], ALL_TRIES)):
                if len(times) >= most:
                    return times[-most] + TRIES_S - now
        return 0.0

    def wrong(self, address: str) -> None:
        """Remember a wrong one."""
        with self._lock:
            self._wrong.append((self._monotonic(), address))
