"""A site with known properties: the timetable as it would be recorded there."""

from pathlib import Path

import numpy as np

from voice.check.loop import sweep
from voice.check.timetable import TIMETABLE
from voice.endpoint import level_db, voiced
from voice.source import RATE, Samples, read_audio

CLIPS = Path(__file__).parents[3] / "assets" / "clips"
SAID = {"run": "forward", "jump": "jump", "slide": "slide", "stop": "halt", "turn_back": "turn_back"}


def clip(command: str, voice: str = "slt_10") -> Samples:
    """One clip of a command's first word."""
    return read_audio(min((CLIPS / command).glob(f"{SAID[command]}*{voice}.flac")))


def levelled(samples: Samples, level: float) -> Samples:
    first, last = voiced(samples)
    return (samples * 10 ** ((level - level_db(samples[first:last])) / 20)).astype(np.float32)


def site(
    floor: float = -65.0,
    level: float = -24.0,
    hum: float = -120.0,
    echo_db: float | None = -30.0,
    delay_s: float = 0.12,
    reverb_s: float = 0.0,
    gain: float = 1.0,
) -> Samples:
    """Give the recording: noise, words read, a sweep that comes back, five commands, silence."""
    chance = np.random.default_rng(2)
    out = 10 ** (floor / 20) * chance.normal(0, 1, int(TIMETABLE[-1].end_s * RATE))
    at = np.arange(len(out)) / RATE
    out += 10 ** (hum / 20) * np.sqrt(2) * np.sin(2 * np.pi * 50 * at)

    def put(seconds: float, sound: Samples) -> None:
        start = int(seconds * RATE)
        out[start : start + len(sound)] += sound

    for slot in TIMETABLE:
        if slot.kind == "command":
            put(slot.start_s + 1.5, levelled(clip(slot.command), level))
        elif slot.kind == "read":
            for number, command in enumerate(("jump", "slide", "stop")):  # talk-like: words run into one another
                put(slot.start_s + 1 + 0.4 * number, levelled(clip(command, "rms_10"), level))
        elif slot.kind == "sweep" and echo_db is not None:
            back = sweep().astype(np.float64) * 10 ** (echo_db / 20)
            if reverb_s:
                tail = np.exp(-np.arange(int(reverb_s * RATE)) * 6.9 / (reverb_s * RATE)) * chance.normal(
                    0, 1, int(reverb_s * RATE)
                )
                back = np.convolve(back, tail / np.sqrt((tail**2).sum()))[: int(5 * RATE)]
            put(slot.start_s + delay_s, back.astype(np.float32))
    return np.clip(gain * out, -1, 1).astype(np.float32)
