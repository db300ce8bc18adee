"""Evidence to Heard or Rejected: the only place with thresholds, for all ears."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from voice.endpoint import FRAME, Utterance, level_db, voiced
from voice.engine import Evidence
from voice.events import Heard, Reason, Rejected
from voice.source import RATE, Samples
from voice.vocabulary import Vocabulary, language_of
from voice.words import Language

QUIET_DB = -50.0  # dBFS of the voiced part; below it nothing is sure
SHORTEST = 0.08  # s of voice
TIE = 1.0  # nats; closer than this is two things at once
FLATTEST = 0.085  # spectral flatness, 0..1; 99 % of words, also in noise at 15 dB, lie below; a sneeze at 0.05 to 0.3
SLOWEST = 2.6  # times as long as its phones usually last; 5 % of words are slower than 2.3
ATTENTIVE_S = 90.0  # s after a sure command in which less is enough

USUAL = 40  # phrases of a list
# A shorter list counts as one of ten. By its own length a list of four ("up", 跳, "left", "stop") took 1 of 24 people's
# commands at the figure that whoever may speak must reach; so it takes 9, and none more of 28 foreign words, 16 other
# commands and 12 stretches of talk.
SMALLEST = 10
KEEP = 20 * FRAME  # samples around the voice that an engine gets: what is less costs words in noise
WINDOW = 512  # samples of a spectrum


@dataclass(frozen=True, slots=True)
class Calibration:
    """How sure an ear's best is, as a logistic regression of its evidence, and how sure it must be."""

    bias: float
    by_margin: float
    """For each e-fold of the margin over the other commands, log1p of nats."""
    by_decoy: float
    """The same for the margin over words outside the list; it may be negative."""
    by_fit: float
    """For each nat of `Evidence.fit`."""
    by_length: float
    """For each second of voice."""
    by_size: float
    """For each e-fold of phrases in the list over forty: in a short list every word lies near one of it."""
    foreign: float
    """For a phrase of another language than the one expected."""
    sure: float
    """Confidence at which a command counts whoever may be speaking."""
    attentive: float
    """Confidence that is enough while somebody is known to be giving commands."""


