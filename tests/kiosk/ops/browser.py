"""A headless Chromium over its debugging pipe: enough of it to load a page, press what is on it, and take its picture.

Messages are JSON, each ended by a zero byte, on file descriptors 3 and 4 of the browser.
"""

import base64
import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), "")
DEADLINE_S = 40.0


class Browser:
    """One page of one browser. What it was refused or complained about stands in `complaints`."""

    def __init__(self, out: IO[bytes], into: IO[bytes]) -> None:
        self._out, self._into = out, into
        self._number = 0
        self._events: list[dict[str, Any]] = []
        self.complaints: list[str] = []
        made = self._call("Target.createTarget", url="about:blank")
        self._session = self._call("Target.attachToTarget", targetId=made["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> Any:
        return self._call(method, self._session, **parameters)

    def size(self, wide: int, high: int, scale: float = 1, phone: bool = False, dark: bool = True) -> None:
        """Be a window of so many px, or a phone."""
        self.call("Emulation.setDeviceMetricsOverride", width=wide, height=high, deviceScaleFactor=scale, mobile=phone)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def open(self, address: str) -> None:
        self._events.clear()
        self.call("Page.navigate", url=address)
        self.until("document.readyState === 'complete' && location.href.startsWith('http')")

    def run(self, script: str) -> Any:
        """Give what an expression is in the page."""
        done = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def until(self, script: str, seconds: float = DEADLINE_S) -> None:
        """Wait until an expression is true in the page."""
        end = time.monotonic() + seconds
        while not self.run(script):
            assert time.monotonic() < end, script
            time.sleep(0.05)

    def press(self, selector: str) -> None:
        """Press in the middle of an element, as a finger does, once it stands still: what lies over it is pressed."""
        middle = (
            f"(() => {{ const e = document.querySelector({selector!r}); e.scrollIntoView({{block: 'center'}});"
            " const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()"
        )
        before, at = None, self.run(middle)
        while at != before:
            time.sleep(0.1)
            before, at = at, self.run(middle)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left", clickCount=1)

    def type(self, text: str) -> None:
        self.call("Input.insertText", text=text)

    def picture(self, file: Path) -> None:
        """Take a picture of the whole page."""
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(base64.b64decode(shot["data"]))

    def _call(self, method: str, session: str = "", **parameters: Any) -> Any:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._into.write(json.dumps(message).encode() + b"\0")
        self._into.flush()
        while True:
            came = self._read()
            if came.get("id") == self._number:
                assert "error" not in came, came
                return came["result"]
            self._take(came)

    def _read(self) -> Any:
        message = b""
        while (byte := self._out.read(1)) != b"\0":
            assert byte, "the browser has ended"
            message += byte
        return json.loads(message)

    def _take(self, event: dict[str, Any]) -> None:
        method, told = event.get("method", ""), event.get("params", {})
        if method == "Log.entryAdded":
            self.complaints.append(f"{told['entry']['source']}: {told['entry']['text']} {told['entry'].get('url', '')}")
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(str(told["exceptionDetails"].get("exception", told)))
        elif method == "Network.requestWillBeSent":
            self._events.append(told["request"])

    @property
    def asked(self) -> list[str]:
        """Every address that was asked for since the page was opened."""
        return [request["url"] for request in self._events]


@contextmanager
def browsing(folder: Path) -> Iterator[Browser]:
    """Run a browser with an empty profile."""
    to_browser, into = _above(os.pipe())
    out, from_browser = _above(os.pipe())
    command = [
        CHROMIUM, "--headless=new", "--remote-debugging-pipe", f"--user-data-dir={folder}", "--no-sandbox",
        "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--hide-scrollbars",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server",
    ]  # fmt: skip
    # The browser wants its pipe at 3 and 4: it is put there, and the browser takes the place of who did it.
    put = "import os, sys; a, b, *c = sys.argv[1:]; os.dup2(int(a), 3); os.dup2(int(b), 4); os.execv(c[0], c)"
    shell = [sys.executable, "-S", "-c", put, str(to_browser), str(from_browser), *command]
    process = subprocess.Popen(
        shell, pass_fds=(to_browser, from_browser), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(to_browser)
    os.close(from_browser)
    try:
        with os.fdopen(out, "rb") as reading, os.fdopen(into, "wb") as writing:
            yield Browser(reading, writing)
    finally:
        process.kill()
        process.wait(20)


def _above(pipe: tuple[int, int]) -> tuple[int, int]:
    """Give a pipe numbers that are in nobody's way."""
    made = fcntl.fcntl(pipe[0], fcntl.F_DUPFD, 10), fcntl.fcntl(pipe[1], fcntl.F_DUPFD, 10)
    for old in pipe:
        os.close(old)
    return made
