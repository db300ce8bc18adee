"""What a visitor meets, without a window: ears, hands, levels and the house, on a clock that the test holds."""

from collections.abc import Iterator
from typing import TypeVar

import pygame
import pytest

from game.kiosk.events import (
    Asked,
    FaultBegan,
    FaultEnded,
    LanguagePicked,
    LevelStarted,
    Listening,
    NotUnderstood,
    Understood,
    VisitFinished,
    VisitStarted,
)
from game.kiosk.visit.exhibits import Exhibit, Program
from game.kiosk.visit.hands import pressed
from game.kiosk.visit.happenings import House
from game.kiosk.visit.hearing import Hearing
from game.kiosk.visit.host import Host, rules_of
from game.kiosk.visit.scenery import Scenery
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.texts import HOLD_TO_TALK, TOO_LOUD, TRY_WORD
from game.kiosk.visit.words import CHINESE, LEAVE, LOUDER
from game.view import SIZE
from tests.benchmarks.kiosk_standins import Ears, Wire
from tests.benchmarks.kiosk_visits import level
from voice import Health, Heard, Rejected, SpeechStarted
from voice.words import Language, Text

SETTINGS = VisitSettings()
EXHIBIT = Exhibit("short", level(14.0, 0.0, "space"))
FRAME_S = 1 / 30
E = TypeVar("E")


@pytest.fixture(scope="module")
def scenery() -> Scenery:
    """With one short level that is painted; every test shows the same."""
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    painted = Scenery(SETTINGS, SIZE)
    painted.want(EXHIBIT)
    painted.settle()
    assert painted.turn()
    return painted


class Kiosk:
    """A host with its ears, its link, and the time."""

    def __init__(self, scenery: Scenery, settings: VisitSettings) -> None:
        self.ears, self.wire, self.now = Ears(), Wire(), 0.0
        self.hearing = Hearing(self.ears, settings)
        program = Program((EXHIBIT,))
        self.host = Host(self.wire, settings, program, self.hearing, SIZE, scenery=scenery)

    def go(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            self.now += FRAME_S
            self.host.advance(FRAME_S, self.now)

    def say(self, command: str, language: Language = "en") -> None:
        self.ears.tell(SpeechStarted(self.now))
        self.go(0.3)
        at = self.now
        self.ears.tell(Heard(((command, 1),), command, language, 0.9, "", 5.0, at - 0.3, at - 0.1, at, "sphinx"))
        self.go(0.1)

    def press(self, *buttons: str) -> None:
        for button in buttons:
            self.host.take(pressed(button, self.host.offered), self.now)
            self.go(0.1)

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.wire.last if isinstance(event, kind)]


@pytest.fixture
def kiosk(scenery: Scenery) -> Iterator[Kiosk]:
    made = Kiosk(scenery, SETTINGS)
    made.go(0.2)
    yield made
    made.host.close()


def test_a_word_begins_a_visit_in_its_own_language_and_the_robot_obeys_it(kiosk: Kiosk) -> None:
    kiosk.say("run", "zh")

    assert [e.how for e in kiosk.of(VisitStarted)] == ["voice"]
    assert [(e.language, e.how) for e in kiosk.of(LanguagePicked)] == [("zh", "voice")]
    assert [e.level for e in kiosk.of(LevelStarted)] == ["short"]
    assert [(e.command, e.delay_ms) for e in kiosk.of(Understood)] == [("run", 100)]
    kiosk.go(6)
    assert kiosk.host.visit.stage == "result"
    assert kiosk.host.visit.arrived == 1


def test_the_ears_expect_no_language_before_one_is_picked_and_that_one_after(kiosk: Kiosk) -> None:
    assert kiosk.ears.expected is None

    kiosk.say("run", "zh")
    assert kiosk.ears.expected == "zh"

    kiosk.go(60)
    assert kiosk.host.visit.stage == "attract"
    assert kiosk.ears.expected is None


def test_only_words_that_mean_something_now_count(kiosk: Kiosk) -> None:
    assert CHINESE in kiosk.ears.active
    assert LEAVE not in kiosk.ears.active

    kiosk.say("run")

    assert {"jump", LEAVE, LOUDER} <= kiosk.ears.active
    assert CHINESE not in kiosk.ears.active


