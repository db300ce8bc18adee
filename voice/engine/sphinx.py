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
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Config, Decoder, get_model_path
from pypinyin import Style, lazy_pinyin

from voice.chains import COUNTS, JOINTS, LEADS, MOST, words_to_chain
from voice.engine import EngineError, Evidence
from voice.engine.phones import ways
from voice.engine.pinyin import arpabet
from voice.source import RATE
from voice.vocabulary import Vocabulary, language_of
from voice.words import Language, Text

DECOYS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "zero", "bird", "cat", "dog", "house"),
    *("happy", "tree", "bed", "wow", "marvin", "learn", "hello", "okay", "please", "water", "light", "music", "door"),
    *("yes", "no", "on", "off"),
)
"""Common words that take what is not in the list; those that are in it are left out."""
RANKS = 2  # commands that get a score of their own; the rest lie below the last
ANOTHER = 1e-6  # chance that a phrase is followed by a count, a joint or another phrase
UNJOINED = 1e-15  # chance that another phrase follows with nothing between
LONGER = 1.45  # times as long as its best phrase usually lasts: from there on a chain is looked for
CHAIN_FIT = -1.5  # nats a frame: 49 chains found in talk lie below -1.8, nine of ten of flite's chains above -1.2
CHAIN_MARGIN = 20.0  # nats over every single word: they are scored by another grammar, so this is set, not measured
CHAIN_LIFT = 3.0  # nats a frame, so that a chain at -0.5 is sure of itself and one at -1.5 counts while attentive
GUESS_S, AGAIN_S = 0.55, 0.16  # s of an open utterance before the first guess, and between guesses
PHONE_S, ONSET_S = 0.085, 0.04  # s that a phone of a single word usually lasts, and what comes on top
FRAME_S = 0.01
ROOM_S = 0.2  # s around the voice that an utterance comes with
FLOOR = 5.0  # nats below the last ranked


SHORTEST_S = 0.05  # s; an aligned word is never taken for shorter
SCALE = 1024.0  # pocketsphinx' scores are log-likelihoods divided by this
UNHEARD = -1000.0  # nats; no path through the grammar at all


class Decoded(NamedTuple):
    """What one search made of the sound."""

    score: float
    """Log-likelihood in nats of pocketsphinx' scaled scores; -1000 when it found no path."""
    words: tuple[str, ...]
    """Ids; of a way of saying a phrase, the phrase's."""
    seconds: float
    """That the words last."""

    @property
    def word(self) -> str:
        """The first of them, "" for none."""
        return self.words[0] if self.words else ""


def make(model: Path | None) -> "Sphinx":
    """Give the ear; `model` is another acoustic model's folder."""
    return Sphinx(model)


