"""The ears' child: endpoint and engine live here, so that the game's frame never waits for them.

It ends when its standard input does, so it never outlives its parent.
"""

import contextlib
import math
import queue
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import numpy as np

from voice import wire
from voice.child import be_nice, leave_no_core
from voice.engine import EngineError, make_engine
from voice.events import DROPPED, Health
from voice.hearing import Hearing
from voice.listener import Listener
from voice.microphone import listen
from voice.source import RATE, Samples, SourceError
from voice.vocabulary import Vocabulary
from voice.words import Text

READY = Text("listening", "正在听")
BEAT_S = 0.4


def main() -> None:
    """Serve one parent over standard input and output."""
    be_nice()  # the game draws first: with ears at 0 its worst frames take three times as long
    leave_no_core()
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may write there
    first = wire.read(sys.stdin.buffer)
    if isinstance(first, dict):
        with contextlib.suppress(BrokenPipeError):
            serve(first, sys.stdin.buffer, out)


def serve(setup: dict[str, Any], stdin: IO[bytes], out: IO[bytes]) -> None:
    """Load the ear, then hear until the input ends."""

    def tell(line: bytes) -> None:
        out.write(line)
        out.flush()

    try:
        engine = make_engine(setup["engine"], Path(setup["model"]) if setup["model"] else None)
        words = Vocabulary(setup["words"], setup.get("sure", {}))
        engine.prepare(words)
    except (EngineError, ImportError, OSError, RuntimeError) as error:  # a broken wheel raises any of these
        text = error.text if isinstance(error, EngineError) else Text(str(error), str(error))
        tell(wire.to_line(Health("no_ear", text)))
        return
    listener = Listener(Hearing(engine, words, setup["language"]), setup)
    inbox: queue.Queue[Samples | tuple[float, Samples] | dict[str, Any] | None] = queue.Queue(maxsize=4096)
    threading.Thread(target=_receive, args=(stdin, inbox), daemon=True).start()
    if setup["microphone"]:
        threading.Thread(target=_capture, args=(setup["device"], setup["gain"], inbox, tell), daemon=True).start()
    else:
        tell(wire.to_line(Health("ready", READY)))
    busy = Busy(tell)
    shift = 0.0  # from the sample clock to the caller's
    while (message := inbox.get()) is not None:
        if isinstance(message, dict):
            for event in listener.obey(message):
                tell(wire.to_line(event))
            if "sync" in message:
                tell(b'{"sync": %d}\n' % int(message["sync"]))
            continue
        if isinstance(message, tuple):
            at, message = message
            shift = at - listener.taken_s - len(message) / RATE
        with busy:
            events = listener.push(message)
        for event in events:
            tell(wire.to_line(wire.moved(event, shift)))
        tell(b'{"level": %.1f, "floor": %.1f}\n' % (listener.level, listener.floor))


class Busy:
    """Says each second that an utterance is still worked on, so that a slow machine is not taken for a hung child."""

    def __init__(self, tell: Callable[[bytes], None]) -> None:
        self._tell, self._since = tell, math.inf
        threading.Thread(target=self._beat, daemon=True).start()

    def __enter__(self) -> None:
        self._since = time.monotonic()

    def __exit__(self, *_: object) -> None:
        self._since = math.inf

    def _beat(self) -> None:
        while True:
            time.sleep(BEAT_S)
            if (seconds := time.monotonic() - self._since) > BEAT_S:
                self._tell(b'{"busy": %.1f}\n' % seconds)


def _receive(stdin: IO[bytes], inbox: "queue.Queue[Any]") -> None:
    while (message := wire.read(stdin)) is not None:
        inbox.put(message)
    inbox.put(None)


def _capture(device: str | int | None, gain: float, inbox: "queue.Queue[Any]", tell: Any) -> None:
    state: Text | None = None
    late = False
    try:
        for given, at in listen(device):
            now = given if isinstance(given, Text) else READY
            if now != state:
                state = now
                tell(wire.to_line(Health("ready" if now is READY else "no_microphone", now)))
            if isinstance(given, Text):
                continue
            if inbox.full():
                if not late:
                    tell(wire.to_line(Health("dropped", DROPPED)))
                late = True
                continue
            late = False
            inbox.put((at, np.clip(given * np.float32(gain), -1, 1) if gain != 1 else given))
    except SourceError as error:
        tell(wire.to_line(Health("no_microphone", error.text)))


if __name__ == "__main__":
    main()
