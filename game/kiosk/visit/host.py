"""Receives visitors: holds what is on, does what `flow` says is to be done, tells the supervisor, and has it drawn."""

import time
from collections.abc import Iterable
from typing import Final, Literal

import pygame

from game.kiosk import events as told
from game.kiosk.visit.attract import Attract
from game.kiosk.visit.contracts import Link
from game.kiosk.visit.exhibits import Exhibit, Program
from game.kiosk.visit.flow import TRIES, step
from game.kiosk.visit.happenings import (
    Ask,
    Begin,
    Came,
    Effect,
    End,
    Input,
    Obey,
    Pick,
    Play,
    Refused,
    Said,
    Volume,
)
from game.kiosk.visit.hearing import Faults, Hearing
from game.kiosk.visit.kit import Places
from game.kiosk.visit.mood import Mood
from game.kiosk.visit.pages import Outcome
from game.kiosk.visit.scenery import Scenery
from game.kiosk.visit.scout import Scout
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.show import Show
from game.kiosk.visit.state import Rules, fresh
from game.kiosk.visit.take_home import generated
from game.kiosk.visit.texts import NOTICE
from game.kiosk.visit.turn import Turn
from game.level import Level, offered
from voice import Event as EarEvent
from voice import Heard, Rejected
from voice.words import Language, Text

STUCK: Final = 2  # utterances in vain after which a visitor is helped
OWED: Final = 8  # commands that are kept while a level is painted
PAINT_S: Final = 30.0  # s that a visit waits for its level to be painted; the visitor's clocks stand still meanwhile
STORED_S: Final = 1.0  # s between two questions to the system how much was stored


def rules_of(settings: VisitSettings, languages: tuple[Language, ...] | None = None) -> Rules:
    """Give the rules of the flow that a house has set; a pack that is in one language is offered in that one."""
    offers = tuple(one for one in settings.languages if languages is None or one in languages) or settings.languages
    return Rules(
        languages=offers,
        ask_after_s=settings.ask_after_s,
        answer_s=settings.answer_s,
        level_s=settings.level_s,
        landing_s=settings.landing_s,
        longest_s=settings.longest_s,
        any_voice_starts=settings.any_voice_starts,
        volume=settings.volume,
        volume_step=settings.volume_step,
    )


