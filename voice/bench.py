"""The same corpus through any ear: how often it is right, how often it acts unasked, how late it is."""

import csv
import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from voice.decision import KEEP
from voice.endpoint import voiced
from voice.engine import make_engine
from voice.events import Heard, Rejected
from voice.hearing import Hearing
from voice.source import RATE, Samples, SourceError, read_audio
from voice.vocabulary import normal, read_phrases
from voice.words import Text

AFTER = np.zeros(int(0.8 * RATE), np.float32)
ZERO_UPPER = 3.0  # events: the upper 95 % bound of a Poisson count of none ("rule of three")


@dataclass(frozen=True, slots=True)
class Clip:
    """What came of one clip."""

    path: str
    expected: str
    """The command, or "" for none."""
    first: str
    """First choice before rejection, "" for none."""
    accepted: str
    """The command that was acted on, "" for none."""
    latency_ms: float | None
    speaker: str
    phrase: str


def run_bench(
    manifest: Path, phrases: Path, engine: str = "auto", model: Path | None = None, language: str | None = None
) -> dict[str, object]:
    """Run a corpus.

    Args:
        manifest: CSV with the columns path (relative to it), phrase, language, speaker.
        phrases: one `command = phrase, phrase` a line; another phrase in the manifest is "no command".
        engine: the ear's name.
        model: its model.
        language: only clips of this language; None for all.

    Returns:
        The report of the contract, ready for JSON; shares are 0..1.

    Raises:
        SourceError: a clip or a column is missing; it names the line.
        VocabularyError: the phrases file is not of its form.
        EngineError: no such ear.

    """
    words = read_phrases(phrases)
    ear = make_engine(engine, model)
    ear.prepare(words)
    clips: list[Clip] = []
    heard_s = spent_s = silent_s = 0.0
    false = 0
    for line, row in _rows(manifest):
        if language and row["language"] and row["language"] != language:
            continue
        file = manifest.parent / row["path"]
        try:
            samples = read_audio(file)
        except SourceError as error:
            raise SourceError(f"{manifest.name}: line {line}: {row['path']}", error.text) from None
        expected = words.commands.get(normal(row["phrase"]), "") if row["phrase"] else ""
        began = time.perf_counter()
        hearing = Hearing(ear, words)
        events = hearing.push(np.concatenate((samples, AFTER)))
        spent_s += time.perf_counter() - began
        heard_s += len(samples) / RATE
        ends = [e for e in events if isinstance(e, Heard | Rejected)]
        accepted = [e for e in ends if isinstance(e, Heard)]
        if not expected:
            silent_s += len(samples) / RATE
            false += len(accepted)
        first = _first(hearing, samples) if expected else ""
        late = None
        if accepted:
            late = 1000 * (accepted[0].result_at - voiced(samples)[1] / RATE)
        got = accepted[0].command if accepted else ""
        clips.append(Clip(row["path"], expected, first, got, late, row["speaker"], normal(row["phrase"])))
    return _report(clips, false, silent_s, spent_s / heard_s if heard_s else 0.0)


def _rows(manifest: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        with manifest.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = {"path", "phrase", "language", "speaker"} - set(reader.fieldnames or ())
            if missing:
                name = min(missing)
                raise SourceError(manifest.name, Text(f'has no column "{name}"', f"缺少“{name}”这一列"))
            return [(reader.line_num, {k: v or "" for k, v in row.items() if k}) for row in reader]
    except (OSError, UnicodeDecodeError):
        raise SourceError(str(manifest), Text("cannot be read as UTF-8 CSV", "无法按 UTF-8 CSV 读取")) from None


def _first(hearing: Hearing, samples: Samples) -> str:
    """Give the first choice on the whole clip, whatever the endpoint would have made of it."""
    start, end = voiced(samples)
    evidence = hearing.engine.hear(samples[max(0, start - KEEP) : end + KEEP])
    ranked = [p for p in evidence.scores if p in hearing.words.commands]
    best = max(ranked, key=lambda p: evidence.scores[p], default="")
    return hearing.words.commands.get(best, "")


def _share(values: list[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _report(clips: list[Clip], false: int, silent_s: float, rtf: float) -> dict[str, object]:
    asked = [c for c in clips if c.expected]
    unasked = [c for c in clips if not c.expected]
    late = [c.latency_ms for c in asked if c.latency_ms is not None and c.accepted == c.expected]
    by_phrase: dict[str, list[Clip]] = defaultdict(list)
    by_speaker: dict[str, list[Clip]] = defaultdict(list)
    for clip in asked:
        by_phrase[clip.phrase].append(clip)
        by_speaker[clip.speaker].append(clip)
    hours = silent_s / 3600
    # Upper bound by the normal approximation of a Poisson count, exact enough above a handful.
    upper = ZERO_UPPER if false == 0 else false + 1.645 * false**0.5 + 1.35
    return {
        "n": len(clips),
        "accuracy": _share([c.first == c.expected for c in asked]),
        "recall": _share([c.accepted == c.expected for c in asked]),
        "false_accept_rate": _share([bool(c.accepted) for c in unasked]),
        "false_accepts_per_hour": {
            "figure": round(false / hours, 2) if hours else None,
            "upper_95": round(upper / hours, 2) if hours else None,
        },
        "latency_ms": {
            "p50": round(float(np.percentile(late, 50)), 1) if late else None,
            "p95": round(float(np.percentile(late, 95)), 1) if late else None,
        },
        "rtf": round(rtf, 4),
        "by_phrase": {k: _tally(v) for k, v in sorted(by_phrase.items())},
        "by_speaker": {k: _tally(v) for k, v in sorted(by_speaker.items())},
        "clips": [asdict(c) for c in clips],
    }


def _tally(clips: list[Clip]) -> dict[str, object]:
    return {
        "n": len(clips),
        "accuracy": _share([c.first == c.expected for c in clips]),
        "recall": _share([c.accepted == c.expected for c in clips]),
    }
