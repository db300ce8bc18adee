"""Takes away what lies below every voice: wind, handling, breath on the membrane, hum, a converter's offset."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from voice.source import RATE, Samples

CORNER = 90.0  # Hz, 3 dB down
TAPS = 512  # samples; the filter has rung out by then


@cache
def _response() -> NDArray[np.float64]:
    """Give the impulse response of a Butterworth high-pass of 2nd order (bilinear transform), cut where it is nothing.

    As it is convolved with and not run, blocks need no loop over samples; it delays a voice by less than a millisecond.
    """
    k = np.tan(np.pi * CORNER / RATE)
    norm = 1 / (1 + np.sqrt(2) * k + k * k)
    a1, a2 = 2 * (k * k - 1) * norm, (1 - np.sqrt(2) * k + k * k) * norm
    out = np.zeros(TAPS)
    for n in range(TAPS):
        struck = norm * (1.0, -2.0, 1.0)[n] if n < 3 else 0.0
        out[n] = struck - a1 * (out[n - 1] if n else 0.0) - a2 * (out[n - 2] if n > 1 else 0.0)
    return out


class HighPass:
    """One stream, in blocks of any size."""

    def __init__(self) -> None:
        self._past: NDArray[np.float64] = np.zeros(TAPS - 1)

    def push(self, samples: Samples) -> Samples:
        """Take samples, shape (n,), 16 kHz; give as many without what is below 90 Hz."""
        known = np.concatenate((self._past, samples.astype(np.float64)))
        self._past = known[len(known) - TAPS + 1 :]
        return np.convolve(known, _response(), "valid").astype(np.float32)
