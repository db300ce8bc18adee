"""The site's check without anybody to read aloud: quiet room and loudspeaker, with the code of `voxleap voice check`.

`python -m game.kiosk.visit.check [MICROPHONE]` records for eleven seconds into memory, plays the sweep, and prints one
JSON object of findings. What needs a person (level of speech, the five commands) is left out; a person does the whole
with `voxleap voice check`. Exit code 0 green or yellow, 1 red, 78 no microphone.
"""

import contextlib
import json
import sys
from typing import Any, Final

import numpy as np

from voice.check import Figures, judge
from voice.check.loop import measure_loop, sweep
from voice.check.measures import clipped_share, gap_share, hum, noise_level
from voice.devices import load_portaudio
from voice.endpoint import level_db
from voice.microphone import listen
from voice.source import RATE, Samples, SourceError
from voice.words import Text

QUIET_S, SWEEP_S = 5.0, 6.0
SPEECH_DBFS: Final = -26.0
"""Level of speech that is assumed where nobody reads: the nominal one of ITU-T P.56."""
MEASURED: Final = frozenset({"gaps", "clipping", "signal_to_noise", "hum", "loop", "loop_delay", "echo", "loop_figure"})


def record(device: str | None) -> Samples:
    """Record quiet and sweep, into memory and nowhere else.

    Raises:
        SourceError: no microphone, or it went away.

    """
    portaudio = load_portaudio()
    blocks: list[Samples] = []
    count, played = 0, False
    sound = listen(device)
    try:
        for given, _ in sound:
            if isinstance(given, Text):
                raise SourceError("microphone", given)
            blocks.append(given)
            count += len(given)
            if count >= QUIET_S * RATE and not played:
                played = True
                with contextlib.suppress(portaudio.PortAudioError, ValueError):
                    portaudio.play(sweep(), RATE, latency="high")
            if count >= (QUIET_S + SWEEP_S) * RATE:
                break
    finally:
        sound.close()
    return np.concatenate(blocks)


def examined(samples: Samples) -> dict[str, Any]:
    """Judge a recording of quiet and sweep; give colour, sentence and findings, ready for JSON."""
    quiet, rest = samples[: int(QUIET_S * RATE)], samples[int(QUIET_S * RATE) :]
    figures = Figures(
        gaps=gap_share(samples),
        floor=noise_level(quiet),
        rumble=level_db(quiet),
        hum=hum(quiet),
        level=SPEECH_DBFS,
        activity=1.0,
        clipped=clipped_share(samples),
        loop=measure_loop(rest, quiet, SPEECH_DBFS),
        recall=1.0,
        false_triggers=0,
    )
    verdict = judge(figures)
    return {
        "colour": verdict.colour,
        "sentence": {"en": verdict.sentence.en, "zh": verdict.sentence.zh},
        "findings": {f.id: [f.colour, f.figure, f.unit] for f in verdict.findings if f.id in MEASURED},
    }


def main() -> int:
    """Check, and print it."""
    try:
        found = examined(record(sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] else None))
    except SourceError as error:
        sys.stderr.write(f"{error.text}\n")
        return 78
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    return 1 if found["colour"] == "red" else 0


if __name__ == "__main__":
    sys.exit(main())
