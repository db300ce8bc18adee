import dataclasses

import numpy as np
import pytest

from tests.voice.check.site import site
from voice.check import TIMETABLE, Figures, examine, judge
from voice.check.loop import Loop
from voice.check.measures import Hum
from voice.check.timetable import LENGTH_S, WORDS
from voice.check.verdict import kept
from voice.engine import make_engine
from voice.hearing import Hearing
from voice.source import RATE
from voice.vocabulary import vocabulary

FINE = Figures(
    gaps=0.0,
    floor=-60.0,
    rumble=-58.0,
    hum=Hum(0.0, -120.0),
    level=-25.0,
    activity=0.6,
    clipped=0.0,
    loop=Loop(0.12, -30.0, 0.85),
    recall=1.0,
    false_triggers=0,
)


def but(**what: object) -> Figures:
    return dataclasses.replace(FINE, **what)  # type: ignore[arg-type]


def test_a_good_site_is_green_and_nothing_is_to_be_done() -> None:
    verdict = judge(FINE)

    assert verdict.colour == "green"
    assert verdict.sentence.en == "all is well; nothing to do"


@pytest.mark.parametrize(
    ("figures", "colour", "sentence"),
    [
        (but(gaps=0.01), "yellow", "plug the microphone in firmly, or take another socket"),
        (but(gaps=0.05), "red", "plug the microphone in firmly, or take another socket"),
        (but(activity=0.0), "red", "nobody was heard: is the microphone on, and not covered?"),
        (but(level=-40.0, floor=-75.0), "yellow", "turn the microphone up, or come closer"),
        (but(level=-10.0), "yellow", "turn the microphone down"),
        (but(clipped=0.01), "red", "turn the microphone down: it is overdriven"),
        (
            but(floor=-40.0),
            "yellow",
            "it is loud here: find what hums or plays nearby, or move the microphone closer",
        ),
        (but(hum=Hum(50.0, -40.0)), "red", "take the microphone's cable away from mains cables"),
        (but(loop=Loop(0.5, -30.0, 0.85)), "yellow", "take a wired loudspeaker instead of a wireless one"),
        (
            but(loop=Loop(0.1, 0.0, 0.85)),
            "red",
            "turn the loudspeaker down, or turn it away from the microphone",
        ),
        (
            but(loop=Loop(0.1, -30.0, 0.3)),
            "red",
            "the room echoes: bring the microphone closer to where people stand",
        ),
        (but(recall=0.6), "yellow", "come closer and say it again; else: voxleap voice enrol"),
        (but(false_triggers=2), "red", "use a button to talk: this place gives commands by itself"),
    ],
)
def test_what_is_wrong_is_told_as_what_to_do(figures: Figures, colour: str, sentence: str) -> None:
    verdict = judge(figures)

    assert (verdict.colour, verdict.sentence.en) == (colour, sentence)


def test_the_worst_is_told_first() -> None:
    verdict = judge(but(gaps=0.01, clipped=0.01))

    assert (verdict.colour, verdict.sentence.en) == ("red", "turn the microphone down: it is overdriven")


def test_a_site_without_a_loudspeaker_is_not_blamed_for_it() -> None:
    assert judge(but(loop=None)).colour == "green"


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        (
            but(loop=Loop(0.12, -30.0, 0.70)),
            "sound comes through worse than when installed (0.85 then): is something covered or moved?",
        ),
        (but(floor=-50.0), "it is 10 dB louder here than on the day of installation: find out what runs"),
        (but(loop=Loop(0.12, -30.0, 0.80)), "all is well; nothing to do"),
    ],
)
def test_a_site_is_compared_with_its_day_of_installation(figures: Figures, sentence: str) -> None:
    assert judge(figures, kept(FINE)).sentence.en == sentence


def test_every_sentence_is_there_in_both_languages() -> None:
    for figures in (FINE, but(gaps=1.0, floor=-30.0, recall=0.0, false_triggers=9, hum=Hum(60.0, -30.0))):
        for finding in judge(figures).findings:
            assert finding.text.en
            assert finding.text.zh
            assert (finding.mend is None) == (finding.colour == "green")


def heard(**properties: float | None) -> Figures:
    words = vocabulary(WORDS)
    ear = make_engine("sphinx")
    ear.prepare(words)
    return examine(site(**properties), Hearing(ear, words))  # type: ignore[arg-type]


def test_a_recording_of_a_known_site_gives_its_properties_back() -> None:
    found = heard(floor=-62.0, level=-24.0, hum=-60.0, echo_db=-28.0, delay_s=0.18, reverb_s=0.6)

    assert found.floor == pytest.approx(-62, abs=2.5)
    assert found.hum.mains == 50
    assert found.hum.level == pytest.approx(-60, abs=1.5)
    assert found.level == pytest.approx(-24, abs=2.5)
    assert found.clipped == 0
    assert found.gaps == 0
    assert found.loop is not None
    assert found.loop.delay_s == pytest.approx(0.18, abs=0.02)
    assert 0.4 < found.loop.figure < 0.8


def test_a_recording_that_breaks_off_is_judged_and_not_a_crash() -> None:
    words = vocabulary(WORDS)
    ear = make_engine("sphinx")
    ear.prepare(words)

    found = examine(np.zeros(RATE, np.float32), Hearing(ear, words))

    assert judge(found).colour == "red"
    assert found.recall == 0


def test_it_takes_no_longer_than_90_seconds() -> None:
    assert LENGTH_S <= 90
    assert [s.kind for s in TIMETABLE].count("command") == 5
    assert [s.kind for s in TIMETABLE].count("read") == 3
