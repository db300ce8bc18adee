"""Ears that know a person, and every ear in one table."""

from pathlib import Path

import pytest

from voice.bench import markdown, run_table
from voice.bench.corpus import read_manifest
from voice.bench.people import TAKES, people_of, run_people
from voice.source import SourceError
from voice.vocabulary import read_phrases

CLIPS = Path(__file__).parents[2] / "assets" / "clips"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One who says two words four times, one who says them once, and somebody else's talk."""
    often = [(c, word, "often") for word in ("jump", "stop") for c in sorted((CLIPS / word).glob("*.flac"))[:3]]
    often += [(often[0][0], "jump", "often"), (often[3][0], "stop", "often")]
    once = [(often[1][0], "jump", "once"), (often[4][0], "stop", "once")]
    other = [(min((CLIPS / "slide").glob("*.flac")), "slide", "other")]
    rows = "".join(f"{clip},{word},en,{who}\n" for clip, word, who in often + once + other)
    (tmp_path / "manifest.csv").write_text("path,phrase,language,speaker\n" + rows, encoding="utf-8")
    (tmp_path / "phrases_en.txt").write_text("jump = jump\nstop = stop\n", encoding="utf-8")
    return tmp_path


def test_a_person_is_judged_on_other_recordings_than_those_that_taught_the_ear(corpus: Path) -> None:
    words = read_phrases(corpus / "phrases_en.txt")
    recordings = read_manifest(corpus / "manifest.csv", words)

    people = people_of(recordings)
    clips = run_people(recordings, "personal", words)

    assert {who: {p: len(r) for p, r in taught.items()} for who, taught in people.items()} == {
        "often": {"jump": 4, "stop": 4}
    }
    taught = [r.path for own in people["often"].values() for r in own[:TAKES]]
    heard = [r.path for own in people["often"].values() for r in own[TAKES:]]
    assert [c.path for c in clips if c.expected] == heard
    assert len(taught) == len(heard) == 4
    assert [c.speaker for c in clips if not c.expected] == ["other"]


def test_every_ear_and_list_is_a_row_and_an_ear_that_is_not_here_is_told(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOXLEAP_WHISPER", str(corpus / "none.pt"))
    told: list[str] = []

    rows = run_table(corpus, ("sphinx", "whisper", "personal"), corpus / "none.pt", tell=told.append)

    assert [(row["ear"], row["list"], row["commands"]) for row in rows] == [("sphinx", "en", 10), ("personal", "en", 4)]
    assert told[1].startswith("whisper\ten\t")
    assert len(markdown(rows, "zh").splitlines()) == 4
    assert markdown(rows, "zh").count("英语") == 2


def test_a_shorter_run_is_always_of_the_same_recordings(corpus: Path) -> None:
    first, second = (run_table(corpus, ("sphinx",), most=2)[0] for _ in range(2))

    assert first["commands"] == 2
    assert {k: v for k, v in first.items() if k in ("n", "accuracy", "recall")} == {
        k: v for k, v in second.items() if k in ("n", "accuracy", "recall")
    }


def test_a_folder_without_lists_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"holds no phrases_en\.txt"):
        run_table(tmp_path)