class Host:
    """One kiosk, from the first picture on. Nothing here waits."""

    def __init__(
        self, link: Link, settings: VisitSettings, program: Program, hearing: Hearing, size: tuple[int, int],
        *, safe: bool = False, scenery: Scenery | None = None,
    ) -> None:  # fmt: skip
        """Begin.

        Args:
            link: to the supervisor.
            settings: of the house.
            program: what is shown.
            hearing: the ears.
            size: of the canvas, px.
            safe: safe mode, which is said on every page.
            scenery: with what is painted already; None paints anew.

        """
        self._link, self._settings, self._hearing, self._safe = link, settings, hearing, safe
        self.rules = rules_of(settings, program.languages)
        self.visit = fresh(self.rules)
        self.scenery = scenery or Scenery(settings, size)
        self._scout = Scout()
        self.attract = Attract(program.exhibits, self.scenery, self._scout, settings, self.rules.languages[0])
        self.show = Show(size, settings, self.rules)
        self.turn: Turn | None = None
        """The level that a visitor plays; None on pages, and until it is painted."""
        self.faults = Faults({})
        self.quiet = False
        """The kiosk measures the room, and makes no sound."""
        self.muted = False
        """By the operator, until they say otherwise."""
        self._notice: Text = program.notice or NOTICE
        self._generated = program.generated
        self._due: Literal["", "shown", "again", "next"] = ""
        """The level that begins as soon as it is painted."""
        self._waited_s = 0.0
        self._owed: list[EarEvent | str] = []
        """What was said before it was."""
        self._outcome: Outcome | None = None
        self._shown: Exhibit | None = None
        self._stored: tuple[float, int | None] = (-1.0, 0)
        if program.broken:
            self._fault("content_broken", "; ".join(program.broken), 0.0)

    # What happens

    def take(self, given: Input, now_s: float, event: EarEvent | None = None) -> None:
        """Take what happened.

        Args:
            given: it.
            now_s: on the ears' clock.
            event: of the ears, which it comes from.

        """
        self.visit, effects = step(self.visit, given, 0.0, self.rules)
        for effect in effects:
            if not (isinstance(effect, Obey) and event is not None):
                self._do(effect, now_s)
        self._tell(given, event)
        if event is not None and self.visit.stage == "play":
            obeys = any(isinstance(effect, Obey) for effect in effects)
            if self.turn is not None:
                self.turn.hear(event, now_s, obeys=obeys)
            elif obeys:
                self._owe(event)

    def advance(self, seconds: float, now_s: float, *, deaf: bool = False) -> None:
        """Go on by a time: hear, play, and let the visit go by."""
        for given, event in self._hearing.inputs(now_s):
            self.take(given, now_s, event)
        self._waited_s = self._waited_s + seconds if self.waits else 0.0
        gone = 0.0 if 0 < self._waited_s < PAINT_S else seconds
        self.visit, effects = step(self.visit, None, gone, self.rules)
        for effect in effects:
            self._do(effect, now_s)
        if self.visit.stage == "attract":
            self.attract.advance(seconds, 0 if self.quiet or self.muted else self.visit.volume)
        elif self.visit.stage == "play":
            self._play(seconds, now_s)
        elif self.visit.stage == "result" and self._outcome is None:
            self._sum_up()
        level = self._level
        self._hearing.follow(self.visit, level, asking=self.visit.asking(self.rules), deaf=deaf)
        self._hearing.ears.playing(self._sound_db)
        self._hear_of_ears(now_s)

    @property
    def waits(self) -> bool:
        """Whether a visitor waits for a level to be painted."""
        return self.visit.stage == "play" and self.turn is None

    def _play(self, seconds: float, now_s: float) -> None:
        if self.turn is None:
            self._prepare(now_s)
        if self.turn is None:
            return
        passed, over = self.turn.advance(seconds, now_s, paused=self.visit.asking(self.rules))
        if passed:
            self.take(Came(end=False), now_s)
        if over:
            self.take(Came(end=True), now_s)

    def _prepare(self, now_s: float) -> None:
        """Begin the level that is due, once it is painted."""
        scenery = self.scenery
        if self._due == "next":
            following = self.attract.following()
            if scenery.has(following):  # there is only this one
                self._due = "shown"
            elif scenery.waiting is not None:
                scenery.turn()
                self._due = "shown"
            elif scenery.idle:
                scenery.want(following)
        elif scenery.now is None:
            if scenery.waiting is not None:
                scenery.turn()
            elif scenery.idle:
                scenery.want(self.attract.following())
        if self._due == "next" or scenery.now is None:
            return
        self._shown, self._due = scenery.now.exhibit, ""
        volume = 0 if self.muted else self.visit.volume
        self.turn = Turn(scenery.now.painting, self.visit.language, volume, now_s)
        self._link.tell(told.LevelStarted(time.time(), name_of(self._shown)))
        for said in self._owed:
            if isinstance(said, str):
                self.turn.obey(said, now_s)
            else:
                self.turn.hear(said, now_s, obeys=True)
        self._owed.clear()

    def _sum_up(self) -> None:
        """Make the result, and have the next level painted while it is read."""
        code = self.scenery.now.code if self.scenery.now is not None else None
        if self.turn is None:  # nothing was painted yet
            self._outcome = Outcome(False, 0, (), code, self._settings.take_home == "address", Text("", ""))
            return
        self._outcome = self.turn.outcome(self._settings, code)
        self.turn.close()
        self.turn = None
        self.scenery.want(self.attract.following())

    # What is to be done

    def _do(self, effect: Effect, now_s: float) -> None:
        at = time.time()
        match effect:
            case Begin(how):
                self.attract.rest()
                self._link.tell(told.VisitStarted(at, how))
            case Pick(language, how):
                if self.turn is not None:
                    self.turn.speak(language)
                self._link.tell(told.LanguagePicked(at, language, how))
            case Play(which):
                self._leave_level()
                self._due = which
            case Obey(command):
                if self.turn is not None:
                    self.turn.obey(command, now_s)
                else:
                    self._owe(command)
            case Ask():
                self._link.tell(told.Asked(at))
            case Volume(percent):
                if self.turn is not None:
                    self.turn.loud(0 if self.muted else percent)
            case End(outcome, was):
                self._leave_level()
                self.attract.rest()
                seconds = round(was.visit_s, 1)
                counts = (was.levels, was.arrived, was.understood, was.refused)
                self._link.tell(told.VisitFinished(at, outcome, seconds, *counts))

    def mute(self) -> None:
        """Be silent, or not any more."""
        self.muted = not self.muted
        if self.turn is not None:
            self.turn.loud(0 if self.muted else self.visit.volume)

    def _leave_level(self) -> None:
        if self.turn is not None:
            self.turn.close()
        self.turn, self._outcome, self._due = None, None, ""
        self._owed.clear()

    def _owe(self, said: EarEvent | str) -> None:
        if len(self._owed) < OWED:
            self._owed.append(said)

    # What is told

    def _tell(self, given: Input, event: EarEvent | None) -> None:
        if not self.visit.occupied:
            return
        if isinstance(given, Said):
            delay = max(0.0, event.result_at - event.speech_end) if isinstance(event, Heard) else 0.0
            self._link.tell(told.Understood(time.time(), given.command, given.how, round(delay * 1000)))
        elif isinstance(given, Refused) and isinstance(event, Rejected):
            self._link.tell(told.NotUnderstood(time.time(), event.reason))

    def _hear_of_ears(self, now_s: float) -> None:
        if self._hearing.began_to_listen:
            self._hearing.began_to_listen = False
            self._link.tell(told.Listening(time.time(), self._hearing.engine))
        for code, detail in self._hearing.faults(self.visit).items():
            self._fault(code, detail, now_s)

    def judge(self, faults: Iterable[tuple[str, str | None]], now_s: float) -> None:
        """Let faults begin, with a detail, or end, with None."""
        for code, detail in faults:
            self._fault(code, detail, now_s)

    def _fault(self, code: str, detail: str | None, now_s: float) -> None:
        event = self.faults.change(code, detail, now_s)
        if event is not None:
            self._link.tell(event)

    # What is seen

    @property
    def offered(self) -> tuple[str, ...] | None:
        """The words of the level that is played, as they stand on the screen; None on a page."""
        return offered(self.turn.painting.level) if self.turn is not None and self.visit.stage == "play" else None

    def draw(self, canvas: pygame.Surface, seconds: float, now_s: float) -> Places:
        """Draw what is on; give what can be touched."""
        visit, show, scenery = self.visit, self.show, self.scenery
        mood = self.mood(now_s)
        if visit.stage == "closed":
            return show.closed(canvas, scenery, mood)
        if visit.stage == "attract":
            return show.attract(canvas, scenery, self.attract, mood, seconds)
        if visit.stage == "language":
            return show.language(canvas, scenery, visit, mood, seconds)
        if visit.stage == "result" and self._outcome is not None:
            return show.result(canvas, scenery, self._outcome, visit, mood, seconds)
        if self.turn is None:
            return show.loading(canvas, scenery, mood, seconds)
        seen = self.turn.shown(now_s, self._hearing.ears.level, visit.volume, landing=visit.landing)
        picture = self.turn.picture
        return show.play(canvas, scenery, picture, seen, self.turn.facing, mood, seconds)

    def mood(self, now_s: float) -> Mood:
        """Give what every page shows of the moment."""
        visit, hearing = self.visit, self._hearing
        if now_s - self._stored[0] >= STORED_S:
            self._stored = (now_s, hearing.ears.stored_bytes)
        level = self._level
        return Mood(
            language=visit.language,
            languages=self.rules.languages,
            alive=hearing.alive,
            speaking=visit.speaking,
            voice=hearing.voice,
            too_loud=visit.loud,
            hold=self._settings.hold_to_talk,
            stored=self._stored[1],
            notice=self._notice,
            generated=self._generated or (level is not None and generated(level)),
            safe=self._safe,
            clock_s=now_s,
            asks_s=(visit.left_s(self.rules), self.rules.answer_s) if visit.asking(self.rules) else None,
            stuck=STUCK <= visit.tries <= TRIES,
        )

    @property
    def _level(self) -> Level | None:
        return self.scenery.now.exhibit.level if self.scenery.now is not None else None

    @property
    def _sound_db(self) -> float:
        """How loud the kiosk itself is now, dBFS."""
        if self.turn is not None:
            return self.turn.sound_db
        tour = self.attract.tour
        return tour.sound.level if tour is not None and tour.sound is not None else -120.0

    def close(self) -> None:
        """End what runs beside it, and be silent."""
        self._leave_level()
        self.attract.rest()
        self._scout.close()


def name_of(exhibit: Exhibit) -> str:
    """Give a level's name as it is told: of a file only its stem, as its folder is nobody's business."""
    return exhibit.name if not exhibit.name.endswith(".json") else exhibit.name.replace("\\", "/").split("/")[-1][:-5]
