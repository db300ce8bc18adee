"""What visitors see, in both languages: read from two metres, in colours that everybody can read."""

import math
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game.kiosk.safe import built_in
from game.kiosk.visit.attract import Attract
from game.kiosk.visit.exhibits import Exhibit
from game.kiosk.visit.hero import Hero
from game.kiosk.visit.ink import LEAST, Inks, contrast
from game.kiosk.visit.measure import CAPITAL, FINE, Measure
from game.kiosk.visit.mood import Mood
from game.kiosk.visit.pages import Outcome
from game.kiosk.visit.scenery import Scenery
from game.kiosk.visit.scout import Scout, nominal
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.show import Show
from game.kiosk.visit.state import Rules, Visit
from game.kiosk.visit.take_home import code_of
from game.kiosk.visit.tour import Tour
from game.kiosk.visit.turn import Turn
from game.share.card import code_in
from game.share.code import decode
from game.theme import TIMES, load, names
from tests.pictures import check
from voice import Rejected, SpeechStarted
from voice.words import Language, Text

WIDE, TALL = (1280, 720), (720, 1280)
SETTINGS = VisitSettings()
EVERY = pytest.mark.parametrize(("shape", "language"), [("wide", "en"), ("wide", "zh"), ("tall", "zh")])
LANGUAGES: tuple[Language, ...] = ("en", "zh")
FACTS = (Text("41 s, 1 fall", "41 秒，失误 1 次"), Text("9 of 11 words understood", "11 次开口，听懂 9 次"))


@pytest.fixture(scope="module")
def wide() -> "Stand":
    return Stand(WIDE, None)


@pytest.fixture(scope="module")
def tall(wide: "Stand") -> "Stand":
    return Stand(TALL, wide)


@pytest.fixture
def stand(request: pytest.FixtureRequest, shape: str) -> "Stand":
    found: Stand = request.getfixturevalue(shape)
    return found


class Stand:
    """A kiosk of one shape with the built-in level painted; a level looks the same in any shape."""

    def __init__(self, size: tuple[int, int], other: "Stand | None") -> None:
        pygame.display.init()
        pygame.display.set_mode(size)
        self.name = "wide" if size == WIDE else "tall"
        self.canvas = pygame.Surface(size).convert()
        self.exhibit = Exhibit("built in", built_in())
        self.show = Show(size, SETTINGS, Rules())
        self.scenery = Scenery(SETTINGS, size)
        if other is not None and other.scenery.now is not None:
            hero = Hero(other.scenery.now.hero.look, size, still=False)
            self.scenery.now, self.scenery.hero = replace(other.scenery.now, hero=hero), hero
        scout = Scout()
        scout._found[self.exhibit.name] = nominal(self.exhibit.level)
        self.attract = Attract((self.exhibit,), self.scenery, scout, SETTINGS, "en")
        self.scenery.settle()
        self.scenery.turn()
        assert self.scenery.hero is not None
        self.scenery.hero.settle()
        self.scenery.hero.advance(1.0, False, 0.0)

    def mood(self, language: Language, **fields: object) -> Mood:
        order = ("en", "zh") if language == "en" else ("zh", "en")
        return replace(Mood(language, order, voice=0.6), **fields)  # type: ignore[arg-type]


@EVERY
def test_the_poster(stand: Stand, language: Language, renew: bool) -> None:
    stand.show.attract(stand.canvas, stand.scenery, stand.attract, stand.mood(language), 0.0)

    check(f"kiosk_poster_{stand.name}_{language}", stand.canvas, renew)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_poster_of_a_kiosk_that_cannot_hear(tall: Stand, language: Language, renew: bool) -> None:
    mood = tall.mood(language, alive=False, stored=None, safe=True)

    tall.show.attract(tall.canvas, tall.scenery, tall.attract, mood, 0.0)

    check(f"kiosk_deaf_{language}", tall.canvas, renew)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_poster_of_a_loud_room(wide: Stand, language: Language, renew: bool) -> None:
    wide.show.attract(wide.canvas, wide.scenery, wide.attract, wide.mood(language, too_loud=True), 0.0)

    check(f"kiosk_loud_{language}", wide.canvas, renew)


@EVERY
def test_the_attract_loop_teaches_a_word(stand: Stand, language: Language, renew: bool) -> None:
    now = stand.scenery.now
    assert now is not None
    known = stand.attract._scout.found[stand.exhibit.name]
    stand.attract.tour = tour = Tour(now.painting, known.commands, language)
    while tour.word is None or tour._world.tick < 150:
        tour.advance(1 / 60)
    for _ in range(12):
        tour.advance(1 / 60)

    stand.show.attract(stand.canvas, stand.scenery, stand.attract, stand.mood(language, generated=True), 0.0)
    stand.attract.rest()

    check(f"kiosk_tour_{stand.name}_{language}", stand.canvas, renew)


