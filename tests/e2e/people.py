"""Folders of clips put together from people's recordings, as `voxleap demo --clips` takes them."""

import csv
import os
import random
from pathlib import Path

import numpy as np
import soundfile

from voice.source import RATE, Samples, read_audio

SHARED = Path(os.environ.get("VOXLEAP_SHARED", Path(__file__).parents[3] / "shared"))
SPEECH = SHARED / "speech"
WORDS = {"jump": "up", "slide": "down", "run": "go", "stop": "stop", "turn_back": "left"}
MANDARIN = {
    "jump": ("跳", "跳跃", "起跳"),
    "slide": ("滑", "趴下"),
    "run": ("跑", "跑步", "奔跑"),
    "stop": ("停", "停下", "等"),
    "turn_back": ("转身", "回头", "左", "右"),
}
SPEAKERS = 25  # of each word
SNR_DB = 15.0


def mandarin(folder: Path, seed: int, noisy: bool) -> Path:
    """Give every recording there is of the game's own Mandarin words, over noise if asked for."""
    chance = random.Random(seed)
    noises = _noises()
    for command, words in MANDARIN.items():
        for file in sorted(f for word in words for f in (SPEECH / "zh" / word).glob("*.flac")):
            samples = read_audio(file)
            if noisy:
                samples = _mixed(samples, chance.choice(noises), chance)
            _write(folder / command / file.name, samples)
    return folder


def people(folder: Path, seed: int, noisy: bool) -> Path:
    """Give one clip of each of many speakers a word, over noise if asked for."""
    chance = random.Random(seed)
    noises = _noises()
    for command, word in WORDS.items():
        by_speaker = {row["speaker"]: row["path"] for row in rows() if row["path"].startswith(f"en/{word}/")}
        for speaker in chance.sample(sorted(by_speaker), SPEAKERS):
            samples = read_audio(SPEECH / by_speaker[speaker])
            if noisy:
                samples = _mixed(samples, chance.choice(noises), chance)
            _write(folder / command / f"{speaker}.flac", samples)
    return folder


def foreign(folder: Path, seed: int) -> Path:
    """Give words that are not in the list, under every command's name."""
    chance = random.Random(seed)
    files = sorted((SPEECH / "background").glob("en_oov_*/*.flac"))
    for command in WORDS:
        for number, file in enumerate(chance.sample(files, 40)):
            _write(folder / command / f"{number}.flac", read_audio(file))
    return folder


def noise(folder: Path, seed: int) -> Path:
    """Give pieces of noise, a second or so each, under every command's name."""
    chance = random.Random(seed)
    files = sorted((SPEECH / "background").glob("noise*/*.flac"))
    for command in WORDS:
        for number, file in enumerate(chance.sample(files, min(30, len(files)))):
            samples = read_audio(file)
            at = chance.randrange(max(1, len(samples) - RATE))
            _write(folder / command / f"{number}.flac", samples[at : at + RATE + RATE // 4])
    return folder


def _noises() -> list[Samples]:
    return [read_audio(f) for f in sorted((SPEECH / "background" / "noise").glob("*.flac"))]


def rows() -> list[dict[str, str]]:
    """Give the manifest."""
    with (SPEECH / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _mixed(samples: Samples, sound: Samples, chance: random.Random) -> Samples:
    sound = np.tile(sound, len(samples) // len(sound) + 2)
    at = chance.randrange(len(sound) - len(samples))
    under = sound[at : at + len(samples)]
    power, other = float((samples**2).mean()), float((under**2).mean()) + 1e-12
    mixed = samples + under * np.sqrt(power / other / 10 ** (SNR_DB / 10))
    return np.asarray(mixed / max(1.0, float(np.abs(mixed).max())), np.float32)


def _write(file: Path, samples: Samples) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(file, samples, RATE)
