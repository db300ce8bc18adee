"""Make the demo's clips with flite's public voices: `python assets/clips/make.py`.

16 kHz mono FLAC, trimmed, peak at -3 dBFS. They are synthetic, so no recognition figure may come from them.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile
import soxr

HERE = Path(__file__).resolve().parent
RATE = 16_000
VOICES = ("awb", "rms", "slt")
STRETCHES = ("1.0", "1.15")
WORDS = {
    "run": ("run", "forward"),
    "stop": ("stop", "halt"),
    "turn_back": ("turn back",),
    "jump": ("jump",),
    "slide": ("slide", "duck"),
    "dash": ("dash", "rush"),
    "climb": ("climb",),
    "double_jump": ("double jump",),
    "wall_run": ("wall run", "up the wall"),
    "vault": ("vault over", "hop over"),
    "roll": ("roll over", "tumble"),
    "hang": ("hang on",),
    "drop": ("let go", "release"),
    "faster": ("faster", "speed up"),
    "slower": ("slower", "slow down"),
    "glide": ("glide on", "float on"),
}
CHAINS = ("run then jump", "jump three times", "stop then jump twice")
"""For the tests; one voice, one pace."""


def spoken(word: str, voice: str, stretch: str) -> np.ndarray:
    """Give the word's sound, shape (n,), 16 kHz, silence trimmed to 50 ms."""
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "word.wav"
        options = ["-voice", voice, "--setf", f"duration_stretch={stretch}"]
        subprocess.run(["flite", *options, "-t", word, "-o", str(wav)], check=True)
        samples, rate = soundfile.read(wav, dtype="float32")
    samples = soxr.resample(samples, rate, RATE)
    loud = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max())
    kept = samples[max(0, loud[0] - RATE // 20) : loud[-1] + RATE // 20]
    return kept * (10 ** (-3 / 20) / np.abs(kept).max())


def main() -> None:
    """Write every clip."""
    if shutil.which("flite") is None:
        sys.exit("flite is not on the PATH; on Debian: apt-get install flite")
    for command, words in WORDS.items():
        folder = HERE / command
        folder.mkdir(exist_ok=True)
        for word in words:
            for voice in VOICES:
                for stretch in STRETCHES:
                    name = f"{word.replace(' ', '_')}_{voice}_{stretch.replace('.', '')}.flac"
                    soundfile.write(folder / name, spoken(word, voice, stretch), RATE, subtype="PCM_16")
    folder = HERE / "chains"
    folder.mkdir(exist_ok=True)
    for said in CHAINS:
        file = folder / f"{said.replace(' ', '_')}_slt_10.flac"
        soundfile.write(file, spoken(said, "slt", "1.0"), RATE, subtype="PCM_16")


if __name__ == "__main__":
    main()
