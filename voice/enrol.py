"""Enrolment as plain logic: which word next, is a take good, do words differ, is it enough. No microphone, no screen.

    enrolment = Enrolment(("jump", "slide"))
    while (phrase := enrolment.next):
        enrolment, verdict = enrolment.take(phrase, samples)

Words come in rounds, so that takes of one word lie apart in time. After two rounds only words that the others could
be taken for are asked again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from voice.decision import QUIET_DB
from voice.endpoint import level_db, voiced
from voice.source import RATE
from voice.takes import Features, Templates, features
from voice.words import Text

LEAST, MOST = 2, 5  # takes of a word; right at 1, 2, 3: 0.905, 0.973, 0.976 (some ten words, n = 631, 365, 204)
TRIES = 3  # takes of one word refused in a row before it is left as it is
SHORTEST_S, LONGEST_S = 0.12, 2.0  # s of voice
CLIPPED = 0.99  # of full scale
APART = 5.4  # distance of two takes of one word; 98 % of people's lie below, see `tests/voice/test_enrol.py`
CLOSER = 0.25  # how much nearer another word may be before a take is taken for it
NEAR = 1.06  # times the distance within a word that another word must keep; less is a near pair


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one take."""

    kept: bool
    text: Text


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two words that this voice says almost alike."""

    one: str
    other: str
    ratio: float
    """Distance between the words over the distance within them; below 1 they cannot be told apart."""

    @property
    def refused(self) -> bool:
        """Whether one of them has to be another word."""
        return self.ratio < 1.0

    @property
    def text(self) -> Text:
        """The mend."""
        if self.refused:
            return Text(
                f'"{self.one}" and "{self.other}" cannot be told apart in this voice; change one of them',
                f"用这个嗓音分不清“{self.one}”和“{self.other}”；请给其中一个换个词",
            )
        return Text(
            f'"{self.one}" and "{self.other}" sound alike in this voice; say them more distinctly, or change one',
            f"用这个嗓音说“{self.one}”和“{self.other}”很像；请说得更分明，或换掉一个",
        )


@dataclass(frozen=True, slots=True)
class Enrolment:
    """How far it is; every step gives a new one."""

    phrases: tuple[str, ...]
    most: int = 3
    """Takes of a word at most."""
    commands: Mapping[str, str] = field(default_factory=dict)
    """Phrase to command; two phrases of one command may sound alike."""
    takes: Mapping[str, tuple[Features, ...]] = field(default_factory=dict)
    refused: Mapping[str, tuple[Features, ...]] = field(default_factory=dict)
    """Takes in a row that were not kept, by word; they may turn out to be the good ones."""

    @property
    def next(self) -> str:
        """The word to say now; "" when it is enough."""
        open_words = [p for p in self.phrases if len(self.refused.get(p, ())) < TRIES]
        for turn in range(min(LEAST, self.most)):
            for phrase in open_words:
                if len(self.takes.get(phrase, ())) <= turn:
                    return phrase
        unsure = self.unsure()
        asked = [p for p in open_words if p in unsure and len(self.takes[p]) < min(self.most, MOST)]
        return min(asked, key=lambda p: len(self.takes[p]), default="")

    @property
    def share(self) -> float:
        """How much is done, 0..1; words that are sure early let it jump to the end."""
        if not self.next:
            return 1.0
        least = min(LEAST, self.most)
        done = sum(min(len(self.takes.get(p, ())), least) for p in self.phrases)
        return done / (least * len(self.phrases) + 1)

    def take(self, phrase: str, samples: NDArray[np.float32]) -> tuple["Enrolment", Verdict]:
        """Judge one take and keep it if it is good.

        Args:
            phrase: the word that was asked for.
            samples: shape (n,), mono, 16 kHz, with a little silence around the word.

        """
        wrong = unfit(samples)
        if wrong is not None:
            return self, Verdict(False, wrong)
        heard = features(samples)
        own, others = self._distances(phrase, heard)
        nearest = min(others, key=lambda p: others[p], default="")
        if own is not None and nearest and others[nearest] < min(own, APART) - CLOSER:
            text = Text(
                f'that sounded like "{nearest}"; say "{phrase}" again', f"听着像“{nearest}”；请再说一遍“{phrase}”"
            )
            return self._refuse(phrase, heard, text)
        if own is not None and own > APART:
            text = Text(
                f'that differs from the first time; say "{phrase}" again', f"和上一次不太一样；请再说一遍“{phrase}”"
            )
            return self._refuse(phrase, heard, text)
        kept = (*self.takes.get(phrase, ()), heard)
        fine = Text(f'"{phrase}" {len(kept)}', f"“{phrase}”第 {len(kept)} 遍")
        return self._with(phrase, kept), Verdict(True, fine)

    def unsure(self) -> frozenset[str]:
        """Give the words of which a take, held out, would not be recognised by the rest."""
        found = set()
        for phrase, takes in self.takes.items():
            for i, take in enumerate(takes):
                rest = replace(self, takes={**self.takes, phrase: takes[:i] + takes[i + 1 :]})
                own, others = rest._distances(phrase, take)
                if own is None or min(others.values(), default=np.inf) < own * NEAR:
                    found.add(phrase)
        return frozenset(found)

    def near_pairs(self) -> tuple[NearPair, ...]:
        """Give the words that lie too near each other, the nearest first."""
        words = [p for p in self.phrases if self.takes.get(p)]
        every = [take for p in words for take in self.takes[p]]
        of = np.repeat(np.arange(len(words)), [len(self.takes[p]) for p in words])
        templates = Templates(every)
        far = np.array([templates.distances(take) for take in every]).reshape(len(every), len(every))
        np.fill_diagonal(far, np.inf)
        within = [float(np.median(far[of == i][:, of == i].min(axis=1))) for i in range(len(words))]
        found = []
        for i, one in enumerate(words):
            for j, other in enumerate(words[:i]):
                inside = max(within[i], within[j])
                if self._same(one, other) or not np.isfinite(inside):
                    continue
                between = float(np.median(far[of == i][:, of == j].min(axis=1)))
                if between < NEAR * inside:
                    found.append(NearPair(other, one, between / inside))
        return tuple(sorted(found, key=lambda pair: pair.ratio))

    def _distances(self, phrase: str, heard: Features) -> tuple[float | None, dict[str, float]]:
        """Give the distance to the nearest take of its own word, and to that of each other command's word."""
        own = self.takes.get(phrase, ())
        others = {p: t for p, t in self.takes.items() if t and not self._same(p, phrase)}
        far = Templates([*own, *(take for t in others.values() for take in t)]).distances(heard)
        found, at = {}, len(own)
        for p, takes in others.items():
            found[p] = float(far[at : at + len(takes)].min())
            at += len(takes)
        return (float(far[: len(own)].min()) if own else None), found

    def _same(self, one: str, other: str) -> bool:
        return one == other or self.commands.get(one, one) == self.commands.get(other, other)

    def _refuse(self, phrase: str, heard: Features, text: Text) -> tuple["Enrolment", Verdict]:
        """Do not keep it, unless it agrees with one that was refused before: then the first take was the odd one."""
        before = self.refused.get(phrase, ())
        far = Templates(before).distances(heard)
        if len(far) and far.min() <= APART and len(self.takes[phrase]) == 1:
            pair = (before[int(far.argmin())], heard)
            text = Text(
                f'"{phrase}" 2; the first is forgotten, as these two agree',
                f"“{phrase}”第 2 遍；这两遍一致，第一遍已作废",
            )
            return self._with(phrase, pair), Verdict(True, text)
        return replace(self, refused={**self.refused, phrase: (*before, heard)}), Verdict(False, text)

    def _with(self, phrase: str, takes: Sequence[Features]) -> "Enrolment":
        refused = {p: t for p, t in self.refused.items() if p != phrase}
        return replace(self, takes={**self.takes, phrase: tuple(takes)}, refused=refused)


def unfit(samples: NDArray[np.float32]) -> Text | None:
    """Tell why a sound can be no take at all; None when it can."""
    first, last = voiced(samples)
    seconds = (last - first) / RATE
    if level_db(samples[first:last]) < QUIET_DB:
        return Text("too quiet; come closer or speak up", "太小声了；请靠近一点或大声一点")
    if np.mean(np.abs(samples[first:last]) >= CLIPPED) > 0.01:
        return Text("too loud; step back or turn the microphone down", "太大声了；请离远一点或调低麦克风音量")
    if seconds < SHORTEST_S:
        return Text("too short; say the whole word", "太短了；请把词说完整")
    if seconds > LONGEST_S:
        return Text("too long; say only the word", "太长了；只说这个词就好")
    return None
