"""From the own loudspeaker through the room into the own microphone: delay, echo, and how modulation survives.

The figure is computed as a speech transmission index from an impulse response (Schroeder 1981; weights of IEC 60268-16
for a male voice, six octaves as the sound ends at 8 kHz). It goes through whatever loudspeaker and microphone are
there, uncalibrated: it is good for comparing a site with itself on another day, and is no certified STI.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice.source import RATE, Samples

SWEEP_S = 3.0
LOW, HIGH = 80.0, 7600.0  # Hz
PEAK = 0.3  # of full scale: loud enough, and frightens nobody
EASE_S = 0.05
LONGEST_S = 1.5  # s of the room's answer that are looked at
BEFORE_S = 0.002  # s before its peak
CENTRES = (125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0)  # Hz
WEIGHTS = (0.085, 0.127, 0.230, 0.233, 0.309, 0.224)
MODULATIONS = tuple(0.63 * 2 ** (n / 3) for n in range(14))  # Hz, 0.63 to 12.7
FAINT_DB = 12.0  # dB that the answer's peak must stand above its noise


@dataclass(frozen=True, slots=True)
class Loop:
    """What came back of a sweep."""

    delay_s: float
    """From the order to play until it arrives: both sound systems and the way through the air."""
    echo_db: float
    """Level of what arrives less the level of what was played, dB."""
    figure: float
    """Speech transmission index of the loop, not certified, 0..1."""


def sweep() -> Samples:
    """Give the exponential sweep that is played: 80 to 7,600 Hz in three seconds (Farina 2000)."""
    at = np.arange(int(SWEEP_S * RATE)) / RATE
    rise = np.log(HIGH / LOW)
    wave = np.sin(2 * np.pi * LOW * SWEEP_S / rise * (np.exp(at / SWEEP_S * rise) - 1))
    ease = np.clip(np.minimum(at, SWEEP_S - at) / EASE_S, 0, 1)
    return np.asarray(PEAK * wave * np.sin(np.pi / 2 * ease) ** 2, np.float32)


def measure_loop(recorded: Samples, noise: Samples, speech_level: float) -> Loop | None:
    """Compare what was recorded from the moment of playing with the sweep.

    Args:
        recorded: shape (n,), beginning when the sweep was played.
        noise: the quiet room, for what it does to speech.
        speech_level: active level of speech here, dBFS.

    Returns:
        None when nothing of the sweep came back: no loudspeaker, or none that the microphone hears.

    """
    played = sweep()
    answer = impulse(recorded, played)
    peak = int(np.argmax(np.abs(answer)))
    rest = np.delete(answer, np.arange(max(0, peak - RATE // 100), min(len(answer), peak + int(LONGEST_S * RATE))))
    if not len(rest) or np.abs(answer[peak]) <= 4 * rest.std() * 10 ** (FAINT_DB / 20):
        return None
    start = max(0, peak - int(BEFORE_S * RATE))
    room = answer[start : start + int(LONGEST_S * RATE)]
    back = recorded[peak : peak + len(played)].astype(np.float64)
    silence = float((noise.astype(np.float64) ** 2).mean()) if len(noise) else 0.0
    arrived = max(float((back**2).mean()) - silence, 1e-12)
    echo = 10 * np.log10(arrived / float((played.astype(np.float64) ** 2).mean()))
    return Loop(peak / RATE, float(echo), transmission(room, signal_to_noise(noise, speech_level)))


def impulse(recorded: Samples, played: Samples) -> NDArray[np.float64]:
    """Give the impulse response between two sounds, by division of spectra where the sweep has power."""
    size = 1 << (len(recorded) + len(played)).bit_length()
    source = np.fft.rfft(played.astype(np.float64), size)
    power = np.abs(source) ** 2
    transfer = np.fft.rfft(recorded.astype(np.float64), size) * np.conj(source) / (power + 1e-4 * power.max())
    return np.asarray(np.fft.irfft(transfer, size)[: len(recorded)])


def transmission(response: NDArray[np.float64], noise_db: tuple[float, ...]) -> float:
    """Give the index from an impulse response and each octave's signal-to-noise ratio, dB; 0..1."""
    total = 0.0
    for centre, weight, ratio in zip(CENTRES, WEIGHTS, noise_db, strict=True):
        energy = octave(response, centre) ** 2
        whole = energy.sum()
        at = np.arange(len(energy)) / RATE
        indices = []
        for rate in MODULATIONS:
            kept = np.abs((energy * np.exp(-2j * np.pi * rate * at)).sum()) / whole if whole > 0 else 0.0
            kept = min(kept / (1 + 10 ** (-ratio / 10)), 1 - 1e-9)
            apparent = 10 * np.log10(max(kept, 1e-9) / (1 - kept))
            indices.append((min(15.0, max(-15.0, apparent)) + 15) / 30)
        total += weight * float(np.mean(indices))
    return total / sum(WEIGHTS)


def octave(samples: NDArray[np.float64], centre: float) -> NDArray[np.float64]:
    """Give one octave of a sound, by its spectrum."""
    spectrum = np.fft.rfft(samples, 2 * len(samples))
    hertz = np.fft.rfftfreq(2 * len(samples), 1 / RATE)
    spectrum[(hertz < centre / np.sqrt(2)) | (hertz >= centre * np.sqrt(2))] = 0
    return np.asarray(np.fft.irfft(spectrum)[: len(samples)])


SPEECH_DB = (-4.1, -4.1, -7.8, -13.8, -19.8, -25.8)
"""Level of speech in each octave less its whole level, dB: a male voice, IEC 60268-16."""


def signal_to_noise(noise: Samples, speech_level: float) -> tuple[float, ...]:
    """Give how far speech stands above the quiet room in each octave, dB."""
    if not len(noise):
        return tuple(60.0 for _ in CENTRES)
    bands = (10 * np.log10((octave(noise.astype(np.float64), c) ** 2).mean() + 1e-12) for c in CENTRES)
    return tuple(float(speech_level + share - band) for share, band in zip(SPEECH_DB, bands, strict=True))