class Sphinx:
    """A closed-list ear over pocketsphinx 5."""

    name = "sphinx"

    def __init__(self, model: Path | None = None, ranks: int = RANKS) -> None:
        self._ranks = ranks
        self._model = model or Path(get_model_path()) / "en-us" / "en-us"
        self._decoder: Decoder | None = None
        self._vocabulary = Vocabulary({})
        self._ids: dict[str, str] = {}
        self._decoys: frozenset[str] = frozenset()
        self._usual_s: dict[str, float] = {}
        self._ways: dict[str, tuple[str, ...]] = {}
        self._grammars: dict[frozenset[str], str] = {}
        self._so_far = np.zeros(0, np.float32)
        self._guessed, self._guess = 0, ""

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
            self._add(f"phrase{number}", ways(phones) if language_of(phrase) == "en" else (phones,))
        taken = {word for phrase in vocabulary.phrases for word in phrase.split()}
        self._decoys = frozenset(word for word in DECOYS if word not in taken)
        self._decoder.add_allphone_file("phones", str(_shipped("en-us-phone.lm.bin")))
        self._add_chains({language_of(phrase) for phrase in vocabulary.phrases})
        self.hear(np.zeros(4800, np.float32))

    def hear(self, samples: NDArray[np.float32]) -> Evidence:
        """See `Engine.hear`."""
        pcm = _pcm(samples)
        loop = self._decode("phones", pcm)
        left = frozenset(self._ids)
        scores: dict[str, float] = {}
        best: Decoded | None = None
        for _ in range(self._ranks):
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
        usual_s = self._usual_s[self._ids[best.word]]
        if len(samples) > (LONGER * usual_s + 2 * ROOM_S) * RATE:
            chain = self._decode("chain", pcm)
            said = words_to_chain(chain.words, self._ids)
            fit = (chain.score - loop.score) / max(1.0, chain.seconds / FRAME_S)
            if len(said) <= MOST and sum(times for _, times in said) > 1 and fit > CHAIN_FIT:
                scores[said[0][0]] = max(scores.values()) + CHAIN_MARGIN
                return Evidence(scores, fit + CHAIN_LIFT, said=said)
        fit = (best.score - loop.score) / max(1.0, best.seconds / FRAME_S)
        return Evidence(scores, fit, max(best.seconds, SHORTEST_S) / usual_s)

    def push(self, samples: NDArray[np.float32]) -> str:
        """See `Streaming.push`: what has come so far is decoded whole, every 0.16 s; twice the same is a guess."""
        if not len(samples):
            self._so_far, self._guessed, self._guess = samples, 0, ""
            return ""
        self._so_far = np.concatenate((self._so_far, samples))
        if len(self._so_far) < max(GUESS_S * RATE, self._guessed + AGAIN_S * RATE):
            return ""
        self._guessed = len(self._so_far)
        before, self._guess = (
            self._guess,
            self._ids.get(self._decode(self._grammar(frozenset(self._ids)), _pcm(self._so_far)).word, ""),
        )
        return self._guess if self._guess == before else ""

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
            choice = " | ".join(way for word in sorted(words) for way in self._ways.get(word, (word,)))
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
            return Decoded(UNHEARD, (), 0.0)
        spoken = [s for s in decoder.seg() if not s.word.startswith("<")]
        frames = sum(s.end_frame - s.start_frame + 1 for s in spoken)
        words = tuple(s.word.partition("__")[0] for s in spoken if s.word != "(NULL)")
        return Decoded(math.log(found.score) * SCALE, words, frames * FRAME_S)

    def _add(self, word: str, pronunciations: tuple[str, ...]) -> None:
        """Put a word into the dictionary, with every way of saying it."""
        assert self._decoder is not None
        self._ways[word] = tuple(f"{word}__{number}" for number in range(len(pronunciations)))
        for way, phones in zip(self._ways[word], pronunciations, strict=True):
            self._decoder.add_word(way, phones, True)

    def _add_chains(self, languages: set[Language]) -> None:
        """Make the grammar of chains: [lead] phrase [count] { [joint] phrase [count] }."""
        decoder = self._decoder
        assert decoder is not None
        links = {}
        for name, said in {"count": tuple(COUNTS), "joint": JOINTS, "lead": LEADS}.items():
            links[name] = [word.replace(" ", "_") for word in said if language_of(word) in languages]
            for word in links[name]:
                if word not in self._ways:
                    self._add(word, (self._pronunciation(word.replace("_", " ")),))
        arcs: list[tuple[int, int, float, str]] = []

        def link(start: int, end: int, words: Iterable[str], chance: float) -> None:
            every = [way for word in words for way in self._ways[word]]
            arcs.extend((start, end, chance / len(every), way) for way in every)

        begin, led, phrase, counted, joined, done = range(6)
        link(begin, led, links["lead"], ANOTHER)
        for start in (begin, led, joined):
            link(start, phrase, self._ids, 1.0)
        link(phrase, counted, links["count"], ANOTHER)
        for start in (phrase, counted):
            link(start, joined, links["joint"], ANOTHER)
            link(start, phrase, self._ids, UNJOINED)
        ends = [(phrase, done, 1.0), (counted, done, 1.0)]
        decoder.add_fsg("chain", decoder.create_fsg("chain", begin, done, [*arcs, *ends]))

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


def _pcm(samples: NDArray[np.float32]) -> bytes:
    return (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()


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
