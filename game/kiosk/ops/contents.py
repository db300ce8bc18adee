"""Looks after the content: what comes on a stick, from the house's address or by the operator's page, one by one."""

import contextlib
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.kiosk.board import Board, Order
from game.kiosk.events import ContentChanged
from game.kiosk.fleet import backoff_s, share, spread_s
from game.kiosk.ledger import Ledger
from game.kiosk.log import LOG
from game.kiosk.pack.apart import Outcome, install_apart
from game.kiosk.pack.drop import Drop, leave_word
from game.kiosk.pack.errors import PackError
from game.kiosk.pack.fetch import fetch, rollout_at, sum_at
from game.kiosk.pack.report import Line
from game.kiosk.pack.settings import ContentSettings
from game.kiosk.pack.shelf import POINTER, Pack, current, kept, rollback
from game.level.files import write
from voice.words import Text

LOOK_S: Final = 3.0  # between two looks at where sticks appear
FIRST_S, LONGEST_S = 15.0, 300.0  # between two tries of an address that does not answer
FIRST_LOOK_S: Final = 60.0  # within which it asks for the first time; power comes back to all at once
RESULTS: Final = 20
SEEN: Final = "fetched.txt"

ROLLED_BACK = Text("{id} is shown again", "已恢复 {id}")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one pack."""

    at: float
    """Seconds since 1970, for people."""
    source: str
    good: bool
    text: Text


class Contents:
    """The content of one kiosk. Closing leaves whole whatever was going on."""

    def __init__(
        self,
        root: Path,
        settings: ContentSettings,
        board: Board,
        ledger: Ledger,
        kiosk: str,
        *,
        installer: Callable[[Path, Path, Path | None, Callable[[Line], None]], Outcome] = install_apart,
        look_s: float | None = None,
    ) -> None:
        self.root, self._settings, self._board, self._ledger, self._kiosk = root, settings, board, ledger, kiosk
        self._installer, self._look_s = installer, LOOK_S if look_s is None else look_s
        self._wishes: queue.Queue[tuple[Path, str] | None] = queue.Queue(8)
        self._results: deque[Result] = deque(maxlen=RESULTS)
        self._drop = Drop(settings.drop)
        self._busy = ""
        self._failures = self._asked = 0
        self._next = time.monotonic() + FIRST_LOOK_S * share(kiosk, "content")
        self._over = threading.Event()
        self._shown: Pack | None = None
        self._kept: tuple[Pack, ...] = ()
        self._look()
        self._thread = threading.Thread(target=self._run, name="content", daemon=True)
        self._thread.start()

    @property
    def shown(self) -> Pack | None:
        """What is shown."""
        return self._shown

    @property
    def kept(self) -> tuple[Pack, ...]:
        """What can be shown again, the newest first."""
        return self._kept

    @property
    def busy(self) -> str:
        """What is being checked now; "" when nothing is."""
        return self._busy

    @property
    def results(self) -> tuple[Result, ...]:
        """What came of the last packs, the newest first."""
        return tuple(reversed(self._results))

    def install(self, file: Path, name: str) -> bool:
        """Have a pack installed, whose file is removed then; False while too many wait."""
        with contextlib.suppress(queue.Full):
            self._wishes.put_nowait((file, name))
            return True
        return False

    def rollback(self, to: str = "") -> Pack:
        """Show an older pack.

        Raises:
            PackError: there is none, or content is being changed.

        """
        pack = rollback(self.root, to)
        self._changed(pack, ROLLED_BACK.format(id=pack.id), "")
        return pack

    def close(self) -> None:
        """Look for nothing any more."""
        self._over.set()
        with contextlib.suppress(queue.Full):
            self._wishes.put_nowait(None)
        self._thread.join(self._look_s + 2)

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                self._turn()
            except Exception:  # a stick or a server of any kind must not end the looking
                LOG.exception("content")

    def _turn(self) -> None:
        try:
            wish = self._wishes.get(timeout=self._look_s)
        except queue.Empty:
            wish = None
        if wish is not None:
            file, name = wish
            self._take(file, name)
            file.unlink(missing_ok=True)
        if _changed_at(self.root) != self._read_at:  # by the terminal, in another process
            before = self._shown.id if self._shown else ""
            self._look()
            if self._shown is not None and self._shown.id != before:
                self._tell(self._shown)
        for source in self._drop.new():
            outcome = self._take(source, source.name)
            told = [*(f"{line.verdict}\t{line.part}\t{line.text}" for line in outcome.lines), str(outcome.text)]
            leave_word(source, told)
        if self._settings.address and time.monotonic() >= self._next and not self._over.is_set():
            self._ask()

    def _take(self, source: Path, name: str) -> Outcome:
        self._busy = name
        try:
            outcome = self._installer(source, self.root, self._settings.key, lambda _line: None)
        finally:
            self._busy = ""
        LOG.info("content %s: %s", name, outcome.text.en)
        pack = current(self.root)
        if outcome.good and pack is not None:
            self._changed(pack, outcome.text, name)
        else:
            self._results.append(Result(time.time(), name, outcome.good, outcome.text))
        return outcome

    def _changed(self, pack: Pack, text: Text, source: str) -> None:
        before = self._shown.id if self._shown else ""
        self._results.append(Result(time.time(), source or pack.id, True, text))
        self._look()
        if pack.id != before:
            self._tell(pack)

    def _tell(self, pack: Pack) -> None:
        self._board.tell(ContentChanged(time.time(), pack.name, pack.version))
        self._board.ask(Order("reload"))

    def _look(self) -> None:
        """Read what is shown and what is kept; the disk may have spoilt some of it."""
        self._read_at = _changed_at(self.root)
        self._shown, self._kept = current(self.root), kept(self.root)
        spoilt = (self.root / POINTER).exists() and (
            self._shown is None or f'"now":"{self._shown.id}"' not in _text(self.root / POINTER)
        )
        self._ledger.put("content_broken", spoilt)
        self._board.set(content=f"{self._shown.name} {self._shown.version}" if self._shown else "")

    def _ask(self) -> None:
        """Ask the house's address whether there is something new."""
        try:
            sha256 = sum_at(self._settings.address)
            if sha256 != _text(self.root / SEEN).strip() and self._is_its_turn(sha256):
                file = fetch(self._settings.address, sha256, self.root / "fetched")
                self._take(file, self._settings.address.rpartition("/")[2] or self._settings.address)
                write(self.root / SEEN, sha256.encode())  # also a refused one is not fetched again
                file.unlink(missing_ok=True)
        except (PackError, OSError) as error:
            self._failures += 1
            wait = backoff_s(self._kiosk, "content", self._failures, FIRST_S, LONGEST_S)
            LOG.warning("content: %s; next try in %.0f s", error, wait)
            if self._failures == 1:
                text = error.text if isinstance(error, PackError) else Text(str(error), str(error))
                self._results.append(Result(time.time(), self._settings.address, False, text))
        else:
            self._failures, self._asked = 0, self._asked + 1
            wait = spread_s(self._kiosk, "content", self._settings.every_s, self._asked)
        self._next = time.monotonic() + wait

    def _is_its_turn(self, sha256: str) -> bool:
        """Tell whether this kiosk is among those that take a pack now; others come first with another pack."""
        return self._settings.first or share(self._kiosk, sha256) < rollout_at(self._settings.address)


def _changed_at(root: Path) -> int:
    """Give when another pack was pointed at, ns; 0 where none ever was."""
    try:
        return (root / POINTER).stat().st_mtime_ns
    except OSError:
        return 0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
