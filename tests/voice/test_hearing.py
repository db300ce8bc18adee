"""One stream of sound: what is told about it, and when."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice.decision import chosen
from voice.endpoint import HANGOVER, PAUSES
from voice.engine import Evidence
from voice.events import Event, Heard, Partial, Rejected, SpeechStarted
from voice.hearing import Hearing
from voice.source import BLOCK, RATE, Samples, read_audio
from voice.vocabulary import Vocabulary, vocabulary
from voice.words import Language

CLIPS = Path(__file__).parents[2] / "assets" / "clips"
WORDS = vocabulary({"jump": ["jump"], "stop": ["stop"]})
SILENCE = np.zeros(RATE // 2, np.float32)
SURE = Evidence({"jump": 0.0, "stop": -40.0, "bird": -40.0}, 0.0)
UNSURE = Evidence({"jump": -20.0, "stop": -20.5, "bird": -10.0}, -20.0)


class Scripted:
    """An ear that gives what it is told to, and notes the lengths it was asked about."""

    name = "whisper"

    def __init__(self, *evidence: Evidence) -> None:
        self.evidence, self.asked = list(evidence), list[int]()

    def prepare(self, vocabulary: Vocabulary) -> None: ...

    def hear(self, samples: Samples) -> Evidence:
        self.asked.append(len(samples))
        return self.evidence.pop(0) if len(self.evidence) > 1 else self.evidence[0]


class Guessing(Scripted):
    """One that guesses while the speech goes on."""

    def push(self, samples: Samples) -> str:
        return "stop" if len(samples) else ""


def clip(name: str) -> Samples:
    return read_audio(min((CLIPS / name).glob("*.flac")))


def heard(ear: Scripted, sound: Samples, size: int = 320) -> list[Event]:
    hearing = Hearing(ear, WORDS)
    return [e for at in range(0, len(sound), size) for e in hearing.push(sound[at : at + size])]


SPOKEN = np.concatenate((SILENCE, clip("jump"), SILENCE, clip("stop"), SILENCE, clip("slide"), SILENCE))


@settings(max_examples=12, deadline=None)
@given(size=st.integers(1, 3 * RATE))
def test_a_stream_gives_what_the_file_gives_whatever_the_blocks(size: int) -> None:
    script = (SURE, UNSURE, SURE, UNSURE)

    assert heard(Scripted(*script), SPOKEN, max(size, 37)) == heard(Scripted(*script), SPOKEN, len(SPOKEN))


def test_a_sure_word_does_not_wait_for_the_whole_silence() -> None:
    sure, unsure = (heard(Scripted(e), np.concatenate((clip("jump"), SILENCE))) for e in (SURE, UNSURE))

    first, last = sure[-1], unsure[-1]
    assert isinstance(first, Heard)
    assert isinstance(last, Rejected)
    waited = -(-HANGOVER // BLOCK) * BLOCK - PAUSES[1]
    assert last.result_at - first.result_at == pytest.approx(waited / RATE)


def test_every_utterance_ends_once_and_the_guess_is_shown_before() -> None:
    events = heard(Scripted(SURE), SPOKEN)

    assert [type(e) for e in events] == [SpeechStarted, Partial, Heard] * 3
    assert all(e.speech_end < e.result_at for e in events if isinstance(e, Heard | Rejected))


def test_a_guess_is_forgotten_when_the_speech_goes_on() -> None:
    word = clip("jump")
    short = np.zeros(PAUSES[0] + 3 * BLOCK // 2, np.float32)  # long enough for a guess, too short for an end
    ear = Scripted(SURE)

    events = heard(ear, np.concatenate((word, short, word, SILENCE)))

    ends = [e for e in events if isinstance(e, Heard | Rejected)]
    assert len(ear.asked) >= len(ends)
    assert all(b.speech_start >= a.speech_end for a, b in pairwise(ends))


def test_an_ear_that_guesses_while_listening_shows_it_and_nothing_is_done() -> None:
    events = heard(Guessing(UNSURE), np.concatenate((clip("jump"), SILENCE)))

    assert [e.phrase for e in events if isinstance(e, Partial)] == ["stop"]
    assert not [e for e in events if isinstance(e, Heard)]


def test_noise_asks_no_ear_at_all() -> None:
    ear = Scripted(SURE)
    sneeze = np.random.default_rng(0).normal(0, 0.1, RATE // 2).astype(np.float32)

    assert not [e for e in heard(ear, np.concatenate((sneeze, SILENCE))) if isinstance(e, Heard)]
    assert ear.asked == []


@pytest.mark.parametrize(("expected", "heard_with"), [("en", "en"), ("zh", "zh"), (None, None)])
def test_another_language_than_the_expected_one_must_be_surer_and_of_a_stranger_neither(
    expected: Language | None, heard_with: Language | None
) -> None:
    words = vocabulary({"jump": ["jump", "跳"]})
    hearing = Hearing(Scripted(SURE), words, "en")
    hearing.expect(expected)
    assert hearing.language == heard_with

    foreign = {
        phrase: chosen(Evidence({phrase: 0.0, "bird": -10.0}, 0.0), words, 0.5, hearing.language).measures["foreign"]  # type: ignore[union-attr]
        for phrase in ("jump", "跳")
    }

    assert foreign == {"jump": float(expected == "zh"), "跳": float(expected == "en")}


def test_a_language_that_has_no_words_is_not_expected() -> None:
    hearing = Hearing(Scripted(SURE), WORDS, "en")
    hearing.expect("zh")
    assert hearing.language == "en"
