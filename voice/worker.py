"""The ears' child: endpoint and engine live here, so that the game's frame never waits for them.

It ends when its standard input does, so it never outlives its parent.
"""

import contextlib
import os
import queue
import sys
import threading
from pathlib import Path
from typing import IO, Any

import numpy as np

from voice import wire
from voice.endpoint import level_db
from voice.engine import EngineError, make_engine
from voice.events import Health
from voice.hearing import Hearing
from voice.source import RATE, Samples, SourceError, microphone
from voice.vocabulary import Vocabulary
from voice.words import Text

READY = Text("listening", "正在听")


def main() -> None:
    """Serve one parent over standard input and output."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)  # the game draws first: with ears at 0 its worst frames take three times as long
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
        words = Vocabulary(setup["words"])
        engine.prepare(words)
    except EngineError as error:
        tell(wire.to_line(Health("no_ear", error.text)))
        return
    hearing = Hearing(engine, words, setup["language"])
    hearing.active = frozenset(setup["active"])
    inbox: queue.Queue[Samples | dict[str, Any] | float | None] = queue.Queue(maxsize=4096)
    threading.Thread(target=_receive, args=(stdin, inbox), daemon=True).start()
    if setup["microphone"]:
        threading.Thread(target=_capture, args=(setup["device"], setup["gain"], inbox, tell), daemon=True).start()
    else:
        tell(wire.to_line(Health("ready", READY)))
    shift, count, muted = 0.0, 0, False
    while True:
        message = inbox.get()
        if message is None:
            return
        if isinstance(message, float):  # monotonic time at which the block that follows ended
            block = inbox.get()
            if isinstance(block, dict) or block is None or isinstance(block, float):
                continue
            shift = message - (count + len(block)) / RATE
            message = block
        if isinstance(message, dict):
            if "active" in message:
                hearing.active = frozenset(message["active"])
            if "muted" in message:
                muted = bool(message["muted"])
            if "sync" in message:
                tell(b'{"sync": %d}\n' % int(message["sync"]))
            continue
        count += len(message)
        for event in hearing.push(message * 0 if muted else message):
            tell(wire.to_line(wire.moved(event, shift)))
        tell(b'{"level": %.1f}\n' % level_db(message))


def _receive(stdin: IO[bytes], inbox: "queue.Queue[Any]") -> None:
    while (message := wire.read(stdin)) is not None:
        inbox.put(message)
    inbox.put(None)


def _capture(device: str | int | None, gain: float, inbox: "queue.Queue[Any]", tell: Any) -> None:
    there: bool | None = None
    try:
        for block, at in microphone(device):
            if (block is not None) != there:
                there = block is not None
                health = Health("ready", READY) if there else Health("no_microphone", GONE)
                tell(wire.to_line(health))
            if block is not None and not inbox.full():
                inbox.put(at)
                inbox.put(np.clip(block * np.float32(gain), -1, 1) if gain != 1 else block)
    except SourceError as error:
        tell(wire.to_line(Health("no_microphone", error.text)))


GONE = Text("no microphone; keys and typing work", "没有麦克风；可以用键盘和打字")

if __name__ == "__main__":
    main()
