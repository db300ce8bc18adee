"""The timetable from a microphone, into memory and nowhere else."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from voice.check.loop import sweep
from voice.check.timetable import LENGTH_S, TIMETABLE, Slot
from voice.devices import load_portaudio
from voice.endpoint import level_db
from voice.microphone import listen
from voice.source import RATE, Samples, SourceError
from voice.words import Text

Show = Callable[[Slot, float, float], None]
"""Told with each block: the slot, the seconds that are left of it, and the block's level, dBFS."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What came."""

    samples: Samples
    lost: float
    """Share of the time for which the device gave no samples."""


def record(device: str | int | None, show: Show) -> Recording:
    """Record the timetable, and play the sweep when its time comes.

    Raises:
        SourceError: no microphone, or it went away.

    """
    portaudio = load_portaudio()
    blocks: list[Samples] = []
    count, first, last, played = 0, 0.0, 0.0, False
    sound = listen(device)
    try:
        for given, at in sound:
            if isinstance(given, Text):
                raise SourceError("microphone", given)
            blocks.append(given)
            first = first or at - len(given) / RATE
            count, last = count + len(given), at
            now = count / RATE
            if now >= LENGTH_S:
                break
            slot = next(s for s in TIMETABLE if now < s.end_s)
            if slot.kind == "sweep" and not played:
                played = True
                with contextlib.suppress(portaudio.PortAudioError, ValueError):
                    portaudio.play(sweep(), RATE)
            show(slot, slot.end_s - now, level_db(given))
    finally:
        sound.close()
    return Recording(np.concatenate(blocks), max(0.0, 1 - count / max(1.0, (last - first) * RATE)))
