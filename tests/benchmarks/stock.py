"""The closed list beside stock transcription and naive scoring; by hand: python -m tests.benchmarks.stock --help"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
import whisper

from tests.e2e.people import SPEECH, rows
from voice.engine.whisper import Whisper
from voice.engine.whisper.spelling import Spelling, spellings
from voice.source import Samples, read_audio
from voice.vocabulary import read_phrases

CLIPS = 30  # of a language
NAIVE = 3  # of those, also scored phrase by phrase on 30 s: some seconds each


def main() -> None:
    """Print how often each is right, how long each takes, and the ratio, by language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="a checkpoint of openai-whisper")
    parser.add_argument("--clips", type=int, default=CLIPS, help="of a language")
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
        naive: list[float] = []
        right = [0, 0]
        for number, row in enumerate(random.Random(1).sample(known, asked.clips)):
            samples = read_audio(SPEECH / row["path"])
            start = time.perf_counter()
            scores = ear.hear(samples).scores
            middle = time.perf_counter()
            said = stock.transcribe(samples, language=language, fp16=False, condition_on_previous_text=False)
            ours.append(middle - start)
            theirs.append(time.perf_counter() - middle)
            if number < NAIVE:
                naive.append(_naive(stock, samples, spellings(ear.tokenizer, words)))
            right[0] += words.commands[max(words.phrases, key=scores.__getitem__)] == words.commands[row["phrase"]]
            right[1] += str(said["text"]).strip(" .,!?。，！？").lower() == row["phrase"]
        print(
            f"{language}: list {right[0]}/{asked.clips} right, median {1000 * np.median(ours):.0f} ms; "
            f"transcribe {right[1]}/{asked.clips} right, median {1000 * np.median(theirs):.0f} ms; "
            f"{np.sum(theirs) / np.sum(ours):.1f} times faster in sum; "
            f"phrase by phrase on 30 s {1000 * np.median(naive):.0f} ms, "
            f"{np.sum(naive) / np.sum(ours[:NAIVE]):.0f} times",
            flush=True,
        )


def _naive(stock: whisper.Whisper, samples: Samples, spelled: dict[str, list[Spelling]]) -> float:
    """Give the seconds that the public parts take for the same scores."""
    begun = time.perf_counter()
    with torch.inference_mode():
        mel = whisper.log_mel_spectrogram(whisper.pad_or_trim(samples), n_mels=stock.dims.n_mels)
        encoded = stock.encoder(mel[None])
        for some in spelled.values():
            for spelling in some:
                fed = [*spelling.prompt, *(alternatives[0] for alternatives in spelling.places[:-1])]
                stock.decoder(torch.tensor([fed]), encoded).log_softmax(-1)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
