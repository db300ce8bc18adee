"""One recording of the timetable to figures."""

from dataclasses import dataclass

import numpy as np

from voice.check.loop import Loop, measure_loop
from voice.check.measures import Hum, active_level, clipped_share, gap_share, hum, noise_level
from voice.check.timetable import TIMETABLE, Kind
from voice.endpoint import level_db
from voice.events import Event, Heard
from voice.hearing import Hearing
from voice.source import RATE, Samples


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured; levels in dBFS, shares 0..1."""

    gaps: float
    floor: float
    """Level of the quiet room above 90 Hz."""
    rumble: float
    """All of the quiet room: what it has more is wind, steps, machines."""
    hum: Hum
    level: float
    """Active level of the phrases read (ITU-T P.56)."""
    activity: float
    clipped: float
    loop: Loop | None
    """None when the loudspeaker was not heard."""
    recall: float
    """Share of the five phrases that were understood."""
    false_triggers: int
    """Commands that were heard and not said."""

    @property
    def signal_to_noise(self) -> float:
        """Active speech over the quiet room, dB."""
        return self.level - self.floor


def part(samples: Samples, kind: Kind) -> Samples:
    """Give all of one kind, in order."""
    found = [samples[int(s.start_s * RATE) : int(s.end_s * RATE)] for s in TIMETABLE if s.kind == kind]
    return np.concatenate(found)


def examine(samples: Samples, hearing: Hearing, lost: float = 0.0) -> Figures:
    """Measure a recording of the whole timetable.

    Args:
        samples: shape (n,), 16 kHz, beginning with the timetable; what is missing at its end counts as silence.
        hearing: an ear with the five phrases.
        lost: share of sound that the device itself said it lost.

    """
    length = int(TIMETABLE[-1].end_s * RATE)
    given = len(samples)
    samples = np.concatenate((samples[:length], np.zeros(max(0, length - given), np.float32)))
    quiet, read, sweep = (part(samples, kind) for kind in ("quiet", "read", "sweep"))
    speech = active_level(read)
    recall, wrong = _heard(hearing.push(np.concatenate((samples, np.zeros(RATE, np.float32)))))
    return Figures(
        gaps=max(lost, gap_share(samples[:given])),
        floor=noise_level(quiet),
        rumble=level_db(quiet),
        hum=hum(quiet),
        level=speech.level,
        activity=speech.activity,
        clipped=clipped_share(np.concatenate((read, part(samples, "command")))),
        loop=measure_loop(sweep, quiet, speech.level),
        recall=recall,
        false_triggers=wrong,
    )


def _heard(events: list[Event]) -> tuple[float, int]:
    """Give the share of the phrases understood, and the commands nobody gave."""
    slots = [slot for slot in TIMETABLE if slot.kind == "command"]
    understood, wrong = set(), 0
    for event in events:
        if not isinstance(event, Heard):
            continue
        slot = next((s for s in slots if s.start_s <= event.speech_start < s.end_s), None)
        if slot is not None and event.command == slot.command:
            understood.add(slot.command)
        else:
            wrong += 1
    return len(understood) / len(slots), wrong
