"""Who is asking: somebody at the machine, somebody with a session, software with the password, or a stranger.

Without a password whoever is at the machine may look and order, and nobody else can ask at all: the page listens to
127.0.0.1. With one everybody needs it. Orders carry a token besides, which no page of somebody else's can know.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Final, Protocol

from game.kiosk.ops.password import agrees, has_password, kept_text
from game.kiosk.ops.session import COOKIE, LOCAL, Patience, Sessions
from game.kiosk.ops.site import Site

BASIC: Final = "basic"
"""Stands for the session of software that sends the password each time."""


class Asker(Protocol):
    """What is looked at of a request."""

    @property
    def headers(self) -> Mapping[str, str]:
        """By name in lower case."""

    @property
    def cookies(self) -> Mapping[str, str]:
        """By name."""


class BusyError(Exception):
    """Too many wrong passwords came from there."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"try again in {seconds:.0f} s")
        self.seconds = seconds


class Access:
    """Decides for one kiosk."""

    def __init__(self, site: Site, lan: bool) -> None:
        self._data, self._lan = site.data, lan
        self._sessions: Sessions = site.sessions
        self._patience: Patience = site.patience
        self._secret = secrets.token_bytes(32)
        self._right: tuple[str, bytes] | None = None

    @property
    def asks(self) -> bool:
        """Whether the password is asked for. Where the network can reach us it always is, also if it was removed."""
        return self._lan or has_password(self._data)

    def session(self, asker: Asker, address: str) -> str:
        """Give the session's name; "" for a stranger.

        Raises:
            BusyError: too many wrong passwords.

        """
        if not self.asks:
            return LOCAL
        name = asker.cookies.get(COOKIE, "")
        if name and self._sessions.is_on(name):
            return name
        password = _basic(asker.headers.get("authorization", ""))
        return BASIC if password is not None and self._is_right(password, address) else ""

    def log_in(self, password: str, address: str) -> str:
        """Begin a session; "" with a wrong password.

        Raises:
            BusyError: too many wrong passwords.

        """
        return self._sessions.begin() if self._is_right(password, address) else ""

    def log_out(self, session: str) -> None:
        """End it."""
        self._sessions.end(session)

    def token(self, session: str) -> str:
        """Give what the orders of a session carry."""
        return self._sessions.token(session)

    def may_order(self, asker: Asker, session: str, token: str) -> bool:
        """Tell whether an order of that session is its own: by its token, or because no browser sends it.

        A browser says where each order comes from, and the guard has looked at that already; this is the second lock.
        """
        if self._sessions.agrees(session, token):
            return True
        browser = "sec-fetch-site" in asker.headers or "origin" in asker.headers
        return not browser and session in (LOCAL, BASIC)

    def _is_right(self, password: str, address: str) -> bool:
        if self._was_right(password):
            return True
        left = self._patience.left_s(address)
        if left > 0:
            raise BusyError(left)
        kept = kept_text(self._data)
        if not agrees(self._data, password):
            self._patience.wrong(address)
            return False
        self._right = kept, self._sum(password)
        return True

    def _was_right(self, password: str) -> bool:
        """Spare who asks every few seconds the slow comparison, as long as the password is the same."""
        right = self._right
        if right is None or right[0] != kept_text(self._data):
            return False
        return hmac.compare_digest(right[1], self._sum(password))

    def _sum(self, password: str) -> bytes:
        return hmac.new(self._secret, password.encode("utf-8", "replace"), hashlib.sha256).digest()


def _basic(header: str) -> str | None:
    kind, _, given = header.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        return base64.b64decode(given, validate=True).decode("utf-8").partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return None