def test_it_asks_and_then_lets_go_but_never_while_somebody_speaks(kiosk: Kiosk) -> None:
    kiosk.press("ok", "1")
    kiosk.go(SETTINGS.ask_after_s - 1)
    kiosk.ears.tell(SpeechStarted(kiosk.now))
    kiosk.go(8)
    assert not kiosk.of(Asked)

    at = kiosk.now
    kiosk.ears.tell(Rejected("unsure", -80.0, "", 0.0, at - 8, at, at))  # from afar: nobody at the kiosk has spoken
    kiosk.go(2)
    assert len(kiosk.of(Asked)) == 1
    assert [e.reason for e in kiosk.of(NotUnderstood)] == ["unsure"]

    kiosk.go(SETTINGS.answer_s)
    assert [e.outcome for e in kiosk.of(VisitFinished)] == ["left"]


def test_the_volume_is_the_houses_again_for_the_next_visitor(kiosk: Kiosk) -> None:
    kiosk.press("ok", "1", "louder", "louder")
    assert kiosk.host.visit.volume == SETTINGS.volume + 2 * SETTINGS.volume_step

    kiosk.press("back", "back")

    assert kiosk.of(VisitFinished)
    assert kiosk.host.visit.volume == SETTINGS.volume


def test_a_microphone_that_goes_is_told_and_play_goes_on_by_hand(kiosk: Kiosk) -> None:
    kiosk.ears.tell(Health("no_microphone", Text("", "")))
    kiosk.go(0.1)
    assert [e.code for e in kiosk.of(FaultBegan)] == ["no_microphone"]
    assert not kiosk.host.mood(kiosk.now).alive

    kiosk.press("ok", "1", "right")
    assert [e.command for e in kiosk.of(Understood)] == ["run"]

    kiosk.ears.tell(Health("ready", Text("", "")))
    kiosk.go(0.1)
    assert [e.code for e in kiosk.of(FaultEnded)] == ["no_microphone"]
    assert len(kiosk.of(Listening)) == 2


def test_an_ear_that_is_started_again_is_told_as_that_and_no_lost_microphone(kiosk: Kiosk) -> None:
    kiosk.ears.tell(Health("restarted", Text("", "")))
    kiosk.go(0.1)

    assert [e.code for e in kiosk.of(FaultBegan)] == ["ear_restarted"]


def test_a_room_that_is_too_loud_is_told_and_visitors_are_helped(kiosk: Kiosk) -> None:
    kiosk.ears.floor = SETTINGS.loud_db + 1
    kiosk.go(0.1)

    assert [e.code for e in kiosk.of(FaultBegan)] == ["too_loud"]
    assert kiosk.host.mood(kiosk.now).advice is TOO_LOUD


def test_who_speaks_in_vain_is_helped(kiosk: Kiosk) -> None:
    kiosk.press("ok", "1")
    for _ in range(2):
        kiosk.ears.tell(SpeechStarted(kiosk.now), Rejected("unsure", -30.0, "", 0.0, 0.0, 0.0, 0.0))
        kiosk.go(0.2)

    assert kiosk.host.mood(kiosk.now).advice is TRY_WORD


def test_a_house_that_closes_is_dark_and_deaf_and_opens_again(kiosk: Kiosk) -> None:
    kiosk.host.take(House(open=False), kiosk.now)
    kiosk.go(0.1)
    assert kiosk.host.visit.stage == "closed"
    assert kiosk.ears.muted
    kiosk.press("ok")
    assert not kiosk.of(VisitStarted)

    kiosk.host.take(House(open=True), kiosk.now)
    kiosk.go(0.1)
    assert (kiosk.host.visit.stage, kiosk.ears.muted) == ("attract", False)


def test_with_hold_to_talk_nothing_is_heard_until_the_button_is_held(scenery: Scenery) -> None:
    kiosk = Kiosk(scenery, VisitSettings(hold_to_talk=True))
    assert kiosk.ears.held is False
    assert kiosk.host.mood(0.0).advice is HOLD_TO_TALK

    kiosk.hearing.talk(True)
    assert kiosk.ears.held is True
    kiosk.host.close()


def test_a_pack_in_one_language_offers_that_one() -> None:
    assert rules_of(VisitSettings(), ("zh",)).languages == ("zh",)
    assert rules_of(VisitSettings(languages=("zh",)), ("en",)).languages == ("zh",)  # rather than none
