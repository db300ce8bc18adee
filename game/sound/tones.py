"""Oscillators, envelopes and filters; mono float64 arrays, shape (n,), within about -1..1, 22050 Hz."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

RATE = 22_050  # Hz; nothing here has much above 10 kHz
Wave = NDArray[np.float64]


def times(seconds: float) -> Wave:
    """Give the time of every sample, s."""
    return np.arange(round(seconds * RATE)) / RATE


def sine(hz: Wave | float, seconds: float) -> Wave:
    """Give a sine; `hz` may change from sample to sample."""
    turns = np.cumsum(np.broadcast_to(np.asarray(hz, np.float64), (round(seconds * RATE),))) / RATE
    return np.sin(2 * np.pi * turns)


def saw(hz: float, seconds: float, partials: int = 14) -> Wave:
    """Give a saw-tooth without aliasing: a sum of its partials below half the rate."""
    t = times(seconds)
    numbers = [k for k in range(1, partials + 1) if k * hz < RATE / 2]
    wave: Wave = np.sum([np.sin(2 * np.pi * k * hz * t) / k for k in numbers], axis=0)
    return wave * 0.6


def noise(seconds: float, seed: int) -> Wave:
    """Give white noise."""
    return np.random.default_rng(seed).uniform(-1, 1, round(seconds * RATE))


def decay(seconds: float, half_life: float, attack: float = 0.003) -> Wave:
    """Give an envelope that rises in `attack` s and halves every `half_life` s."""
    t = times(seconds)
    ends = np.clip((seconds - t) / 0.01, 0, 1)
    envelope: Wave = np.minimum(1.0, t / attack) * 0.5 ** (t / half_life) * ends
    return envelope


def low_pass(wave: Wave, hz: float) -> Wave:
    """Take away what lies above a frequency, gently, in the spectrum."""
    return _shaped(wave, lambda f: 1 / (1 + (f / hz) ** 4))


def band_pass(wave: Wave, low: float, high: float) -> Wave:
    """Keep what lies between two frequencies."""
    return _shaped(wave, lambda f: 1 / (1 + (f / high) ** 4) * (1 - 1 / (1 + (f / low) ** 4)))


def _shaped(wave: Wave, gain: Callable[[Wave], Wave]) -> Wave:
    spectrum = np.fft.rfft(wave)
    frequencies: Wave = np.fft.rfftfreq(len(wave), 1 / RATE).astype(np.float64)
    return np.asarray(np.fft.irfft(spectrum * gain(frequencies), len(wave)), np.float64)


def pitch(midi: float) -> float:
    """Give the frequency of a note by its MIDI number (69 is A, 440 Hz)."""
    return float(440 * 2 ** ((midi - 69) / 12))


def added(length: float, *parts: tuple[float, Wave]) -> Wave:
    """Lay waves over one another, each from its own time, s."""
    total = np.zeros(round(length * RATE))
    for start, wave in parts:
        first = round(start * RATE)
        room = len(total) - first
        if room > 0:
            total[first : first + len(wave)] += wave[:room]
    return total


def levelled(wave: Wave, peak: float) -> Wave:
    """Scale to a peak."""
    highest = float(np.abs(wave).max()) if len(wave) else 0.0
    return wave * (peak / highest) if highest > 0 else wave
