"""What every request passes first: is it asked for by a name of ours, and does nobody else's page send it?

A page of somebody else's that makes its name point to 127.0.0.1 (DNS rebinding) asks for that name: only numbers,
`localhost` and names that the operator listed are answered. Nothing that is answered may be framed or cached.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from ipaddress import ip_address
from typing import Any, Final

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

PUBLIC: Final = ("/embed", "/api/public", "/api/public/events", "/page/embed.js", "/page/page.css")
"""What the house's own web pages may show and read, where `origins` lists them."""
SAFE: Final = ("GET", "HEAD", "OPTIONS")
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
)
_HOST: Final = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?")


class Guard:
    """Stands in front of the application."""

    def __init__(self, app: Asgi, names: Iterable[str], origins: Iterable[str]) -> None:
        self._app = app
        self._names = {"localhost", *(name.lower() for name in names)}
        self._origins = tuple(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if not self.is_ours(host):
            await _refuse(send, 421, "this kiosk does not answer to that name")
            return
        origin = headers.get("origin", "")
        if scope["method"] not in SAFE and not _is_own(origin, host, headers.get("sec-fetch-site", "")):
            await _refuse(send, 403, "an order must come from the kiosk's own page")
            return
        public = scope["path"] in PUBLIC
        allowed = origin if public and origin in self._origins else ""
        frames = " ".join(self._origins) if public and self._origins else "'none'"

        async def sent(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_headers(frames, allowed, scope["path"])]
            await send(message)

        await self._app(scope, receive, sent)

    def is_ours(self, host: str) -> bool:
        """Tell whether a Host header names this machine by a number, as localhost, or by a listed name."""
        match = _HOST.fullmatch(host)
        if match is None:
            return False
        name = match[1].strip("[]").lower()
        try:
            ip_address(name)
        except ValueError:
            return name.rstrip(".") in self._names
        return True


def _is_own(origin: str, host: str, site: str) -> bool:
    """Tell whether a request that changes something comes from our own page, or from no page at all."""
    if site not in ("", "same-origin", "none"):
        return False
    return not origin or origin in (f"http://{host}", f"https://{host}")


def _headers(frames: str, allowed: str, path: str) -> list[tuple[bytes, bytes]]:
    found = {
        "Content-Security-Policy": POLICY.format(frames=frames),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",  # with no-referrer browsers send our own forms with the origin "null"
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "microphone=(), camera=(), geolocation=()",
    }
    if not path.startswith("/page/"):
        found["Cache-Control"] = "no-store"
    if frames == "'none'":
        found["X-Frame-Options"] = "DENY"
    if allowed:
        found |= {"Access-Control-Allow-Origin": allowed, "Vary": "Origin"}
    return [(name.lower().encode(), value.encode()) for name, value in found.items()]


async def _refuse(send: Send, status: int, why: str) -> None:
    body = f"{why}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
