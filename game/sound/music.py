"""A small generative score: pulse and bass for ruins, plucked strings for a lake, pads for a ridge."""

import random
from typing import Final

import numpy as np

from game.sound.tones import RATE, Wave, added, band_pass, decay, levelled, low_pass, noise, pitch, saw, sine, times
from game.theme import Music

BARS: Final = 8
BEATS: Final = 4
SCALES: Final = {
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "pentatonic": (0, 2, 4, 7, 9),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
}
CHORDS: Final = (0, 0, 5, 3, 0, 0, 4, 2)
"""Degrees of the scale, one a bar."""
PEAK: Final = 0.22


def loop(music: Music) -> Wave:
    """Give eight bars that fit onto their own beginning."""
    chance = random.Random(music.seed)
    beat = 60 / music.bpm
    length = BARS * BEATS * beat
    parts: list[tuple[float, Wave]] = []
    for bar in range(BARS):
        start = bar * BEATS * beat
        parts += {"pulse": _pulse, "pluck": _pluck, "pads": _pads}[music.kind](music, chance, bar, start, beat)
    wave = added(length + 3.0, *parts)
    turn = round(length * RATE)
    tail = wave[turn:]
    wave = wave[:turn].copy()
    wave[: len(tail)] += tail  # what still sounds at the end sounds on at the beginning
    return levelled(wave, PEAK)


Parts = list[tuple[float, Wave]]


def _note(music: Music, degree: int, octave: int) -> float:
    scale = SCALES[music.scale]
    return pitch(music.root + 12 * (octave + degree // len(scale)) + scale[degree % len(scale)])


def _pulse(music: Music, chance: random.Random, bar: int, start: float, beat: float) -> Parts:
    """A kick on the beat, a bass in eighths, a far arpeggio."""
    parts: Parts = []
    chord = CHORDS[bar % len(CHORDS)]
    for i in range(BEATS):
        kick = sine(np.linspace(110, 42, round(0.22 * RATE)), 0.22) * decay(0.22, 0.05)
        parts.append((start + i * beat, kick * 0.9))
        parts.append((start + (i + 0.5) * beat, band_pass(noise(0.05, i), 4000, 9000) * decay(0.05, 0.012) * 0.18))
    for i in range(BEATS * 2):
        if i % 8 in (0, 3, 4, 6, 7):
            bass = low_pass(saw(_note(music, chord, -1), beat * 0.48), 420) * decay(beat * 0.48, 0.12)
            parts.append((start + i * beat / 2, bass * 0.8))
    if bar % 4 >= 1:
        for i in range(BEATS * 2):
            if chance.random() < 0.55:
                degree = chord + chance.choice((0, 2, 4, 7))
                tone = low_pass(saw(_note(music, degree, 1), 0.5, 6), 1800) * decay(0.5, 0.09)
                parts.append((start + i * beat / 2, tone * 0.22))
    pad = sum(_soft(_note(music, chord + d, 0), beat * BEATS) for d in (0, 2, 4))
    parts.append((start, np.asarray(pad) * 0.10))
    return parts


def _pluck(music: Music, chance: random.Random, bar: int, start: float, beat: float) -> Parts:
    """Strings like a guzheng's, few, with room between them."""
    parts: Parts = []
    degree = chance.randrange(5)
    for i in range(BEATS * 2):
        if chance.random() < (0.75 if i % 2 == 0 else 0.3):
            degree = max(-2, min(9, degree + chance.choice((-2, -1, -1, 1, 1, 2))))
            parts.append((start + i * beat / 2, _string(_note(music, degree, 1), 1.8, bar * 16 + i) * 0.5))
    parts.append((start, _string(_note(music, CHORDS[bar % 8], -1), 2.6, bar) * 0.55))
    return parts


def _pads(music: Music, chance: random.Random, bar: int, start: float, beat: float) -> Parts:
    """Wide chords that swell, and a bell now and then."""
    chord = CHORDS[bar % len(CHORDS)]
    parts: Parts = [(start, _soft(_note(music, chord + d, 0), beat * BEATS + 1.5) * 0.3) for d in (0, 2, 4, 6)]
    for i in range(BEATS):
        if chance.random() < 0.4:
            bell = sine(_note(music, chord + chance.choice((0, 4, 7)), 2), 1.4) * decay(1.4, 0.25)
            parts.append((start + i * beat, bell * 0.16))
    return parts


def _soft(hz: float, seconds: float) -> Wave:
    t = times(seconds)
    swell = np.sin(np.pi * np.clip(t / seconds, 0, 1)) ** 0.7
    wave: Wave = (sine(hz, seconds) + 0.6 * sine(hz * 1.004, seconds) + 0.25 * sine(hz * 2, seconds)) * swell
    return wave


def _string(hz: float, seconds: float, seed: int) -> Wave:
    """A plucked string (Karplus and Strong 1983), computed period by period."""
    period = max(2, round(RATE / hz))
    cycle = np.random.default_rng(seed).uniform(-1, 1, period)
    cycles = []
    for _ in range(round(seconds * RATE) // period):
        cycles.append(cycle)
        cycle = 0.4985 * (cycle + np.roll(cycle, 1))
    return np.concatenate(cycles) * decay(len(cycles) * period / RATE, 0.5) if cycles else np.zeros(1)
