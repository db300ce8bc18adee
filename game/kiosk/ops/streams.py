"""Server-sent events: best effort beside the polling that can be relied on.

One thread reads the board for all; each reader has a short queue of its own, and who is too slow loses the oldest.
A new reader is told the state first. Nobody waits for a reader, and a reader who is gone costs nothing.
"""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import Final

from game.kiosk.board import Board, State
from game.kiosk.events import Event, to_json
from game.kiosk.ops.counts import closed

LOOK_S: Final = 0.5  # between two looks whether the state has changed
QUIET_S: Final = 15.0  # after which a comment tells that the line is alive
QUEUED: Final = 64
MOST: Final = 40  # readers at once


@dataclass(frozen=True, slots=True)
class _News:
    changed: bool
    events: tuple[Event, ...]


class Streams:
    """The streams of one page."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._readers: list[asyncio.Queue[_News | None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over = threading.Event()

    @property
    def full(self) -> bool:
        """Whether no more readers are taken."""
        return len(self._readers) >= MOST

    def open(self) -> None:
        """Begin; called in the loop that serves."""
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._pump, name="streams", daemon=True).start()

    def close(self) -> None:
        """End every stream; may be called from any thread."""
        self._over.set()
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._end)

    async def follow(self, state: Callable[[], str], events: bool) -> AsyncIterator[str]:
        """Give a stream as it goes over the wire.

        Args:
            state: gives the state as JSON; told at first and whenever something of it changes.
            events: whether what happens is told too.

        """
        reader: asyncio.Queue[_News | None] = asyncio.Queue(QUEUED)
        self._readers.append(reader)
        try:
            yield f"retry: 3000\nevent: state\ndata: {await asyncio.to_thread(state)}\n\n"
            while not self._over.is_set():
                try:
                    news = await asyncio.wait_for(reader.get(), QUIET_S)
                except TimeoutError:
                    yield ": alive\n\n"
                    continue
                if news is None:
                    return
                if news.changed:
                    yield f"event: state\ndata: {await asyncio.to_thread(state)}\n\n"
                for event in news.events if events else ():
                    yield f"data: {to_json(closed(event))}\n\n"
        finally:
            self._readers.remove(reader)

    def _pump(self) -> None:
        loop, last = self._loop, _plain(self._board.state)
        assert loop is not None
        with self._board.subscribed() as wait:
            while not self._over.is_set():
                events = wait(LOOK_S)
                now = _plain(self._board.state)
                if events or now != last:
                    news, last = _News(now != last or bool(events), events), now
                    with contextlib.suppress(RuntimeError):  # the loop has ended
                        loop.call_soon_threadsafe(self._hand, news)

    def _end(self) -> None:
        for reader in self._readers:
            _put(reader, None)

    def _hand(self, news: _News) -> None:
        for reader in self._readers:
            _put(reader, news)


def _put(reader: "asyncio.Queue[_News | None]", news: _News | None) -> None:
    if reader.full():
        reader.get_nowait()
    reader.put_nowait(news)


def _plain(state: State) -> State:
    """Give the state without what changes all the time."""
    return replace(state, frame_age_s=0.0)
