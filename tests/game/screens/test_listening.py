"""Ears follow the settings: what they were opened with opens them anew, what they were not leaves them alone."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from game.screens.learning import Learning
from game.screens.lesson import PROFILE, lesson_level
from game.screens.listening import Listening
from game.screens.menu import Menu
from game.screens.run import Run
from game.screens.session import Session
from game.screens.settings import Figures, Settings, load, save
from game.screens.teaching import forget, tuned
from voice import Ears, profiles
from voice.takes import features
from voice.words import Language


class Deaf:
    """Ears that only remember what they were told."""

    def __init__(self) -> None:
        self.told: list[frozenset[str]] = []
        self.closed = False

    def listen_for(self, words: frozenset[str]) -> None:
        self.told.append(words)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[Settings, Language]]:
    monkeypatch.setattr("game.screens.listening.remembered", lambda: "")
    monkeypatch.setattr("game.screens.listening.remember", lambda name: None)
    monkeypatch.setattr("game.screens.listening.microphones_now", lambda: ())
    monkeypatch.setenv("VOXLEAP_PROFILES", str(tmp_path / "profiles"))
    return []


@pytest.mark.parametrize(
    ("change", "anew"),
    [
        ({"settings": Settings(sensitivity="high")}, True),
        ({"settings": Settings(sounds=True)}, True),
        ({"language": "zh"}, True),
        ({"microphone": "usb"}, True),
        ({"settings": Settings(volume=10, text_percent=150, loud_leaps=True, reduced_motion=True)}, False),
    ],
)
def test_only_what_the_ears_were_opened_with_opens_them_anew(
    change: dict[str, Any], anew: bool, opened: list[tuple[Settings, Language]]
) -> None:
    def open_ears(settings: Settings, language: Language) -> Ears:
        opened.append((settings, language))
        return cast(Ears, Deaf())

    listening = Listening(open_ears, Settings(), "en")
    listening.listen_for(frozenset({"jump"}))
    first = cast(Deaf, listening.ears)

    assert listening.follow(replace(Menu("title", Settings(), "en"), **change)) is None
    listening.listen_for(frozenset({"jump"}))

    assert len(opened) == 1 + anew
    assert cast(Deaf, listening.ears).told == [frozenset({"jump"})]
    assert (cast(Deaf, listening.ears) is not first) == anew


def test_a_choice_that_cannot_be_kept_is_one_line(
    opened: list[tuple[Settings, Language]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(name: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.screens.listening.remember", full)
    listening = Listening(lambda settings, language: cast(Ears, Deaf()), Settings(), "en")

    line = listening.follow(Menu("title", Settings(), "en", microphone="usb"))

    assert line is not None
    assert line.en == "the choice could not be kept: No space left on device"


@pytest.mark.parametrize(
    ("loudness", "before", "after"),
    [(-45.0, "normal", "high"), (-45.0, "high", "high"), (-25.0, "normal", "normal"), (-8.0, "normal", "low")],
)
def test_the_lesson_sets_how_loudly_the_ears_hear_and_what_it_measured_counts_at_the_next_start(
    loudness: float, before: str, after: str, tmp_path: Path
) -> None:
    learning = Learning()
    for _ in range(3):
        learning.heard("jump", 0.85, loudness)
    run = type("Played", (), {"session": Session(lesson_level(), learning=learning)})()

    settings = tuned(Settings.model_validate({"sensitivity": before}), cast(Run, run))
    assert save(settings, tmp_path / "settings.json") is None
    again, line = load(tmp_path / "settings.json")

    assert (again, line) == (settings, None)
    assert (settings.sensitivity, settings.taught) == (after, True)
    assert again.voice == Figures(delay_ms={"jump": 850}, loudness_db=loudness)
    assert Learning.of(again.voice).graces() == learning.graces() == {"jump": 6}


def test_a_voice_that_is_forgotten_leaves_no_file(opened: list[tuple[Settings, Language]]) -> None:
    take = features(np.random.default_rng(1).normal(0, 0.1, 8000).astype(np.float32))
    file = profiles.save(profiles.Profile(PROFILE, {"jump": (take,)}))

    assert forget()
    assert not file.exists()
    assert not forget()
