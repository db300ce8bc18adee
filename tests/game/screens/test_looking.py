"""What is only looked at teaches words in time, begins when nobody is there, and ends for whoever comes."""

import itertools
import time
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.level import Level
from game.replay import Replay, played
from game.screens import looking, shelf
from game.screens.attract import LEAD_TICKS, STAYS_TICKS, Attract, bubbles
from game.screens.looking import AFTER_S, Looking
from game.screens.menu import Menu
from game.screens.playing import Playing
from game.screens.rerun import LINGER_S, Rerun
from game.screens.run import Painting
from game.screens.settings import Settings
from game.screens.window import Window
from game.view import SIZE
from tests.game.screens.test_session import level
from tests.pictures import check
from voice.words import Language

RUN = played(level(), ((60, "run"), (140, "jump")), 3000)
QUIET = Settings(volume=0, reduced_motion=True)
FRAME = 1 / 60


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=30).map(sorted))
def test_every_word_is_shown_before_its_effect_if_there_is_room_and_never_two_at_once(ticks: list[int]) -> None:
    shown = bubbles([(tick, "jump") for tick in ticks])

    for tick, bubble in zip(ticks, shown, strict=True):
        assert max(0, tick - LEAD_TICKS) <= bubble.begins
        assert bubble.ends <= tick + STAYS_TICKS
    for before, after in itertools.pairwise(shown):
        assert before.ends <= after.begins


def test_a_word_alone_is_shown_as_early_as_people_begin_to_say_it() -> None:
    (first, second) = bubbles(RUN.commands)

    assert (first.command, first.begins, first.ends) == ("run", 60 - LEAD_TICKS, 60 + STAYS_TICKS)
    assert (second.command, second.begins, second.ends) == ("jump", 140 - LEAD_TICKS, 140 + STAYS_TICKS)


@pytest.fixture(scope="module")
def painting() -> Painting:
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    made = Painting("", QUIET, level())
    _until(lambda: made.ready)
    return made


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_shown_while_nobody_plays_has_its_picture(language: Language, painting: Painting, renew: bool) -> None:
    attract = Attract(painting, RUN, QUIET, language)
    for _ in range(130):
        attract.advance(FRAME)
    target = pygame.Surface(SIZE)
    attract.draw(target)
    attract.close()
    check(f"attract_{language}", target, renew)


def test_a_rerun_goes_by_ticks_to_the_recorded_end_and_lingers_there(painting: Painting) -> None:
    rerun = Rerun(painting, RUN, QUIET, "en")
    frames = 0
    while not rerun.over:
        rerun.advance(FRAME)
        frames += 1

    assert rerun.world.digest() == RUN.state_hash
    assert frames == pytest.approx(RUN.ticks + LINGER_S * 60, abs=3)


@pytest.fixture
def title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, painting: Painting) -> tuple[Looking, Playing, Menu]:
    monkeypatch.setattr("game.screens.window.has_display", lambda: True)
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path)
    monkeypatch.setattr(looking, "Challenge", _Called)
    monkeypatch.setattr("game.screens.playing.Painting", lambda *_: painting)
    menu = Menu("title", QUIET, "en")
    playing = Playing(Window("title"), menu, lambda _: None)
    playing.paint(menu)
    return Looking(playing), playing, menu


class _Called:
    """A ghost that came at once."""

    ready = True
    run: Replay | None = RUN

    def __init__(self, level: Level, who: str) -> None:
        self.level = level


def _wait(looking: Looking, menu: Menu, seconds: float, waits: bool = True) -> None:
    for _ in range(round(seconds)):
        looking.advance(1.0, menu, waits)


def test_it_begins_when_nobody_was_there_for_a_while_and_not_before(title: tuple[Looking, Playing, Menu]) -> None:
    looking, _, menu = title

    _wait(looking, menu, AFTER_S - 1)
    assert not looking.on
    looking.wake(clearly=False)
    _wait(looking, menu, AFTER_S - 1)
    assert not looking.on
    _wait(looking, menu, AFTER_S, waits=False)  # a page is open, or somebody types
    assert not looking.on

    _wait(looking, menu, AFTER_S)
    assert looking.on


@pytest.mark.parametrize("kind", [pygame.KEYDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN])
def test_any_hand_ends_it_and_means_nothing_else(kind: int, title: tuple[Looking, Playing, Menu]) -> None:
    looking, playing, menu = title
    _wait(looking, menu, AFTER_S + 2)
    assert looking.on

    assert looking.take(pygame.event.Event(kind))

    assert not looking.on
    assert playing.paint(menu)  # the robot stands behind the title again
    assert not looking.take(pygame.event.Event(kind))


def test_the_letter_of_the_key_that_ends_it_is_not_typed_on_the_page(title: tuple[Looking, Playing, Menu]) -> None:
    looking, _, menu = title
    letter = pygame.event.Event(pygame.TEXTINPUT)
    looking.look(RUN, menu)

    assert looking.take(pygame.event.Event(pygame.KEYDOWN))
    assert looking.take(letter)

    assert not looking.take(letter)
    looking.look(RUN, menu)
    looking.take(pygame.event.Event(pygame.KEYDOWN))
    looking.advance(0.5, menu, waits=True)
    assert not looking.take(letter)


def test_a_voice_ends_it(title: tuple[Looking, Playing, Menu]) -> None:
    looking, _, menu = title
    _wait(looking, menu, AFTER_S + 2)

    assert looking.wake(clearly=False)
    assert not looking.on


def test_a_run_that_is_looked_at_again_ends_by_a_word_or_a_key_and_not_by_a_noise(
    title: tuple[Looking, Playing, Menu],
) -> None:
    looking, playing, menu = title
    looking.look(RUN, menu)
    assert looking.on

    assert not looking.take(pygame.event.Event(pygame.MOUSEMOTION))
    assert not looking.wake(clearly=False)
    assert looking.wake(clearly=True)

    assert not looking.on
    assert playing.run is not None  # the results are still there


def test_when_the_pilot_has_arrived_another_level_is_shown_next(
    title: tuple[Looking, Playing, Menu], monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, playing, menu = title
    painted: list[str] = []
    monkeypatch.setattr(playing, "rotate", lambda menu: painted.append("next"))
    _wait(looking, menu, AFTER_S + 1)

    for _ in range(4000):
        looking.advance(FRAME, menu, waits=True)
        if not looking.on:
            break

    assert painted == ["next"]


def _until(what: object) -> None:
    until = time.monotonic() + 100
    while not what():  # type: ignore[operator]
        assert time.monotonic() < until, "nothing came"
        time.sleep(0.02)