# Fitted on people's recordings: 1,871 of commands, 521 of words that are none, 332 stretches of talk, 40 noises, part
# of them again over noise at 15 dB, for lists of 46 and 25 phrases; the weight of the size from lists of 46, 25 and 7.
# Half of the speakers judged by a fit on the other half, the game's list with five moves active: at 0.80 it keeps 0.15
# of "up", 0.44 "down", 0.42 "go", 0.46 "stop", 0.65 "left", takes 1.9 % of the foreign words and no noise; at 0.45 it
# keeps 0.47, 0.65, 0.55, 0.68 and 0.80 (over noise 0.33, 0.54, 0.52, 0.35, 0.45) and takes 6.9 %.
# Since the ear draws its mean and knows more ways of a word (25 words: 752 recordings of them, 348 of other words, 83
# stretches of 6 minutes of talk, 10 of noise): at 0.78 it keeps 0.43 and takes 1.4 % of the other words, 3 stretches of
# talk, no noise; at 0.70 some 0.52, 2.9 % and 8; at 0.57 some 0.62, 6.3 % and 16. A new fit did no better.
SPHINX = Calibration(
    bias=-0.077,
    by_margin=0.409,
    by_decoy=0.252,
    by_fit=0.515,
    by_length=-1.8,
    by_size=1.0,
    foreign=-2.0,
    sure=0.78,
    attentive=0.57,
)
# Fitted on 155 recordings of commands (105 English, 50 Mandarin, 42 over noise at 15 dB) and 302 of what is none: words
# outside the list, Mandarin commands that are not in it, talk, noise that passes for a voice; 25 and 41 phrases. Fitted
# on half of the speakers (Mandarin, mostly of one speaker: of the words) and judged on the other half, it keeps 0.80 of
# the clean English and 0.84 of the clean Mandarin commands where 1 % of what is none is taken, 0.93 and 0.87 where 5 %.
WHISPER = Calibration(
    bias=0.52,
    by_margin=0.234,
    by_decoy=1.297,
    by_fit=0.738,
    by_length=0.989,
    by_size=0.0,
    foreign=0.0,
    sure=0.60,
    attentive=0.35,
)
# Not fitted but set: a text of the very sounds of a phrase counts at once, one as near as "dug" to "duck" too; one that
# is two phones off only from a speaker who was just understood.
REMOTE = Calibration(
    bias=-1.5,
    by_margin=1.0,
    by_decoy=1.5,
    by_fit=0.0,
    by_length=0.0,
    by_size=0.0,
    foreign=0.0,
    sure=0.80,
    attentive=0.70,
)
# Fitted on 33 people's own takes, two to four a word, each half of the people judged by a fit on the other half (647
# recordings of their words, 865 of other words by them and by strangers). At 0.75 and three takes it keeps 0.84 and
# takes 0.9 % of the other words, with two 0.87 and 4.4 %; at 0.5 some 0.89 and 0.90, 2.7 and 7.6 %.
PERSONAL = Calibration(
    bias=1.474,
    by_margin=0.592,
    by_decoy=0.0,
    by_fit=3.883,
    by_length=0.0,
    by_size=0.0,
    foreign=0.0,
    sure=0.75,
    attentive=0.5,
)
# The same people and takes for a list of 25 words, some ten of them with takes, each half judged by a fit on the other:
# at 0.8 and two takes it keeps 0.94 of the words with takes, 0.31 of those without, and takes 1.9 % of 673 others; at
# 0.5 some 0.96, 0.63 and 5.2 %. By rank alone: 0.94 kept where 1 % are taken.
FUSED = Calibration(
    bias=-3.853,
    by_margin=1.194,
    by_decoy=0.447,
    by_fit=0.814,
    by_length=0.0,
    by_size=0.0,
    foreign=0.0,
    sure=0.8,
    attentive=0.5,
)
CALIBRATIONS: Mapping[str, Calibration] = {
    "sphinx": SPHINX,
    "whisper": WHISPER,
    "personal": PERSONAL,
    "sphinx+personal": FUSED,
    "remote": REMOTE,
}


def trimmed(utterance: Utterance) -> Utterance:
    """Give the utterance with 0.2 s around its voice."""
    first, last = voiced(utterance.samples)
    return Utterance(
        utterance.samples[max(0, first - KEEP) : last + KEEP],
        utterance.start,
        utterance.end,
        utterance.decided,
        utterance.cut,
    )


def refused(utterance: Utterance) -> Reason | None:
    """Say why an utterance needs no engine at all; None when it does."""
    if utterance.cut:
        return "too_long"
    if (utterance.end - utterance.start) / RATE < SHORTEST:
        return "too_short"
    if level_db(utterance.samples) < QUIET_DB:
        return "quiet"
    return "noise" if flatness(utterance.samples) > FLATTEST else None


def likeliest(evidence: Evidence, words: Vocabulary) -> str:
    """Give the best phrase of the list, "" when a word outside it is better."""
    best = max(evidence.scores, key=lambda phrase: evidence.scores[phrase], default="")
    return best if best in words.commands else ""


