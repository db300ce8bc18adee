"""pocketsphinx as an ear: its wheel carries the English model, so it needs no download.

What the wheel's defaults hide, measured on people's recordings: `feat.params` in the model's folder overrides
options, fillers other than silence eat short words, a language weight of 1 suits a list, and scores of two decodes
compare only when both grammars are alike, as each frame is normalised by its best active senone. So phrases are
ranked by taking the winner's command out of the list and decoding again.
"""

import atexit
import math
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Config, Decoder, get_model_path
from pypinyin import Style, lazy_pinyin

from voice.engine import EngineError, Evidence
from voice.engine.pinyin import arpabet
from voice.vocabulary import Vocabulary, language_of
from voice.words import Text

DECOYS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "zero", "bird", "cat", "dog", "house"),
    *("happy", "tree", "bed", "wow", "marvin", "learn", "hello", "okay", "please", "water", "light", "music", "door"),
    *("yes", "no", "on", "off"),
)
"""Common words that take what is not in the list; those that are in it are left out."""
RANKS = 2  # commands that get a score of their own; the rest lie below the last
PHONE_S, ONSET_S = 0.085, 0.04  # s that a phone of a single word usually lasts, and what comes on top
FRAME_S = 0.01
FLOOR = 5.0  # nats below the last ranked


SHORTEST_S = 0.05  # s; an aligned word is never taken for shorter
SCALE = 1024.0  # pocketsphinx' scores are log-likelihoods divided by this
UNHEARD = -1000.0  # nats; no path through the grammar at all


class Decoded(NamedTuple):
    """What one search made of the sound."""

    score: float
    """Log-likelihood in nats of pocketsphinx' scaled scores; -1000 when it found no path."""
    word: str
    seconds: float
    """That the word lasts."""


def make(model: Path | None) -> "Sphinx":
    """Give the ear; `model` is another acoustic model's folder."""
    return Sphinx(model)


