"""Enrolment: what a person who enrols is asked, told and refused. The voices are flite's, as the demo's clips are."""

from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from game.cli import app
from voice import profiles
from voice.engine import EngineError, make_engine
from voice.enrol import Enrolment, unfit
from voice.source import RATE, Samples, read_audio
from voice.vocabulary import vocabulary

CLIPS = Path(__file__).parents[2] / "assets" / "clips"
WORDS = {"jump": ["jump", "跳"], "slide": ["slide"], "stop": ["stop"], "run": ["run"]}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOXLEAP_PROFILES", str(tmp_path / "profiles"))


def sound(word: str, stretch: str = "10", voice: str = "slt") -> Samples:
    return read_audio(CLIPS / word / f"{word}_{voice}_{stretch}.flac")


def enrolled(*words: str) -> Enrolment:
    enrolment = Enrolment(words)
    for stretch in ("10", "115"):
        for word in words:
            enrolment, verdict = enrolment.take(word, sound(word, stretch))
            assert verdict.kept, verdict.text.en
    return enrolment


def test_words_are_asked_in_rounds_and_it_ends_when_they_are_told_apart() -> None:
    enrolment = Enrolment(("jump", "slide"))
    asked = []
    while phrase := enrolment.next:
        asked.append(phrase)
        enrolment, _ = enrolment.take(phrase, sound(phrase, "10" if asked.count(phrase) == 1 else "115"))

    assert asked == ["jump", "slide", "jump", "slide"]
    assert enrolment.share == 1.0
    assert enrolment.near_pairs() == ()


def test_another_word_than_the_one_asked_for_is_not_kept_and_named() -> None:
    enrolment, verdict = enrolled("jump", "slide").take("jump", sound("slide", "10"))

    assert not verdict.kept
    assert verdict.text.en == 'that sounded like "slide"; say "jump" again'
    assert len(enrolment.takes["jump"]) == 2


def test_a_word_that_will_not_do_is_left_after_three_tries() -> None:
    enrolment = enrolled("jump", "slide")
    enrolment = Enrolment(("jump", "slide"), takes={**enrolment.takes, "jump": enrolment.takes["jump"][:1]})
    tries = 0
    while enrolment.next == "jump":
        enrolment, _ = enrolment.take("jump", sound("slide"))
        tries += 1

    assert tries <= 3


def test_two_words_that_are_one_in_this_voice_are_refused_unless_they_mean_the_same() -> None:
    takes = enrolled("jump", "slide").takes
    same = {"jump": takes["jump"], "slide": takes["slide"], "leap": takes["jump"][::-1]}

    pairs = Enrolment(("jump", "slide", "leap"), takes=same).near_pairs()

    assert [(p.one, p.other, p.refused) for p in pairs] == [("jump", "leap", True)]
    assert pairs[0].text.en == '"jump" and "leap" cannot be told apart in this voice; change one of them'
    commands = {"jump": "jump", "leap": "jump", "slide": "slide"}
    assert Enrolment(("jump", "slide", "leap"), commands=commands, takes=same).near_pairs() == ()


@pytest.mark.parametrize(
    ("samples", "line"),
    [
        (np.zeros(RATE, np.float32), "too quiet; come closer or speak up"),
        (np.sign(np.sin(np.arange(RATE) / 9)).astype(np.float32), "too loud; step back or turn the microphone down"),
        (np.concatenate((np.zeros(RATE), np.full(800, 0.1), np.zeros(RATE))), "too short; say the whole word"),
        (np.sin(np.arange(3 * RATE) / 9) / 4, "too long; say only the word"),
    ],
)
def test_what_can_be_no_take_is_told_with_the_mend(samples: Samples, line: str) -> None:
    text = unfit(samples.astype(np.float32))

    assert text is not None
    assert text.en == line


@pytest.mark.parametrize("engine", ["personal", "sphinx+personal"])
def test_the_one_who_enrolled_is_understood(engine: str) -> None:
    profiles.save(profiles.Profile("anna", enrolled("jump", "slide", "stop", "run").takes))
    words = vocabulary(WORDS)
    ear = make_engine(engine, Path("anna"))
    ear.prepare(words)

    for word in ("jump", "slide", "stop", "run"):
        scores = ear.hear(sound(word, "115")).scores
        best = max((p for p in scores if p in words.commands), key=lambda p: scores[p])
        assert words.commands[best] == word
        assert set(words.phrases) <= set(scores)


def test_without_a_profile_or_takes_of_these_words_one_line_names_the_mend() -> None:
    with pytest.raises(EngineError, match=r"^nobody is enrolled yet; run: voxleap voice enrol NAME$"):
        make_engine("personal").prepare(vocabulary(WORDS))
    profiles.save(profiles.Profile("anna", enrolled("jump", "slide").takes))
    with pytest.raises(EngineError, match=r"^anna has no takes of these words; run: voxleap voice enrol anna$"):
        make_engine("personal").prepare(vocabulary({"fly": ["fly away"]}))


def test_the_best_ear_here_is_the_one_that_knows_you(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voice.weights.best", lambda: None)
    assert make_engine("auto").name == "sphinx"
    profiles.save(profiles.Profile("anna", enrolled("jump", "slide").takes))
    assert make_engine("auto").name == "sphinx+personal"
    profiles.path_of("anna").write_bytes(b"broken")
    assert make_engine("auto").name == "sphinx"


def test_enrolling_from_clips_listing_and_deleting(tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    for word in ("jump", "slide", "stop"):
        (folder / word).mkdir(parents=True)
        for stretch in ("10", "115"):
            name = f"{word}_slt_{stretch}.flac"
            (folder / word / name).write_bytes((CLIPS / word / name).read_bytes())
    run = CliRunner().invoke

    made = run(app, ["--lang", "en", "voice", "enrol", "anna", "--clips", str(folder)])

    assert made.exit_code == 0, made.output
    assert [line for line in made.stdout.splitlines() if "\t" in line] == ["jump\t2", "slide\t2", "stop\t2"]
    assert "anna: 6 takes of 3 words kept as templates; no sound was kept" in made.output
    assert run(app, ["voice", "enrol", "--list"]).stdout == "anna\t3\t6\n"
    assert run(app, ["voice", "enrol", "--delete", "anna"]).exit_code == 0
    assert run(app, ["voice", "enrol", "--delete", "anna"]).exit_code == 1
    assert run(app, ["voice", "enrol", "--list"]).stdout == ""
    assert not list(tmp_path.rglob("*.npz"))
