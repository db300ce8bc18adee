from pathlib import Path

import pytest

from voice.bench import run_bench
from voice.source import SourceError

CLIPS = Path(__file__).parents[2] / "assets" / "clips"


def corpus(folder: Path, rows: str) -> tuple[Path, Path]:
    manifest, phrases = folder / "m.csv", folder / "p.txt"
    manifest.write_text("path,phrase,language,speaker\n" + rows, encoding="utf-8")
    phrases.write_text("jump = jump\nhalt = stop, halt\n", encoding="utf-8")
    return manifest, phrases


def test_a_bench_counts_what_was_asked_and_what_was_not(tmp_path: Path) -> None:
    clips = [min((CLIPS / c).glob("*.flac")) for c in ("jump", "stop", "slide")]
    rows = "".join(f"{c},{w},en,a\n" for c, w in zip(clips, ("jump", "halt", "nothing of the list"), strict=True))

    report = run_bench(*corpus(tmp_path, rows))

    assert report["n"] == 3
    assert report["accuracy"] == 1.0
    assert [c["expected"] for c in report["clips"]] == ["jump", "halt", ""]  # type: ignore[attr-defined]


def test_a_missing_file_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^m.csv: line 2: gone.wav: no such file$"):
        run_bench(*corpus(tmp_path, "gone.wav,jump,en,a\n"))
