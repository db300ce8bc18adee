"""openai-whisper as an ear: not a transcriber but a scorer of the closed list.

Stock transcripts of one-syllable commands are right in 87.5 % (English) and 51.6 % (Mandarin) of recordings; weighing
only the list, with the list's own bias taken away, in 96.0 and 93.5 % (research on voice, section 9).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice.engine import EngineError, Evidence
from voice.source import RATE
from voice.vocabulary import Vocabulary, language_of
from voice.words import Language, Text

BIAS = 0.6  # share of the score on silence and noise that is taken away before choosing
DECOYS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "zero", "bird", "cat", "dog", "house"),
    *("tree", "bed", "happy", "yes", "no", "on", "off", "and", "the", "oh", "hi", "hello", "okay", "thank you"),
)
"""Words that take what is not in the list; those that are in it are left out."""


def make(model: Path | None) -> "Whisper":
    """Give the ear; `model` is a checkpoint's file."""
    return Whisper(model)


class Whisper:
    """A closed-list ear over openai-whisper."""

    name = "whisper"

    def __init__(self, model: Path | None = None, int8: bool = True) -> None:
        self._model, self._int8 = model, int8
        self._scorer: Any = None
        self._trie: Any = None
        self._null: dict[str, float] = {}

    def prepare(self, vocabulary: Vocabulary) -> None:
        """See `Engine.prepare`."""
        try:
            import torch
            from whisper.tokenizer import get_tokenizer

            from voice.engine.whisper.model import Scorer
            from voice.engine.whisper.trie import pack
        except ImportError as error:
            raise EngineError(
                Text(
                    f"the whisper ear is not installed ({error.name}); pip install 'voxleap[whisper]'",
                    f"没有安装 whisper 耳朵（{error.name}）；请 pip install 'voxleap[whisper]'",
                )
            ) from error
        if self._model is None or not self._model.is_file():
            raise EngineError(
                Text(
                    f"{self._model or 'whisper'}: no checkpoint; give one by --model base.pt",
                    f"{self._model or 'whisper'}：没有模型文件；请用 --model base.pt 指定",
                )
            )
        # The game draws on the other core; two threads that wait for each other are slower on a busy machine than one.
        torch.set_num_threads(1)
        if self._scorer is None:
            self._scorer = Scorer(self._model, self._int8)
        tokenizer = get_tokenizer(
            self._scorer.multilingual, num_languages=self._scorer.tokenizer_language_count, task="transcribe"
        )
        spoken = set(vocabulary.phrases)
        decoys = [word for word in DECOYS if word not in spoken]
        self._trie = pack({phrase: _spellings(tokenizer, phrase) for phrase in (*vocabulary.phrases, *decoys)})
        scores = [self._scorer.score(self._scorer.encode(sound), self._trie) for sound in _nothing()]
        self._null = {phrase: float(np.mean([s[phrase] for s in scores])) for phrase in scores[0]}

    def hear(self, samples: NDArray[np.float32]) -> Evidence:
        """See `Engine.hear`."""
        raw = self._scorer.score(self._scorer.encode(samples), self._trie)
        return Evidence({phrase: self._unbiased(raw, phrase) for phrase in raw}, max(raw.values()))

    def _unbiased(self, raw: dict[str, float], phrase: str) -> float:
        return raw[phrase] - BIAS * self._null[phrase]


Spelling = tuple[Sequence[int], Sequence[int]]


def _spellings(tokenizer: Any, phrase: str) -> list[Spelling]:
    """Give how whisper may write a phrase, as tokens after the prompt of its language."""
    language: Language = language_of(phrase)
    texts = (f" {phrase}", f" {phrase.capitalize()}", f" {phrase.capitalize()}.", phrase.capitalize())
    if language == "zh":
        texts = (phrase, f"{phrase}。", f" {phrase}", f"{phrase}!")
    prefix: list[int] = [tokenizer.sot]
    if tokenizer.language is not None:
        prefix += [tokenizer.to_language_token(language), tokenizer.transcribe]
    prefix.append(tokenizer.no_timestamps)
    return [(prefix, [*tokenizer.encode(text), tokenizer.eot]) for text in dict.fromkeys(texts)]


def _nothing() -> list[NDArray[np.float32]]:
    """Give a second of silence and of four noises: what the list sounds like when nothing is said."""
    chance = np.random.default_rng(0)
    white = chance.normal(0, 1, RATE)
    spectrum = np.fft.rfft(white)
    falling = np.arange(1, len(spectrum) + 1)
    pink, brown = (np.fft.irfft(spectrum / falling**power, RATE) for power in (0.5, 1.0))
    hum = np.sin(2 * np.pi * 50 * np.arange(RATE) / RATE)
    sounds = [np.zeros(RATE)] + [0.03 * s / np.abs(s).std() for s in (white, pink, brown, hum)]
    return [sound.astype(np.float32) for sound in sounds]
