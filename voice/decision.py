"""Evidence to Heard or Rejected: the only place with thresholds, for all ears."""

import math
from collections.abc import Collection

from voice.endpoint import FRAME, Utterance, level_db, voiced
from voice.engine import Evidence
from voice.events import Heard, Reason, Rejected
from voice.source import RATE
from voice.vocabulary import Vocabulary, language_of

QUIET_DB = -50.0  # dBFS of the voiced part; below it nothing is sure
SHORTEST = 0.08  # s of voice
ACCEPT = 0.80  # confidence at which a command counts
TIE = 1.0  # nats; closer than this is two things at once

# Logistic regression on people's recordings of the game's short words and of words outside its list: how sure is the
# best, from the log of its margin over other commands, the fit per second of voice, and the length of the voice.
# Fitted on 245 clips. Split by speaker, a half fitted on the other: at 0.8 it keeps 37 to 70 % of the right first
# choices and 6 to 7 % of the wrong ones; few clips, so the two halves differ.
BIAS, BY_MARGIN, BY_FIT, BY_LENGTH = -1.36, 0.95, 0.38, -1.10

KEEP = 10 * FRAME  # samples around the voice that an engine gets


def trimmed(utterance: Utterance) -> Utterance:
    """Give the utterance with 0.1 s around its voice: longer silence costs recognition."""
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
    return "quiet" if level_db(utterance.samples) < QUIET_DB else None


def decide(
    evidence: Evidence, utterance: Utterance, words: Vocabulary, active: Collection[str], engine: str
) -> Heard | Rejected:
    """Judge one utterance.

    Args:
        evidence: what the ear made of it.
        utterance: its sound and times.
        words: the whole vocabulary that was scored.
        active: commands that may be said now; another is known, and rejected as `inactive`.
        engine: the ear's name.

    """
    ranked = sorted(evidence.scores, key=lambda p: -evidence.scores[p])
    best = ranked[0]
    command = words.commands.get(best)
    second = next((p for p in ranked if words.commands.get(p) != command), "")
    margin = evidence.scores[best] - evidence.scores[second] if second else 0.0
    sure = confidence(evidence, margin, utterance)
    reason: Reason | None = None
    if command is None:
        reason = "not_in_list"
    elif sure < ACCEPT:
        reason = "tie" if margin < TIE and second in words.commands else "unsure"
    elif command not in active:
        reason = "inactive"
    if reason or command is None:
        return rejection(reason or "not_in_list", utterance, best if reason != "not_in_list" else second, margin)
    start, end, at = (n / RATE for n in (utterance.start, utterance.end, utterance.decided))
    runner_up = second if second in words.commands else ""
    return Heard(((command, 1),), best, language_of(best), sure, runner_up, margin, start, end, at, engine)


def confidence(evidence: Evidence, margin: float, utterance: Utterance) -> float:
    """Give how likely the best phrase is right, 0..1."""
    seconds = max((utterance.end - utterance.start) / RATE, SHORTEST)
    z = BIAS + BY_MARGIN * math.log1p(max(margin, 0.0)) + BY_FIT * evidence.fit / seconds / 100 + BY_LENGTH * seconds
    return 1 / (1 + math.exp(-min(max(z, -60.0), 60.0)))


def rejection(reason: Reason, utterance: Utterance, runner_up: str = "", margin: float = 0.0) -> Rejected:
    """Say no, with the utterance's level and times."""
    start, end, at = (n / RATE for n in (utterance.start, utterance.end, utterance.decided))
    return Rejected(reason, level_db(utterance.samples), runner_up, margin, start, end, at)
