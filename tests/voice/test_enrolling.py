"""Takes by the way: what counts as one while a word is asked for, and what is never kept."""

from pathlib import Path

import numpy as np
import pytest

from voice import profiles
from voice.enrolling import Enrolling
from voice.events import Heard, Reason, Rejected
from voice.source import Samples, read_audio
from voice.vocabulary import vocabulary

CLIPS = Path(__file__).parents[2] / "assets" / "clips"
WORDS = vocabulary({word: [word] for word in ("jump", "slide", "stop", "run")})


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOXLEAP_PROFILES", str(tmp_path / "profiles"))


def sound(word: str, stretch: str = "10") -> Samples:
    return read_audio(CLIPS / word / f"{word}_slt_{stretch}.flac")


def heard(word: str, times: int = 1) -> Heard:
    return Heard(((word, times),), word, "en", 0.9, "", 9.0, 0.2, 0.6, 0.8, "sphinx", loudness=-20)


def refused(reason: Reason, level: float = -20, score: float = 0.5) -> Rejected:
    return Rejected(reason, level, "slide", 3.0, 0.2, 0.6, 0.8, score=score)


def test_what_was_asked_for_and_understood_is_a_take_and_nothing_else_is() -> None:
    enrolling = Enrolling(WORDS)
    assert enrolling.heard(heard("jump"), sound("jump")) == ()
    enrolling.asked = "jump"

    (taken,) = enrolling.heard(heard("jump"), sound("jump"))

    assert (taken.phrase, taken.kept, taken.takes) == ("jump", True, 1)
    assert enrolling.heard(heard("slide"), sound("slide")) == ()
    assert enrolling.heard(heard("jump", 2), sound("jump")) == ()


@pytest.mark.parametrize("event", [refused("quiet"), refused("noise"), refused("inactive", score=0.9)])
def test_what_lies_in_the_sound_or_was_surely_another_word_is_never_a_take(event: Rejected) -> None:
    enrolling = Enrolling(WORDS)
    enrolling.asked = "jump"

    assert enrolling.heard(event, sound("slide")) == ()


def test_one_word_that_was_not_understood_is_held_and_a_second_that_agrees_makes_both_takes() -> None:
    enrolling = Enrolling(WORDS)
    enrolling.asked = "jump"

    told = [
        enrolling.heard(refused("unsure"), samples)[0]
        for samples in (sound("stop"), sound("slide"), sound("slide", "115"))
    ]

    assert [t.kept for t in told] == [False, False, True]
    assert told[2].takes == 2
    assert told[0].text.en == 'not sure; say "jump" once more'


def test_a_profile_needs_three_words_and_holds_no_sound() -> None:
    enrolling = Enrolling(WORDS)
    for word in ("jump", "slide"):
        enrolling.asked = word
        enrolling.heard(heard(word), sound(word))
    assert enrolling.keep("anna").words == 0
    assert profiles.names() == ()

    enrolling.asked = "stop"
    enrolling.heard(heard("stop"), sound("stop"))
    told = enrolling.keep("anna")

    assert (told.words, told.takes) == (3, 3)
    assert told.text.en == "3 takes of 3 words kept as templates; no sound was kept"
    takes = profiles.load(profiles.path_of("anna")).takes
    assert all(np.asarray(take).shape[1] == 20 for own in takes.values() for take in own)
