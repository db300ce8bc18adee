"""Figures from what came of the clips, with the bounds that so many clips allow."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict

import numpy as np

from voice.bench.run import Clip

ZERO_UPPER = 3.0  # events: the upper 95 % bound of a Poisson count of none ("rule of three")
NORMAL_95 = 1.96
PER_HOUR = (0.0, 1.0, 5.0, 20.0)  # false alarms for which a recall is given


def report(clips: Sequence[Clip]) -> dict[str, object]:
    """Give the report, ready for JSON; shares are 0..1. Clips over noise are counted apart, in `by_snr`."""
    plain = [c for c in clips if c.snr_db is None]
    asked = [c for c in plain if c.expected]
    unasked = [c for c in plain if not c.expected]
    right = [c for c in asked if c.accepted == c.expected]
    false = sum(c.alarms for c in unasked)
    hours = sum(c.seconds for c in unasked) / 3600
    heard_s = sum(c.seconds for c in plain)
    # Upper bound by the normal approximation of a Poisson count, exact enough above a handful.
    upper = ZERO_UPPER if false == 0 else false + 1.645 * false**0.5 + 1.35
    return {
        "n": len(plain),
        "accuracy": share([c.first == c.expected for c in asked]),
        "accuracy_95": bounds([c.first == c.expected for c in asked]),
        "recall": share([c.accepted == c.expected for c in asked]),
        "recall_95": bounds([c.accepted == c.expected for c in asked]),
        "mistaken_rate": share([c.accepted not in ("", c.expected) for c in asked]),
        "false_accept_rate": share([bool(c.accepted) for c in unasked]),
        "false_accepts_per_hour": {
            "figure": round(false / hours, 2) if hours else None,
            "upper_95": round(upper / hours, 2) if hours else None,
            "hours": round(hours, 3),
        },
        "recall_at": recall_at(asked, unasked),
        "latency_ms": percentiles([c.latency_ms for c in right if c.latency_ms is not None]),
        "delay_ms": percentiles([c.delay_ms for c in right if c.delay_ms is not None]),
        "rtf": round(sum(c.spent_s for c in plain) / heard_s, 4) if heard_s else 0.0,
        "by_phrase": _by(asked, lambda c: c.phrase),
        "by_speaker": _by(asked, lambda c: c.speaker),
        "by_language": _by(asked, lambda c: c.language),
        "by_snr": _by([c for c in clips if c.snr_db is not None], lambda c: f"{c.snr_db:g}"),
        "confusions": confusions(asked),
        "clips": [asdict(c) for c in clips],
    }


def recall_at(asked: Sequence[Clip], unasked: Sequence[Clip]) -> list[dict[str, float | None]]:
    """Give the recall that a threshold would have which lets so many false alarms an hour through.

    The utterances are those of the run; another threshold would also have ended some of them earlier or later.
    """
    hours = sum(c.seconds for c in unasked) / 3600
    false = sorted((score for c in unasked for name, score in c.scores if name), reverse=True)
    found: list[dict[str, float | None]] = []
    for wanted in PER_HOUR if hours and asked else ():
        allowed = int(wanted * hours)
        threshold = false[allowed] if allowed < len(false) else 0.0
        right = [any(name == c.expected and score > threshold for name, score in c.scores[:1]) for c in asked]
        found.append({"per_hour": wanted, "threshold": threshold, "recall": share(right)})
    return found


def confusions(asked: Sequence[Clip]) -> dict[str, dict[str, int]]:
    """Give how often each command was first heard as which; "" is nothing."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for clip in asked:
        counts[clip.expected][clip.first] += 1
    return {name: dict(counts[name]) for name in sorted(counts)}


def percentiles(values: Sequence[float]) -> dict[str, float | None]:
    """Give the median and the 95th percentile, None of nothing."""
    return {f"p{q}": round(float(np.percentile(values, q)), 1) if values else None for q in (50, 95)}


def share(values: Sequence[bool]) -> float | None:
    """Give the share of those that hold, None of nothing."""
    return round(sum(values) / len(values), 4) if values else None


def bounds(values: Sequence[bool]) -> tuple[float, float] | None:
    """Give Wilson's 95 % interval of a share, as if the clips were independent."""
    n = len(values)
    if not n:
        return None
    p, z = sum(values) / n, NORMAL_95
    middle, spread = p + z * z / (2 * n), z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
    low, high = ((middle + sign * spread) / (1 + z * z / n) for sign in (-1, 1))
    return round(low, 4), round(high, 4)


def _by(clips: Sequence[Clip], key: Callable[[Clip], str]) -> dict[str, dict[str, object]]:
    groups: dict[str, list[Clip]] = defaultdict(list)
    for clip in clips:
        groups[key(clip)].append(clip)
    return {
        name: {
            "n": len(group),
            "accuracy": share([c.first == c.expected for c in group]),
            "recall": share([c.accepted == c.expected for c in group]),
        }
        for name, group in sorted(groups.items())
    }
