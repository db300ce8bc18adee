"""An ear's confidence, fitted on some speakers and judged on others."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray

from voice.bench.corpus import Recording, half
from voice.bench.report import share
from voice.bench.run import AFTER, around
from voice.decision import CALIBRATIONS, SPHINX, Calibration, Choice, chosen, confidence, refused, trimmed
from voice.endpoint import Endpoint, Utterance, voiced
from voice.engine import Engine
from voice.source import RATE, Samples
from voice.vocabulary import Vocabulary, language_of
from voice.words import Language

RIDGE = 1.0  # pull of every weight to zero, in recordings; the bias is free
STEPS = 50
ACCEPTED = (0.005, 0.01, 0.02, 0.05)  # shares of what is no command, for which a recall is given
SURE, ATTENTIVE = 0.005, 0.05  # shares of the fitted half's that the two thresholds let through


@dataclass(frozen=True, slots=True)
class Point:
    """One utterance as the decision sees it."""

    choice: Choice
    right: bool
    """The best phrase is what was said."""
    asked: bool
    """A command of the list was said."""
    half: int


def calibrated(recordings: Sequence[Recording], ear: Engine, words: Vocabulary) -> dict[str, object]:
    """Fit on the speakers of one half, and judge that and the shipped calibration on the other; ready for JSON."""
    points = [p for recording in recordings for p in points_of(recording, ear, words)]
    ours = [p for p in points if p.half == 0]
    others = [p for p in points if p.half == 1]
    shipped = CALIBRATIONS.get(ear.name, SPHINX)
    fitted = fit(ours, shipped)
    speakers = [sorted({r.speaker for r in recordings if half(r.speaker) == side}) for side in (0, 1)]
    return {
        "fitted_on": {"speakers": len(speakers[0]), "utterances": len(ours)},
        "judged_on": {"speakers": len(speakers[1]), "utterances": len(others)},
        "calibration": asdict(fitted),
        "recall_at": {"fitted": recalls(others, fitted), "shipped": recalls(others, shipped)},
    }


def points_of(recording: Recording, ear: Engine, words: Vocabulary) -> list[Point]:
    """Give a command's one utterance, or all utterances of what is none."""
    samples = recording.read()
    spoken: Language = "zh" if recording.language == "zh" else "en"
    languages = {language_of(phrase) for phrase in words.phrases}
    language = spoken if spoken in languages else min(languages)
    found = []
    for sound in [around(samples)] if recording.command else _utterances(samples):
        first, last = voiced(sound)
        choice = chosen(ear.hear(sound), words, (last - first) / RATE, language)
        if choice:
            right = bool(recording.command) and words.commands[choice.best] == recording.command
            found.append(Point(choice, right, bool(recording.command), half(recording.speaker or recording.path)))
    return found


def _utterances(samples: Samples) -> list[Samples]:
    found = Endpoint().push(np.concatenate((samples, AFTER)))
    return [trimmed(u).samples for u in found if isinstance(u, Utterance) and not refused(u)]


def fit(points: Sequence[Point], start: Calibration) -> Calibration:
    """Fit the weights by logistic regression, commands and the rest weighing the same, and set both thresholds.

    A measure that is the same for every point keeps the weight of `start`; its share is in the bias.
    """
    if len({p.right for p in points}) < 2:
        return start
    names = list(points[0].choice.measures)
    table = np.array([[p.choice.measures[name] for name in names] for p in points])
    varies = table.std(axis=0) > 1e-9
    used = np.flatnonzero(varies)
    still = sum(getattr(start, names[i]) * table[0, i] for i in np.flatnonzero(~varies))
    right = np.array([p.right for p in points], float)
    weight = np.where(right > 0, 0.5 / right.mean(), 0.5 / (1 - right.mean()))
    bias, *weights = logistic(table[:, used], right, weight)
    fitted = replace(
        start,
        bias=round(float(bias - still), 3),
        **{names[i]: round(float(w), 3) for i, w in zip(used, weights, strict=True)},
    )
    return replace(fitted, sure=_threshold(points, fitted, SURE), attentive=_threshold(points, fitted, ATTENTIVE))


def logistic(table: NDArray[np.float64], right: NDArray[np.float64], weight: NDArray[np.float64]) -> list[float]:
    """Give bias and weights by Newton's method, with a ridge on standardised columns."""
    mean, spread = table.mean(axis=0), table.std(axis=0)
    columns = np.column_stack((np.ones(len(table)), (table - mean) / spread))
    ridge = np.diag([1e-6, *[RIDGE] * table.shape[1]])
    beta = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(columns @ beta, -30, 30)))
        slope = columns.T @ (weight * (right - chance)) - ridge @ beta
        curve = (columns * (weight * chance * (1 - chance))[:, None]).T @ columns + ridge
        step = np.linalg.solve(curve, slope)
        beta = beta + step
        if float(np.abs(step).max()) < 1e-8:
            break
    weights = beta[1:] / spread
    return [float(beta[0] - weights @ mean), *weights.tolist()]


def recalls(points: Sequence[Point], calibration: Calibration) -> list[dict[str, float | None]]:
    """Give the share of commands right and accepted when so much of what is none is accepted."""
    found: list[dict[str, float | None]] = []
    for wanted in ACCEPTED:
        threshold = _threshold(points, calibration, wanted)
        kept = [p.right and confidence(calibration, p.choice) > threshold for p in points if p.asked]
        found.append({"accepted": wanted, "threshold": threshold, "recall": share(kept)})
    return found


def _threshold(points: Sequence[Point], calibration: Calibration, accepted: float) -> float:
    false = sorted((confidence(calibration, p.choice) for p in points if not p.asked), reverse=True)
    return round(false[min(int(accepted * len(false)), len(false) - 1)], 4) if false else 0.5
