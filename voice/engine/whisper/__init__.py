"""openai-whisper as an ear: not a transcriber but a scorer of the closed list.

Stock transcripts of one-syllable commands are right in 87.5 % (English) and 51.6 % (Mandarin) of recordings; weighing
only the list, with the list's own bias taken away and the whole context's silence kept, in 97.9 % (137 of 140) and
92.7 % (38 of 41, nearly one speaker), of lists of 25 and 41 phrases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice import weights
from voice.chains import Said
from voice.engine import EngineError, Evidence
from voice.source import RATE
from voice.vocabulary import Vocabulary, language_of
from voice.words import Language, Text

BIAS: Mapping[Language, float] = {"en": 0.4, "zh": 0.6}
"""Share of a phrase's score on silence and noise that is taken away before choosing; the best on either half of the
speakers (first choices of 61 and 44 English recordings: 1.0 and 0.955, with 0.6 0.984 and 0.932)."""
JUDGED = 0.6  # the same before judging, in both languages
BEGUN = "→"  # behind a phrase: it was begun, whatever followed
OTHER = "…"  # the decoy: the likeliest beginning of anything that is not in the list
LONG = int(1.1 * RATE)  # samples with the silence around them; half a second of voice is a usual phrase
DOUBT = -2.0  # nats; a phrase that explains the sound better is no part of a chain
CHAINED = 1.0  # nats by which a chain must explain it better than any phrase alone
NEAR = 1.0  # nats between short and full context that still count as the same


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """How the short cut through the context does on these weights."""

    same: int
    """Sounds with the same first choice by the short cut and by all 30 s."""
    of: int
    nats: float
    """The largest difference of a first choice's score."""

    @property
    def good(self) -> bool:
        """Tell whether the short cut may be trusted."""
        return self.same == self.of and self.nats <= NEAR


def make(model: Path | None) -> "Whisper":
    """Give the ear; `model` is a checkpoint's file, None the best that is here."""
    return Whisper(model or weights.best())


class Whisper:
    """A closed-list ear over openai-whisper, any of its sizes, also those of English alone."""

    name = "whisper"

    def __init__(self, model: Path | None = None, int8: bool = True) -> None:
        self._model, self._int8 = model, int8
        self._scorer: Any = None
        self._trie: Any = None
        self._null: dict[str, float] = {}
        self._usual: dict[str, float] = {}
        self._bias: dict[str, float] = {}
        self._begun: tuple[str, ...] = ()

    @property
    def megabytes(self) -> float:
        """What the weights hold of the memory; 0 before they are loaded."""
        return float(self._scorer.megabytes) if self._scorer else 0.0

    @property
    def tokenizer(self) -> Any:
        """The checkpoint's own, None before it is loaded."""
        return self._scorer.tokenizer if self._scorer else None

    def prepare(self, vocabulary: Vocabulary) -> None:
        """See `Engine.prepare`; loads the weights at the first list, and has heard five sounds when it returns."""
        try:
            import torch

            from voice.engine.whisper.chain import leads
            from voice.engine.whisper.model import Scorer
            from voice.engine.whisper.spelling import beginning, spellings
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
        spelled = spellings(self._scorer.tokenizer, vocabulary)
        if not spelled:
            raise EngineError(
                Text(
                    f"{self._model.name} knows English only; give a model without .en",
                    f"{self._model.name} 只懂英语；请用名字里没有 .en 的模型",
                )
            )
        spoken = tuple(dict.fromkeys(language_of(phrase) for phrase in spelled))
        begun = [(p + BEGUN, beginning(places)) for p, places in spelled.items()]
        begun += [(BEGUN + one, leads(self._scorer.tokenizer, one)) for one in spoken]
        self._trie = pack(spelled | dict(begun))
        self._begun = tuple(name for name, _ in begun)
        readings = [self._scorer.read(self._scorer.encode(sound), self._trie).scores for sound in _nothing()]
        self._null = {phrase: float(np.mean([r[phrase] for r in readings])) for phrase in spelled}
        usual = {one: float(np.mean([self._null[p] for p in spelled if language_of(p) == one])) for one in spoken}
        self._usual = {phrase: usual[language_of(phrase)] for phrase in spelled}
        # The mean of a language counts alike in both, or one of them would win where both are in the list.
        self._bias = {
            p: BIAS[language_of(p)] * (self._null[p] - self._usual[p]) + JUDGED * self._usual[p] for p in spelled
        }

    def hear(self, samples: NDArray[np.float32]) -> Evidence:
        """See `Engine.hear`."""
        sound = self._scorer.encode(samples)
        reading = self._scorer.read(sound, self._trie)
        scores = {p: reading.scores[p] - bias for p, bias in self._bias.items()}
        best = max(scores, key=lambda phrase: scores[phrase])
        raw = reading.scores[best]
        over_other = raw - reading.others[best] - JUDGED * (self._null[best] - self._usual[best])
        said: Said = ()
        least = raw + CHAINED
        if len(samples) > LONG and raw < DOUBT:
            chained, likely = self._chain(sound, least, max(reading.scores[p] for p in self._begun))
            if likely > least and len(chained) + sum(times for _, times in chained) > 2:
                said, best = chained, chained[0][0]
                scores[best] = max(scores.values()) + likely - raw  # the whole chain stands for its first phrase
                over_other, raw = over_other + likely - raw, likely
        other = scores[best] - over_other
        return Evidence(scores | {OTHER: other}, raw - JUDGED * self._null[best], said=said)

    def _chain(self, sound: Any, least: float, begun: float) -> tuple[Said, float]:
        """Look for a chain that is likelier than `least`, nats; nothing and `least` when there is none.

        `begun` is how likely anything is with which a chain begins: most long sounds are no chain, and end here.
        """
        from voice.engine.whisper.chain import chain, hopeful

        if begun <= least or not hopeful(begun):
            return (), least
        spoken = tuple(self._null)
        found = [chain(self._scorer, sound, spoken, one, least) for one in {language_of(p): 0 for p in spoken}]
        return max(found, key=lambda one: one[1])

    def check(self, sounds: Sequence[NDArray[np.float32]]) -> SelfCheck:
        """Compare the short cut with all 30 s of context on these weights, for sounds of words of the list."""
        same, nats = 0, 0.0
        for sound in sounds:
            few, every = (
                self._scorer.read(self._scorer.encode(sound, whole=whole), self._trie).scores for whole in (False, True)
            )
            best = max(every, key=lambda phrase: every[phrase])
            same += best == max(few, key=lambda phrase: few[phrase])
            nats = max(nats, abs(few[best] - every[best]))
        return SelfCheck(same, len(sounds), nats)


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
