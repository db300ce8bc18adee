"""The closed list beside stock transcription, on the same clips; by hand: python -m tests.benchmarks.stock"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
import whisper

from tests.e2e.people import SPEECH, rows
from voice.engine.whisper import Whisper
from voice.source import read_audio
from voice.vocabulary import read_phrases

CLIPS = 30  # of a language


def main() -> None:
    """Print how often each is right, how long each takes, and the ratio, by language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="a checkpoint of openai-whisper")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    stock = whisper.load_model(str(asked.model), device="cpu")
    for language in ("en", "zh"):
        words = read_phrases(SPEECH / f"phrases_{language}.txt")
        ear = Whisper(asked.model)
        ear.prepare(words)
        known = [r for r in rows() if r["language"] == language and r["phrase"] in words.commands]
        ours: list[float] = []
        theirs: list[float] = []
        right = [0, 0]
        for row in random.Random(1).sample(known, CLIPS):
            samples = read_audio(SPEECH / row["path"])
            start = time.perf_counter()
            scores = ear.hear(samples).scores
            middle = time.perf_counter()
            said = stock.transcribe(samples, language=language, fp16=False, condition_on_previous_text=False)
            ours.append(middle - start)
            theirs.append(time.perf_counter() - middle)
            right[0] += words.commands[max(words.phrases, key=scores.__getitem__)] == words.commands[row["phrase"]]
            right[1] += str(said["text"]).strip(" .,!?。，！？").lower() == row["phrase"]
        print(
            f"{language}: list {right[0]}/{CLIPS} right, median {1000 * np.median(ours):.0f} ms; "
            f"transcribe {right[1]}/{CLIPS} right, median {1000 * np.median(theirs):.0f} ms; "
            f"{np.sum(theirs) / np.sum(ours):.1f} times faster in sum",
            flush=True,
        )


if __name__ == "__main__":
    main()
