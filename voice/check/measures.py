"""Pure measures of sound: active level, clipping, hum, gaps. Samples are mono, 16 kHz, within -1..1."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice.endpoint import level_db
from voice.highpass import HighPass
from voice.source import RATE, Samples

TIME_CONSTANT_S, HANGOVER_S, MARGIN_DB = 0.03, 0.2, 15.9  # ITU-T P.56 (2011), method B
CLIPPED = 0.985  # of full scale
FLAT_TOP = 3  # samples in a row at the same height beyond that
MAINS = (50.0, 60.0)  # Hz
HARMONICS = 8
HUM_WIDTH = 1.0  # Hz on both sides of a line
HUM_OVER_DB = 6.0  # dB that a line stands above its surroundings before it is called one
GAP_S = 0.02  # s of nothing but zeros


@dataclass(frozen=True, slots=True)
class Active:
    """Speech without its pauses."""

    level: float
    """dBFS (dBov less 0 dB: full scale is 1); -120 when there is no speech."""
    activity: float
    """Share of the time, 0..1."""


def active_level(samples: Samples) -> Active:
    """Give the active speech level of ITU-T P.56, method B.

    The envelope passes two exponential averages of 30 ms; what lies above a threshold, or did 200 ms ago, is active.
    The threshold that lies 15.9 dB below the level of what it makes active is the right one, found between steps of
    6 dB.
    """
    x = samples.astype(np.float64)
    total = float((x * x).sum())
    if total <= 0:
        return Active(-120.0, 0.0)
    envelope = _envelope(np.abs(x))
    hang = int(HANGOVER_S * RATE)
    before: tuple[float, float] | None = None
    for step in range(1, 20):
        threshold = 2.0**-step
        count = _active(envelope >= threshold, hang)
        if not count:
            continue
        level, threshold_db = 10 * np.log10(total / count), 20 * np.log10(threshold)
        over = level - threshold_db - MARGIN_DB
        if over >= 0:
            if before is None:
                return Active(float(level), count / len(x))
            share = -before[1] / (over - before[1])
            exact = before[0] + share * (level - before[0])
            return Active(float(exact), float(min(1.0, total / (10 ** (exact / 10)) / len(x))))
        before = float(level), float(over)
    return Active(-120.0, 0.0)


def _envelope(rectified: NDArray[np.float64]) -> NDArray[np.float64]:
    decay = np.exp(-1 / (TIME_CONSTANT_S * RATE))
    n = np.arange(int(12 * TIME_CONSTANT_S * RATE))
    response = (1 - decay) ** 2 * (n + 1) * decay**n  # of two equal exponential averages, one after the other
    size = 1 << (len(rectified) + len(response)).bit_length()
    smooth = np.fft.irfft(np.fft.rfft(rectified, size) * np.fft.rfft(response, size), size)
    return np.asarray(smooth[: len(rectified)])


def _active(above: NDArray[np.bool_], hang: int) -> int:
    """Count the samples that are above, or were within the hangover before."""
    last = np.maximum.accumulate(np.where(above, np.arange(len(above)), -hang - 1))
    return int((np.arange(len(above)) - last <= hang).sum())


def noise_level(samples: Samples) -> float:
    """Give the level of what an ear hears of a quiet room, dBFS: all above 90 Hz."""
    return level_db(HighPass().push(samples)[RATE // 10 :])


def clipped_share(samples: Samples) -> float:
    """Give the share of samples in flat tops, 0..1."""
    high = np.abs(samples) >= CLIPPED
    flat = high[1:] & high[:-1] & (np.abs(np.diff(samples)) < 0.01)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flat, [False])).astype(np.int8)))
    runs = edges[1::2] - edges[::2] + 1
    return float(runs[runs >= FLAT_TOP].sum() / max(1, len(samples)))


@dataclass(frozen=True, slots=True)
class Hum:
    """The mains in the sound."""

    mains: float
    """50 or 60 Hz; 0 for none."""
    level: float
    """Of all its lines, dBFS."""


def hum(samples: Samples) -> Hum:
    """Find the lines of 50 or 60 Hz that stand out of a quiet room."""
    if len(samples) < 2 * RATE:
        return Hum(0.0, -120.0)
    size = 2 * RATE  # half a hertz a line
    window = np.hanning(size)
    starts = range(0, len(samples) - size + 1, size // 2)
    power = np.mean([np.abs(np.fft.rfft(samples[at : at + size] * window)) ** 2 for at in starts], axis=0)
    power *= 2 / (window**2).sum() / size  # so that the sum over a line's bins is its mean square
    found = [_lines(power, mains) for mains in MAINS]
    mains, strength = max(zip(MAINS, found, strict=True), key=lambda both: both[1])
    return Hum(mains, float(10 * np.log10(strength))) if strength > 0 else Hum(0.0, -120.0)


def _lines(power: NDArray[np.float64], mains: float) -> float:
    """Sum the power of a mains frequency's lines that stand out."""
    total, each = 0.0, int(HUM_WIDTH * 2)
    for harmonic in range(1, HARMONICS + 1):
        at = round(mains * harmonic * 2)
        line = power[at - each : at + each + 1].sum()
        around = np.median(np.concatenate((power[at - 16 : at - each - 1], power[at + each + 2 : at + 17])))
        if line > (2 * each + 1) * around * 10 ** (HUM_OVER_DB / 10):
            total += float(line - (2 * each + 1) * around)
    return total


def gap_share(samples: Samples) -> float:
    """Give the share of the time that is exactly zero for 20 ms or more: sound that was lost on the way."""
    zero = np.concatenate(([False], samples == 0, [False])).astype(np.int8)
    edges = np.flatnonzero(np.diff(zero))
    runs = edges[1::2] - edges[::2]
    return float(runs[runs >= GAP_S * RATE].sum() / max(1, len(samples)))
