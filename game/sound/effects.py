"""Effects by name: what the robot, the world and the ear sound like."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from game.sound.tones import RATE, Wave, added, band_pass, decay, levelled, low_pass, noise, pitch, saw, sine, times

PENTATONIC: Final = (0, 2, 4, 7, 9)  # semitones over the root


def _step(root: int) -> Wave:
    thud = sine(95.0, 0.09) * decay(0.09, 0.018)
    click = band_pass(noise(0.09, 3), 1400, 4200) * decay(0.09, 0.008)
    return levelled(thud * 0.7 + click * 0.8, 0.16)


def _leap(root: int) -> Wave:
    t = times(0.34)
    rise = sine(180 + 520 * (t / 0.34) ** 0.6, 0.34) * decay(0.34, 0.09)
    air = band_pass(noise(0.34, 5), 600, 3600) * decay(0.34, 0.08, attack=0.05)
    return levelled(rise * 0.5 + air * 0.9, 0.36)


def _land(root: int) -> Wave:
    thud = sine(np.linspace(120, 46, round(0.24 * RATE)), 0.24) * decay(0.24, 0.05)
    splash = band_pass(noise(0.24, 7), 900, 5200) * decay(0.24, 0.035)
    return levelled(thud + splash * 0.35, 0.42)


def _slide(root: int) -> Wave:
    scrape = band_pass(noise(0.68, 11), 1800, 6400) * decay(0.68, 0.3, attack=0.04)
    hum = saw(78.0, 0.68, 6) * decay(0.68, 0.26, attack=0.03)
    return levelled(scrape * 0.7 + hum * 0.25, 0.24)


def _dash(root: int) -> Wave:
    t = times(0.4)
    zip_ = sine(900 - 620 * (t / 0.4) ** 0.5, 0.4) * decay(0.4, 0.1)
    air = band_pass(noise(0.4, 13), 500, 5200) * decay(0.4, 0.12, attack=0.02)
    return levelled(zip_ * 0.35 + air, 0.38)


def _grip(root: int) -> Wave:
    taps = [(i * 0.12, band_pass(noise(0.05, 17 + i), 700, 2600) * decay(0.05, 0.012)) for i in range(3)]
    return levelled(added(0.42, *taps), 0.22)


def _stop(root: int) -> Wave:
    return levelled(band_pass(noise(0.2, 23), 1200, 4200) * decay(0.2, 0.05, attack=0.01), 0.2)


def _pickup(root: int) -> Wave:
    """Three notes of the music's own scale, so that it belongs to it."""
    notes = (root + 24 + PENTATONIC[0], root + 24 + PENTATONIC[2], root + 36)
    parts = [(i * 0.065, _bell(pitch(note), 0.5)) for i, note in enumerate(notes)]
    return levelled(added(0.68, *parts), 0.3)


def _checkpoint(root: int) -> Wave:
    parts = [(i * 0.11, _bell(pitch(root + 12 + n), 0.9)) for i, n in enumerate((0, 7, 12, 16))]
    return levelled(added(1.3, *parts), 0.3)


def _finish(root: int) -> Wave:
    run = [(i * 0.1, _bell(pitch(root + 12 + n), 1.1)) for i, n in enumerate((0, 4, 7, 12, 16, 19, 24))]
    chord = [(0.75, _bell(pitch(root + n), 2.0) * 0.7) for n in (0, 7, 12, 16)]
    return levelled(added(2.8, *run, *chord), 0.4)


def _stumble(root: int) -> Wave:
    crash = low_pass(noise(0.4, 29), 2600) * decay(0.4, 0.06)
    buzz = saw(61.0, 0.4, 10) * decay(0.4, 0.1)
    return levelled(crash + buzz * 0.6, 0.5)


def _death(root: int) -> Wave:
    t = times(0.7)
    down = sine(420 * 0.5 ** (t / 0.16), 0.7) * decay(0.7, 0.2)
    glitch = np.sign(sine(37.0, 0.7)) * noise(0.7, 31) * decay(0.7, 0.12)
    return levelled(down + low_pass(glitch, 3200) * 0.6, 0.5)


def _heard(root: int) -> Wave:
    parts = [(0.0, _bell(pitch(root + 24), 0.25)), (0.05, _bell(pitch(root + 31), 0.3))]
    return levelled(added(0.36, *parts), 0.16)


def _unsure(root: int) -> Wave:
    parts = [(0.0, _bell(pitch(root + 19), 0.2)), (0.09, _bell(pitch(root + 14), 0.3))]
    return levelled(low_pass(added(0.42, *parts), 1500), 0.14)


def _bell(hz: float, seconds: float) -> Wave:
    body = sine(hz, seconds) + 0.35 * sine(hz * 2.0, seconds) * decay(seconds, 0.06)
    return (body + 0.18 * sine(hz * 3.01, seconds) * decay(seconds, 0.03)) * decay(seconds, 0.12)


EFFECTS: Final[Mapping[str, Callable[[int], Wave]]] = {
    "step": _step,
    "leap": _leap,
    "land": _land,
    "slide": _slide,
    "dash": _dash,
    "grip": _grip,
    "stop": _stop,
    "pickup": _pickup,
    "checkpoint": _checkpoint,
    "finish": _finish,
    "stumble": _stumble,
    "death": _death,
    "heard": _heard,
    "unsure": _unsure,
}
"""Each takes the root of the music, a MIDI number, and gives a wave of at most 3 s."""


def rain(seconds: float = 4.0) -> Wave:
    """Give a loop of rain: noise that ebbs, and drops near by."""
    hiss = band_pass(noise(seconds, 41), 1100, 7000)
    chance = np.random.default_rng(43)
    drops = []
    for _ in range(round(70 * seconds)):
        drop = sine(chance.uniform(900, 3200), 0.03) * decay(0.03, 0.006)
        drops.append((chance.uniform(0, seconds - 0.05), drop * chance.uniform(0.05, 0.4)))
    ebb = 0.85 + 0.15 * np.sin(2 * np.pi * times(seconds) / seconds)
    return levelled(hiss * ebb + added(seconds, *drops), 0.10)