def decide(
    evidence: Evidence,
    utterance: Utterance,
    words: Vocabulary,
    active: Collection[str],
    engine: str,
    *,
    attentive: bool = False,
    language: Language | None = "en",
) -> Heard | Rejected:
    """Judge one utterance.

    Args:
        evidence: what the ear made of it.
        utterance: its sound and times.
        words: the whole vocabulary that was scored.
        active: commands that may be said now; another is known, and rejected as `inactive`.
        engine: the ear's name.
        attentive: a sure command came a short while ago.
        language: the one that the speaker probably speaks; None when that is not known.

    """
    said = tuple((phrase, times) for phrase, times in evidence.said if phrase in words.commands)
    spoken = sum(1 + (times > 1) for _, times in said) or 1  # a chain is as long as its words and counts
    seconds = max((utterance.end - utterance.start) / RATE / spoken, SHORTEST)
    choice = chosen(evidence, words, seconds, language)
    if choice is None:
        return rejection("not_in_list", utterance)
    best, second, margin = choice.best, choice.second, choice.margin
    commands = tuple((words.commands[phrase], times) for phrase, times in said or ((best, 1),))
    calibration = CALIBRATIONS.get(engine, SPHINX)
    sure = confidence(calibration, choice)
    enough = max(calibration.attentive if attentive else calibration.sure, words.sure.get(best, 0.0))
    reason: Reason | None = None
    if evidence.pace > SLOWEST or sure < enough:
        reason = "not_in_list" if choice.over_decoys < 0 else "tie" if second and margin < TIE else "unsure"
    elif not all(name in active for name, _ in commands):  # half a chain would be another order than was given
        reason = "inactive"
    if reason:
        return rejection(reason, utterance, best, margin, sure)
    start, end, at = (n / RATE for n in (utterance.start, utterance.end, utterance.decided))
    return Heard(commands, best, language_of(best), sure, second, margin, start, end, at, engine)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the evidence points to, and all that tells how surely."""

    best: str
    second: str
    """The best phrase of another command, "" for none."""
    margin: float
    """Nats between them."""
    over_decoys: float
    """Nats between the best and the best word outside the list."""
    measures: Mapping[str, float]
    """What a calibration weighs, by the names of its weights."""


def chosen(evidence: Evidence, words: Vocabulary, seconds: float, language: Language | None) -> Choice | None:
    """Give the choice, None when the ear scored nothing of the list; `seconds` of voice."""
    scores = evidence.scores
    ranked = sorted((p for p in scores if p in words.commands), key=lambda p: -scores[p])
    if not ranked:
        return None
    best = evidence.said[0][0] if evidence.said and evidence.said[0][0] in words.commands else ranked[0]
    second = next((p for p in ranked if words.commands[p] != words.commands[best]), "")
    margin = scores[best] - scores[second] if second else 0.0
    decoys = [s for p, s in scores.items() if p not in words.commands]
    over_decoys = scores[best] - max(decoys) if decoys else 0.0
    measures = {
        "by_margin": math.log1p(max(margin, 0.0)),
        "by_decoy": math.copysign(math.log1p(abs(over_decoys)), over_decoys),
        "by_fit": evidence.fit,
        "by_length": seconds,
        "by_size": math.log(max(len(words.phrases), SMALLEST) / USUAL),
        "foreign": float(language is not None and language_of(best) != language),
    }
    return Choice(best, second, margin, over_decoys, measures)


def confidence(calibration: Calibration, choice: Choice) -> float:
    """Give how likely the best phrase is right, 0..1."""
    z = calibration.bias + sum(getattr(calibration, name) * value for name, value in choice.measures.items())
    return 1 / (1 + math.exp(-min(max(z, -60.0), 60.0)))


def flatness(samples: Samples) -> float:
    """Give the spectral flatness of the voiced part, 0 (a tone) to 1 (white noise), weighted by energy."""
    first, last = voiced(samples)
    part = samples[first:last].astype(np.float64)
    starts = range(0, len(part) - WINDOW + 1, FRAME)
    if not starts:
        return 0.0
    frames = np.stack([part[at : at + WINDOW] for at in starts]) * np.hanning(WINDOW)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2 + 1e-12
    flat = np.exp(np.log(power).mean(axis=1)) / power.mean(axis=1)
    energy = power.sum(axis=1)
    return float((flat * energy).sum() / energy.sum())


def rejection(
    reason: Reason, utterance: Utterance, runner_up: str = "", margin: float = 0.0, score: float = 0.0
) -> Rejected:
    """Say no, with the utterance's level and times."""
    start, end, at = (n / RATE for n in (utterance.start, utterance.end, utterance.decided))
    return Rejected(reason, level_db(utterance.samples), runner_up, margin, start, end, at, score=score)
