"""The studio on a bench: driven by real events, with a builder and an ear that answer when they are told to."""

from typing import Any

import pygame

from game.level import Level, find
from game.screens import studio_worker as worker
from game.screens.settings import Settings
from game.screens.studio import Studio, Want
from game.screens.studio_layout import Layout, layout
from game.screens.studio_screen import StudioScreen
from game.screens.studio_worker import Built, Job, LaidOut, News
from game.screens.window import Window
from game.view import SIZE
from game.view.type import Type
from voice.words import Language, Text
from voice.writer import NO_EAR, Dictated

LEVEL = "cyber_ruins/drowned_boulevard"
PROMPT = "cyber ruins, rainy night, three laser gates, no spikes, a dog comes along"


class Builds:
    """Understands at once, and builds a level that is there already, when it is told to."""

    def __init__(self, level: Level) -> None:
        self.level, self.jobs, self.busy = level, list[Job](), False
        self._news: list[News] = []

    def ask(self, job: Job) -> None:
        self.jobs.append(job)
        understood = worker.understood(job)
        self.busy = understood.builds
        self._news = [understood, *([LaidOut(self.level)] if understood.builds else [])]

    def finish(self) -> None:
        self._news.append(Built(self.level, (), 0.5, ((2.0, 0.0, 1.8, False), (9.0, 0.0, 1.8, False))))
        self.busy = False

    def poll(self) -> tuple[News, ...]:
        found, self._news = self._news, []
        return tuple(found)

    def forget(self) -> None:
        self.busy = False

    def close(self) -> None:
        return


class Says:
    """A dictation that has heard a sentence, or says why not."""

    def __init__(self, text: str, why: Text | None = None) -> None:
        self.state, self.closed = "waiting", False
        self.result: Dictated | None = None
        self.heard = Dictated(text, "en", "whisper", why)

    def end(self) -> None:
        self.state, self.result = "done", self.heard

    def close(self) -> None:
        self.closed = True


class Bench:
    """A studio with its window, driven as the game drives it."""

    def __init__(self, window: Window, language: Language = "en", percent: int = 100, says: Says | None = None) -> None:
        self.builds = Builds(find(LEVEL))
        self.kept = Settings.model_validate({"text_percent": percent, "reduced_motion": True})
        self.window, self.percent = window, percent
        self.screen = StudioScreen(
            window,
            self.kept,
            language,
            builder=self.builds,  # type: ignore[arg-type]
            listen=lambda: says or Says("", NO_EAR),
        )

    @property
    def now(self) -> Studio:
        return self.screen.now

    @property
    def places(self) -> Layout:
        return layout(self.now, Type(self.percent / 100), SIZE)

    def give(self, kind: int, **more: Any) -> Want | None:
        want = self.screen.take(pygame.event.Event(kind, **more))
        self.screen.advance(1 / 60)
        return want

    def types(self, text: str) -> None:
        for letter in text:
            self.give(pygame.TEXTINPUT, text=letter)

    def key(self, key: int, mod: int = 0) -> Want | None:
        return self.give(pygame.KEYDOWN, key=key, mod=mod, unicode="")

    def click(self, at: tuple[int, int], button: int = 1) -> Want | None:
        want = self.give(pygame.MOUSEBUTTONDOWN, pos=at, button=button)
        self.give(pygame.MOUSEBUTTONUP, pos=at, button=button)
        return want

    def place_of(self, name: str) -> pygame.Rect:
        return next(rect for spot, rect in (*self.places.chips, *self.places.buttons) if spot.name == name)

    def makes(self, text: str) -> None:
        self.types(text)
        self.key(pygame.K_RETURN)
        self.builds.finish()
        self.screen.advance(1 / 60)

    def picture(self) -> pygame.Surface:
        target = pygame.Surface(SIZE)
        self.screen.settle()
        self.screen.draw(target)
        return target
