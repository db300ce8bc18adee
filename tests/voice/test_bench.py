"""Recordings through an ear, and what is told about them."""

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from voice.bench import picture, run_bench, run_calibration
from voice.bench.calibrate import logistic
from voice.bench.corpus import half, over_noise
from voice.bench.report import bounds, report
from voice.bench.run import Clip
from voice.source import RATE, SourceError

CLIPS = Path(__file__).parents[2] / "assets" / "clips"


def corpus(folder: Path, rows: str) -> tuple[Path, Path]:
    manifest, phrases = folder / "m.csv", folder / "p.txt"
    manifest.write_text("path,phrase,language,speaker\n" + rows, encoding="utf-8")
    phrases.write_text("jump = jump\nhalt = stop, halt\n", encoding="utf-8")
    return manifest, phrases


def spoken(*words: str) -> str:
    clips = [min((CLIPS / c).glob("*.flac")) for c in ("jump", "stop", "slide")]
    return "".join(f"{c},{w},en,a\n" for c, w in zip(clips, words, strict=True))


def clip(expected: str, first: str, accepted: str, score: float, **other: Any) -> Clip:
    named = {"path": "c", "speaker": "a", "phrase": expected, "language": "en", "snr_db": None, "seconds": 36.0}
    given = (
        named
        | {
            "latency_ms": 200.0 if accepted else None,
            "delay_ms": 600.0 if accepted else None,
            "spent_s": 0.1,
            "alarms": int(bool(accepted)),
        }
        | other
    )
    return Clip(expected=expected, first=first, accepted=accepted, scores=((first, score),), **given)


def test_a_bench_counts_what_was_asked_and_what_was_not(tmp_path: Path) -> None:
    report = run_bench(*corpus(tmp_path, spoken("jump", "halt", "nothing of the list")))

    assert report["n"] == 3
    assert report["accuracy"] == 1.0
    assert [c["expected"] for c in report["clips"]] == ["jump", "halt", ""]  # type: ignore[attr-defined]


def test_a_stream_is_heard_as_the_file_is(tmp_path: Path) -> None:
    given = corpus(tmp_path, spoken("jump", "halt", "nothing of the list"))

    streamed, filed = (run_bench(*given, stream=s)["clips"] for s in (True, False))

    for one, other in zip(streamed, filed, strict=True):  # type: ignore[call-overload]
        assert {k: v for k, v in one.items() if k not in {"latency_ms", "delay_ms", "spent_s"}} == {
            k: v for k, v in other.items() if k not in {"latency_ms", "delay_ms", "spent_s"}
        }


def test_commands_are_also_run_over_the_manifests_own_noise(tmp_path: Path) -> None:
    hiss = np.random.default_rng(1).normal(0, 0.05, 2 * RATE).astype(np.float32)
    soundfile.write(tmp_path / "hiss.wav", hiss, RATE)

    report = run_bench(*corpus(tmp_path, spoken("jump", "halt", "other") + "hiss.wav,,,\n"), snr_db=(24.0, 6.0))

    assert {ratio: row["n"] for ratio, row in report["by_snr"].items()} == {"24": 2, "6": 2}  # type: ignore[attr-defined]
    assert report["n"] == 4


@pytest.mark.parametrize("ratio", [24.0, 6.0])
def test_noise_lies_as_far_below_the_voice_as_was_asked(ratio: float) -> None:
    tone = np.sin(np.arange(RATE) * 0.3).astype(np.float32) * 0.1
    hiss = np.random.default_rng(2).normal(0, 0.3, RATE // 2).astype(np.float32)

    under = over_noise(tone, [hiss], ratio, "a") - tone

    assert 10 * np.log10((tone**2).mean() / (under**2).mean()) == pytest.approx(ratio, abs=0.5)


def test_a_recall_is_given_with_the_false_alarms_it_costs() -> None:
    asked = [clip("jump", "jump", "jump", s) for s in (0.95, 0.9, 0.6, 0.3)]
    unasked = [clip("", "jump", "", s) for s in (0.8, 0.5, *[0.1] * 98)]  # an hour of 36 s each

    found = report([*asked, *unasked])["recall_at"]

    assert [(f["per_hour"], f["recall"]) for f in found[:2]] == [(0.0, 0.5), (1.0, 0.75)]  # type: ignore[index]


def test_bounds_hold_the_share_and_narrow_with_more_clips() -> None:
    few, many = bounds([True] * 9 + [False]), bounds([True] * 900 + [False] * 100)

    assert few is not None
    assert many is not None
    assert few[0] < many[0] < 0.9 < many[1] < few[1] < 1.0


def test_the_logistic_finds_the_weights_that_made_the_data() -> None:
    chance = np.random.default_rng(3)
    table = chance.normal(0, (1.0, 5.0), (20_000, 2))
    right = (chance.random(20_000) < 1 / (1 + np.exp(-(0.5 + table @ (2.0, -0.3))))).astype(float)

    assert logistic(table, right, np.ones(20_000)) == pytest.approx([0.5, 2.0, -0.3], abs=0.08)


def test_a_calibration_judges_only_speakers_it_was_not_fitted_on(tmp_path: Path) -> None:
    names = [f"speaker{n}" for n in range(40)]
    one, other = (next(n for n in names if half(n) == side) for side in (0, 1))
    files = {w: sorted((CLIPS / w).glob("*.flac"))[:2] for w in ("jump", "stop", "slide")}
    rows = "".join(
        f"{f},{'halt' if w == 'stop' else w},en,{speaker}\n"
        for w, two in files.items()
        for f, speaker in zip(two, (one, other), strict=False)
    )

    found = run_calibration(*corpus(tmp_path, rows))

    assert found["fitted_on"] == {"speakers": 1, "utterances": 3}
    assert found["judged_on"] == {"speakers": 1, "utterances": 3}


def test_the_confusions_are_a_picture_with_every_count() -> None:
    drawn = ET.fromstring(picture({"jump": {"jump": 3, "": 1}, "<stop>": {"jump": 2}}))

    texts = [t.text for t in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert [t for t in texts if t in {"3", "2", "1"}] == ["2", "3", "1"]
    assert texts.count("<stop>") == 2
    assert "—" in texts


def test_a_missing_file_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^m.csv: line 2: gone.wav: no such file$"):
        run_bench(*corpus(tmp_path, "gone.wav,jump,en,a\n"))