@EVERY
def test_the_choice_of_a_language(stand: Stand, language: Language, renew: bool) -> None:
    mood = stand.mood(language)

    places = stand.show.language(stand.canvas, stand.scenery, Visit("language", language), mood, 0.0)

    assert [command for command, _ in places] == [f"kiosk.{n}" for n in _names(mood)]
    check(f"kiosk_language_{stand.name}_{language}", stand.canvas, renew)


def _names(mood: Mood) -> list[str]:
    return [{"en": "english", "zh": "chinese"}[one] for one in mood.languages]


@pytest.mark.parametrize("asks", [False, True], ids=["play", "asks"])
@EVERY
def test_a_visitors_level(stand: Stand, language: Language, asks: bool, renew: bool) -> None:
    now = stand.scenery.now
    assert now is not None
    turn = Turn(now.painting, language, 60, 0.0)
    turn.obey("run", 0.0)
    for frame in range(150):
        turn.advance(1 / 60, frame / 60, paused=False)
        if frame == 130:
            turn.hear(SpeechStarted(2.2), 2.2, obeys=True)
            turn.hear(Rejected("unsure", -30.0, "", 0.0, 2.2, 2.3, 2.4), 2.4, obeys=False)
    mood = stand.mood(language, asks_s=(6.4, 10.0) if asks else None)
    seen = turn.shown(2.5, -30.0, 60, landing=False)

    places = stand.show.play(stand.canvas, stand.scenery, turn.picture, seen, turn.facing, mood, 0.0)
    turn.close()

    assert {"run", "jump", "kiosk.leave", "kiosk.louder"} <= {command for command, _ in places}
    check(f"kiosk_{'asks' if asks else 'play'}_{stand.name}_{language}", stand.canvas, renew)


@EVERY
def test_the_result_with_what_is_taken_home(stand: Stand, language: Language, renew: bool) -> None:
    code = code_of(stand.exhibit.level, SETTINGS)
    outcome = Outcome(True, 2, FACTS, code, False, stand.exhibit.level.title.text)

    places = stand.show.result(
        stand.canvas, stand.scenery, outcome, Visit("result", language), stand.mood(language), 0.0
    )

    assert [command for command, _ in places] == ["kiosk.another", "kiosk.again", "kiosk.leave"]
    check(f"kiosk_result_{stand.name}_{language}", stand.canvas, renew)


def test_a_closed_house_is_dark_and_its_word_wanders_so_that_nothing_burns_in(wide: Stand) -> None:
    seen = []
    for clock_s in (0.0, 30.0, 60.0):
        wide.show.closed(wide.canvas, wide.scenery, wide.mood("en", clock_s=clock_s))
        assert sum(pygame.transform.average_color(wide.canvas)[:3]) < 30
        seen.append(pygame.image.tobytes(wide.canvas, "RGB"))
    assert all(a != b for a, b in pairwise(seen))


def test_a_photograph_of_the_result_is_the_level_itself(wide: Stand, tmp_path: Path) -> None:
    level = wide.exhibit.level
    outcome = Outcome(True, 3, FACTS, code_of(level, SETTINGS), False, level.title.text)
    wide.show.result(wide.canvas, wide.scenery, outcome, Visit("result"), wide.mood("en"), 0.0)
    photograph = tmp_path / "photo.png"
    pygame.image.save(wide.canvas, photograph)

    assert decode(code_in(photograph.read_bytes(), "photo.png")) == level


@pytest.mark.parametrize("theme", names())
def test_every_ink_is_read_on_its_ground_at_every_time_of_every_place(theme: str) -> None:
    for time in TIMES:
        for ink, ground in Inks(load(theme).palette(time)).pairs():
            assert contrast(ink, ground) >= LEAST, (time, ink, ground)


@pytest.mark.parametrize("inches", [24, 32, 43, 55])
@pytest.mark.parametrize("size", [WIDE, TALL, (1920, 1080), (1080, 1920), (3840, 2160)])
def test_texts_are_large_enough_to_be_read_from_two_metres(size: tuple[int, int], inches: float) -> None:
    measure = Measure(*size, inches, 2.0)

    capital_mm = measure.text * CAPITAL * measure.pitch_mm
    notice_mm = measure.size(FINE) * CAPITAL * measure.pitch_mm

    assert math.degrees(math.atan(capital_mm / 2000)) * 60 >= 16  # ISO 9241-303, at least
    assert math.degrees(math.atan(notice_mm / 1200)) * 60 >= 16  # from where one reads it
