"""A visitor's level: the game's own run, with captions, a way by hand, news of checkpoints and end."""

import pygame

from game.kiosk.visit import texts
from game.kiosk.visit.captions import MUSIC, RAIN, Captions
from game.kiosk.visit.overlays import Playing
from game.kiosk.visit.pages import Outcome
from game.kiosk.visit.settings import VisitSettings
from game.level import all_words
from game.screens.progress import stars
from game.screens.results import Results, results
from game.screens.run import Painting, Run
from game.screens.settings import Settings
from game.theme import load as load_theme
from game.view import Frame, Picture
from voice import Event as EarEvent
from voice import Heard
from voice.words import Language, Text

LINGER_S = 1.2  # s that the arrival is seen before the result comes


class Turn:
    """One visitor's run of one level."""

    def __init__(self, painting: Painting, language: Language, volume: int, now_s: float) -> None:
        self.painting = painting
        self._run = Run(painting, Settings(volume=volume), language, focus=True, now_s=now_s)
        stage = painting.level.stages[0]
        self.captions = Captions(RAIN if load_theme(stage.theme).weather_named(stage.weather).rain else MUSIC)
        self._seen: Frame | None = None

    @property
    def sound_db(self) -> float:
        """How loud the game is now, dBFS, for the ears."""
        return self._run.sound.level

    @property
    def picture(self) -> Picture:
        """What it is drawn with."""
        return self._run.picture

    @property
    def facing(self) -> int:
        """Where the robot looks: 1 right, -1 left."""
        return self._run.session.world.body.facing

    def hear(self, event: EarEvent, now_s: float, *, obeys: bool) -> None:
        """Take what the ears told; it is shown in any case."""
        self._run.hear(event, now_s, obeys)

    def obey(self, command: str, now_s: float) -> None:
        """Do what a hand said."""
        phrase = all_words()[command].en[0]
        self._run.hear(Heard(((command, 1),), phrase, "en", 1.0, "", 0.0, now_s, now_s, now_s, "typed"), now_s, True)

    def speak(self, language: Language) -> None:
        """Write in another language from now on."""
        self._run.framing.language = language

    def loud(self, percent: int) -> None:
        """Be so loud."""
        self._run.sound.volume = percent / 100

    def advance(self, seconds: float, now_s: float, *, paused: bool) -> tuple[bool, bool]:
        """Go on; give whether a checkpoint was passed, and whether the end was reached and seen."""
        run = self._run
        run.advance(seconds, now_s, paused)
        self.captions.advance(run.happened, seconds)
        passed = any(e.kind == "reacted" and e.what == "checkpoint" for e in run.happened)
        return passed, run.since_end_s > LINGER_S

    def shown(self, now_s: float, level_db: float, volume: int, *, landing: bool) -> Playing:
        """Give the picture its newest frame, and what is written over it."""
        run = self._run
        run.show(now_s, level_db)
        frame = run.framing.frame(
            run.session.world, run.session.world, 1.0, (), now_s - run.session.began_s, 0.0, level_db
        )
        message = None if frame.world.phase == "finished" else frame.message
        return Playing(
            frame.chips, frame.progress, frame.marks, frame.pickups, message, self.captions.text, landing, volume
        )

    def results(self) -> Results:
        """Sum it up."""
        return results(self._run.session)

    def outcome(self, settings: VisitSettings, code: pygame.Surface | None) -> Outcome:
        """Give what the result tells; `code` is the QR to take home."""
        found = self.results()
        frame = self._run.framing.frame(self._run.session.world, self._run.session.world, 1.0, (), 0.0, 0.0, -120.0)
        return Outcome(
            arrived=found.finished,
            stars=stars(found) if found.finished else 0,
            facts=facts(found, frame.progress, _heard(self._run)),
            code=code,
            address=settings.take_home == "address",
            title=self.painting.level.title.text,
        )

    def close(self) -> None:
        """Be silent."""
        self._run.close()


def facts(found: Results, progress: float, heard: tuple[int, int]) -> tuple[Text, ...]:
    """Give the lines of a result: counts only; `heard` is how many words were understood, and of how many spoken."""
    seconds = texts.SECONDS.format(seconds=f"{found.seconds:.0f}")
    falls = texts.NO_FALLS if not found.deaths else texts.ONE_FALL if found.deaths == 1 else texts.FALLS
    falls = falls.format(falls=found.deaths)
    first = Text(f"{seconds.en}, {falls.en}", f"{seconds.zh}，{falls.zh}")
    if not found.finished:
        first = texts.WAY.format(percent=f"{progress * 100:.0f}")
    lines = [first, texts.HEARD_OF.format(heard=heard[0], tries=heard[1]) if heard[1] else texts.HEARD_NONE]
    if found.pickups[1]:
        lines.append(texts.SHARDS.format(taken=found.pickups[0], all=found.pickups[1]))
    return tuple(lines)


def _heard(run: Run) -> tuple[int, int]:
    """Give how many words were understood by ear, and how many were spoken; what hands said is neither."""
    understood = sum(h.engine != "typed" for h in run.session.heard)
    return understood, understood + len(run.session.rejected)