class Sphinx:
    """A closed-list ear over pocketsphinx 5."""

    name = "sphinx"

    def __init__(self, model: Path | None = None) -> None:
        self._model = model or Path(get_model_path()) / "en-us" / "en-us"
        self._decoder: Decoder | None = None
        self._vocabulary = Vocabulary({})
        self._ids: dict[str, str] = {}
        self._decoys: frozenset[str] = frozenset()
        self._usual_s: dict[str, float] = {}
        self._grammars: dict[frozenset[str], str] = {}

    def prepare(self, vocabulary: Vocabulary) -> None:
        """See `Engine.prepare`."""
        if not (self._model / "mdef").exists():
            raise EngineError(
                Text(
                    f"{self._model}: no acoustic model; leave --model out",
                    f"{self._model}：没有声学模型；请去掉 --model",
                )
            )
        folder = _edited(self._model)
        self._decoder = Decoder(
            Config(
                hmm=str(folder),
                dict=str(_shipped("cmudict-en-us.dict")),
                fdict=str(folder / "silence.dict"),
                lm=None,
                lw=1.0,
                bestpath=False,
                loglevel="FATAL",
            )
        )
        self._vocabulary, self._ids, self._grammars = vocabulary, {}, {}
        for number, phrase in enumerate(vocabulary.phrases):
            phones = self._pronunciation(phrase)
            self._ids[f"phrase{number}"] = phrase
            self._usual_s[phrase] = ONSET_S + PHONE_S * len(phones.split())
            self._decoder.add_word(f"phrase{number}", phones, True)
        taken = {word for phrase in vocabulary.phrases for word in phrase.split()}
        self._decoys = frozenset(word for word in DECOYS if word not in taken)
        self._decoder.add_allphone_file("phones", str(_shipped("en-us-phone.lm.bin")))
        self.hear(np.zeros(4800, np.float32))

    def hear(self, samples: NDArray[np.float32]) -> Evidence:
        """See `Engine.hear`."""
        pcm = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
        loop = self._decode("phones", pcm)
        left = frozenset(self._ids)
        scores: dict[str, float] = {}
        best: Decoded | None = None
        for _ in range(RANKS):
            found = self._decode(self._grammar(left), pcm) if left else None
            if found is None or found.word not in self._ids:
                break
            phrase = self._ids[found.word]
            scores[phrase] = found.score
            best = best or found
            left -= self._alike(phrase)
        lowest = min(scores.values(), default=UNHEARD)
        for phrase in self._ids.values():
            scores.setdefault(phrase, lowest - FLOOR)
        if self._decoys:
            decoy = self._decode(self._grammar(self._decoys), pcm)
            scores[decoy.word or "?"] = decoy.score
        if best is None:
            return Evidence(scores, UNHEARD)
        fit = (best.score - loop.score) / max(1.0, best.seconds / FRAME_S)
        return Evidence(scores, fit, max(best.seconds, SHORTEST_S) / self._usual_s[self._ids[best.word]])

    def _alike(self, phrase: str) -> frozenset[str]:
        """Give the ids of all phrases for the same command."""
        command = self._vocabulary.commands[phrase]
        return frozenset(i for i, p in self._ids.items() if self._vocabulary.commands[p] == command)

    def _grammar(self, words: frozenset[str]) -> str:
        assert self._decoder is not None
        name = self._grammars.get(words)
        if name is None:
            name = f"list{len(self._grammars)}"
            self._grammars[words] = name
            choice = " | ".join(sorted(words))
            self._decoder.add_jsgf_string(name, f"#JSGF V1.0; grammar {name}; public <c> = {choice};")
        return name

    def _decode(self, search: str, pcm: bytes) -> "Decoded":
        decoder = self._decoder
        assert decoder is not None
        decoder.activate_search(search)
        decoder.start_utt()
        decoder.process_raw(pcm, no_search=False, full_utt=True)
        decoder.end_utt()
        found = decoder.hyp()
        if found is None or found.score <= 0:
            return Decoded(UNHEARD, "", 0.0)
        spoken = [s for s in decoder.seg() if not s.word.startswith("<")]
        frames = sum(s.end_frame - s.start_frame + 1 for s in spoken)
        return Decoded(math.log(found.score) * SCALE, found.hypstr, frames * FRAME_S)

    def _pronunciation(self, phrase: str) -> str:
        if language_of(phrase) == "zh":
            return " ".join(arpabet(s) for s in lazy_pinyin(phrase, style=Style.NORMAL))
        assert self._decoder is not None
        parts = []
        for word in phrase.split():
            phones = self._decoder.lookup_word(word)
            if phones is None:
                raise EngineError(
                    Text(f'"{word}" is not in the dictionary; take another word', f"词典里没有“{word}”；请换一个词")
                )
            parts.append(phones)
        return " ".join(parts)


def _shipped(name: str) -> Path:
    """Find a file of the wheel's English model."""
    root = Path(get_model_path())
    return next((p for p in (root / "en-us" / name, root / name) if p.exists()), root / name)


def _edited(model: Path) -> Path:
    """Give a folder like the model's, with the front end and fillers that suit short words."""
    folder = Path(tempfile.mkdtemp(prefix="voxleap-ear-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for file in model.iterdir():
        if file.name not in {"feat.params", "noisedict"}:
            try:
                (folder / file.name).symlink_to(file)
            except OSError:  # Windows without the right to link
                shutil.copy(file, folder / file.name)
    kept = [line for line in (model / "feat.params").read_text().splitlines() if "remove_noise" not in line]
    # Right first choices over noise at 15 dB: 0.61 without, 0.69 with it and 0.2 s around the word (276 recordings).
    (folder / "feat.params").write_text("\n".join([*kept, "-remove_noise yes", ""]))
    (folder / "silence.dict").write_text("<s> SIL\n</s> SIL\n<sil> SIL\n")
    return folder
