from pathlib import Path

import numpy as np
import pytest

from voice.events import Burst, Note
from voice.prosody import VoiceChannel, pitch
from voice.source import RATE, Samples, read_audio

CLIPS = Path(__file__).parents[2] / "assets" / "clips"
CHANCE = np.random.default_rng(5)


def sung(hz: float, seconds: float = 0.5, level_db: float = -20, fundamental: float = 1.0) -> Samples:
    """A buzz of twelve harmonics, as a throat makes it."""
    at = np.arange(int(seconds * RATE)) / RATE
    parts = [(fundamental if n == 1 else 1 / n) * np.sin(2 * np.pi * n * hz * at + n) for n in range(1, 13)]
    wave = np.sum([part for n, part in enumerate(parts, 1) if n * hz < 7000], axis=0)
    return np.asarray(wave / wave.std() * 10 ** (level_db / 20), np.float32)


def noise(seconds: float, level_db: float) -> Samples:
    return (10 ** (level_db / 20) * CHANCE.normal(0, 1, int(seconds * RATE))).astype(np.float32)


@pytest.mark.parametrize("hz", [82, 110, 147, 196, 262, 330, 440, 587, 740])
def test_a_sung_note_has_its_pitch_within_one_per_cent(hz: float) -> None:
    assert pitch(sung(hz)) == pytest.approx(hz, rel=0.01)


def test_a_telephone_that_takes_the_fundamental_away_leaves_the_pitch() -> None:
    assert pitch(sung(150, fundamental=0.0)) == pytest.approx(150, rel=0.01)


def test_a_voice_ten_decibels_above_noise_keeps_its_pitch() -> None:
    assert pitch(sung(200) + noise(0.5, -30)) == pytest.approx(200, rel=0.02)


@pytest.mark.parametrize("sound", [noise(0.5, -20), np.zeros(8000, np.float32), np.zeros(3, np.float32)])
def test_a_whisper_and_silence_have_no_pitch(sound: Samples) -> None:
    assert pitch(sound) == 0.0


def test_a_womans_clip_is_higher_than_a_mans() -> None:
    woman, man = (
        np.median([pitch(read_audio(f)) for f in sorted(CLIPS.glob(f"*/*_{who}_10.flac"))[:6]])
        for who in ("slt", "rms")
    )
    assert 150 < woman < 260
    assert 70 < man < 130


def clap() -> Samples:
    return (0.5 * CHANCE.normal(0, 1, 4000) * np.exp(-np.arange(4000) / 400)).astype(np.float32)


def test_a_clap_is_one_burst_and_no_note() -> None:
    sound = np.concatenate((noise(1, -65), clap(), noise(1, -65)))

    found = VoiceChannel().push(sound)

    assert [type(event) for event in found] == [Burst]
    assert found[0].at == pytest.approx(1.0, abs=0.07)


def test_two_claps_are_two_bursts() -> None:
    sound = np.concatenate((noise(1, -65), clap(), noise(0.4, -65), clap(), noise(0.5, -65)))

    assert [type(event) for event in VoiceChannel().push(sound)] == [Burst, Burst]


def test_a_held_note_is_told_every_32_ms_with_its_pitch() -> None:
    found = VoiceChannel().push(np.concatenate((noise(1, -65), sung(262, 1.0), noise(1, -65))))

    notes = [event for event in found if isinstance(event, Note)]
    assert len(notes) == pytest.approx(1.0 / 0.032, abs=3)
    assert np.median([note.pitch for note in notes]) == pytest.approx(262, rel=0.01)
    assert all(1.0 < note.at < 2.15 and note.level == pytest.approx(-20, abs=8) for note in notes)


def test_the_same_sound_gives_the_same_events_whatever_the_block_size() -> None:
    sound = np.concatenate((noise(0.5, -65), clap(), sung(200, 0.5)))
    told = []
    for size in (100, 512, 5000):
        channel = VoiceChannel()
        told.append([e for at in range(0, len(sound), size) for e in channel.push(sound[at : at + size])])
    assert told[0] == told[1] == told[2]
