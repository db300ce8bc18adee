from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from voice.endpoint import level_db, voiced
from voice.engine import Evidence
from voice.events import Advice, Event, Heard, Rejected
from voice.hearing import Hearing
from voice.listener import Listener
from voice.source import RATE, Samples, read_audio
from voice.vocabulary import Vocabulary, vocabulary

CLIP = read_audio(min((Path(__file__).parents[2] / "assets" / "clips" / "slide").glob("slide*")))
CHANCE = np.random.default_rng(11)


class Sure:
    """An ear that always hears the same word, and is sure of it."""

    name = "sure"

    def __init__(self) -> None:
        self.word = "slide"
        self.asked: list[str] = []

    def prepare(self, vocabulary: Vocabulary) -> None:
        self.asked.append("prepare")

    def hear(self, samples: NDArray[np.float32]) -> Evidence:
        self.asked.append("hear")
        return Evidence({"slide": -99.0, "stop": -99.0} | {self.word: 0.0}, 30.0)


def listener(**setup: Any) -> tuple[Listener, Sure]:
    ear = Sure()
    return Listener(Hearing(ear, vocabulary({"slide": ["slide"], "stop": ["stop"]})), setup), ear


def room(seconds: float, level: float = -70) -> Samples:
    return (10 ** (level / 20) * CHANCE.normal(0, 1, int(seconds * RATE))).astype(np.float32)


def word(level: float = -22, after: float = 0.6) -> Samples:
    """The word with its voice at a level, dBFS."""
    first, last = voiced(CLIP)
    gain = 10 ** ((level - level_db(CLIP[first:last])) / 20)
    return np.concatenate(((CLIP * gain).astype(np.float32), np.zeros(int(after * RATE), np.float32)))


def ends(events: list[Event]) -> list[str]:
    found = [e for e in events if isinstance(e, Heard | Rejected)]
    return [e.command if isinstance(e, Heard) else e.reason for e in found]


def test_a_word_carries_its_loudness_and_pitch() -> None:
    ears, _ = listener()

    quiet, loud = (
        next(e for e in ears.push(np.concatenate((room(0.5), word(level)))) if isinstance(e, Heard))
        for level in (-35, -15)
    )

    assert loud.loudness - quiet.loudness == pytest.approx(20, abs=1.5)
    assert 70 < quiet.pitch < 300
    assert loud.pitch == pytest.approx(quiet.pitch, rel=0.1)


def test_nothing_is_heard_while_muted_and_all_is_again_after() -> None:
    ears, _ = listener(muted=True)
    assert ends(ears.push(word())) == []
    assert ears.level == -120
    ears.obey({"muted": False})
    assert ends(ears.push(np.concatenate((room(0.5), word())))) == ["slide"]


def test_a_button_let_go_within_the_word_still_hears_its_end() -> None:
    _, last = voiced(CLIP)
    sound = np.concatenate((room(0.5), word()))
    late = int(0.5 * RATE) + last - int(0.15 * RATE)  # 150 ms of the word are still to come
    told = []
    for tail in (0.25, 0.0):
        ears, _ = listener()
        events = ears.push(sound[:late])
        ears.obey({"muted": True, "tail_s": tail})
        events += ears.push(sound[late:])
        told.append(next(e.speech_end for e in events if isinstance(e, Heard | Rejected)))
    assert told[0] == pytest.approx((0.5 * RATE + last) / RATE, abs=0.05)
    assert told[1] < told[0] - 0.05


def test_a_word_that_comes_again_too_soon_is_refused_and_another_is_not() -> None:
    ears, ear = listener(debounce_s={"slide": 3.0})
    assert ends(ears.push(np.concatenate((room(0.5), word(), word())))) == ["slide", "inactive"]
    ear.word = "stop"
    assert ends(ears.push(np.concatenate((word(), word())))) == ["stop", "stop"]
    ear.word = "slide"
    assert ends(ears.push(np.concatenate((np.zeros(4 * RATE, np.float32), word())))) == ["slide"]


def test_another_scenes_words_are_active_at_once_and_the_ear_is_not_asked_for_it() -> None:
    ears, ear = listener()
    ears.push(room(0.5))
    for _ in range(500):
        ears.obey({"active": ["stop"]})
        ears.obey({"active": ["slide"]})
    ears.obey({"active": ["stop"]})
    assert ear.asked == []
    assert ends(ears.push(word())) == ["inactive"]
    ears.obey({"active": ["slide", "stop"]})
    assert ends(ears.push(word())) == ["slide"]
    assert set(ear.asked) == {"hear"}


def learned(through: float) -> Listener:
    """Ears that have heard three seconds of the game's music, played at -20 dBFS."""
    ears, _ = listener()
    ears.push(room(1))
    ears.obey({"playing": -20.0})
    ears.push(room(3, -20 + through))
    return ears


def test_what_the_game_itself_says_is_told_as_that() -> None:
    ears = learned(through=-25)
    ears.obey({"playing": -10.0})

    assert ends(ears.push(word(-35))) == ["self_sound"]


def test_the_player_is_heard_over_the_games_sound() -> None:
    ears = learned(through=-25)
    ears.obey({"playing": -10.0})

    assert ends(ears.push(word(-20))) == ["slide"]


def test_a_player_a_little_louder_than_the_music_is_heard() -> None:
    ears = learned(through=-5)

    sound = word(-20)
    at = np.arange(len(sound)) / RATE
    chord = sum(np.sin(2 * np.pi * hertz * at) for hertz in (220.0, 277.2, 329.6)) * 10 ** (-25 / 20) / np.sqrt(1.5)

    assert ends(ears.push((sound + chord).astype(np.float32)))[:1] == ["slide"]


def test_with_headphones_nothing_is_taken_for_the_games_sound() -> None:
    ears = learned(through=-50)
    ears.obey({"playing": -10.0})

    assert ends(ears.push(word(-40))) == ["slide"]


def test_when_the_game_is_silent_a_quiet_word_counts() -> None:
    ears = learned(through=-25)
    ears.obey({"playing": -120.0})
    ears.push(room(1))

    assert ends(ears.push(word(-40))) == ["slide"]


def test_advice_comes_with_the_word_that_gave_rise_to_it() -> None:
    ears, _ = listener()
    events = [e for _ in range(4) for e in ears.push(np.concatenate((room(0.5, -80), word(-46))))]

    assert [e.kind for e in events if isinstance(e, Advice)] == ["too_soft"]
