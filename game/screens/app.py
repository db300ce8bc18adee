"""The game in its window: pages and runs, by voice, by keys, by touch."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pygame

from game.level import Level, all_words, offered
from game.screens import items
from game.screens.hands import Hands
from game.screens.learning import Learning
from game.screens.menu import Effect, Menu, Name, active, done, heard, is_screen, page_of, pressed
from game.screens.results import results
from game.screens.run import Painting, Run, sight_of
from game.screens.session import Session
from game.screens.settings import Settings, save
from game.screens.studio import Want
from game.screens.studio_screen import StudioScreen
from game.screens.studio_watch import Follow, carried
from game.screens.window import Window
from game.theme import load as load_theme
from game.view import Page, Pages
from game.view.hud import PAUSE
from game.view.type import Type
from voice import Advice, Ears, Health, Heard
from voice import Event as EarEvent
from voice.devices import microphones_now, remember, remembered
from voice.source import SourceError
from voice.words import Language, Text

OpenEars = Callable[[Settings, Language], Ears]
"""Starts ears as these settings want them; they know the words of the game and of the screens."""
LINGER_S = 1.4  # s that the arrival is seen before the results come
GLOW_S = 0.5  # s that a line shines after it was said
PAINTING_HZ = 15  # frames a second while a level is painted: the painter needs the time more than the eye does
UNKEPT = Text("the choice could not be kept: {why}", "选择无法保存：{why}")
LOADING = Text("painting the world …", "正在绘制世界……")


class App:
    """What is on the screen now, and what happens next."""

    def __init__(
        self,
        window: Window,
        open_ears: OpenEars,
        settings: Settings,
        language: Language,
        tell: Callable[[Text], None],
        *,
        file: Path,
        level: Level | None = None,
        name: str = "",
        focus: bool = True,
        follow: Follow | None = None,
    ) -> None:
        """Begin.

        Args:
            window: to draw in.
            open_ears: gives ears for settings.
            settings: as they were kept.
            language: of the screens.
            tell: gets a line when the ears' state changes, or something could not be kept.
            file: where settings are kept.
            level: begins at once with it; else the title comes first.
            name: the level's.
            focus: time runs slow while somebody speaks.
            follow: gives another version of the level while it is played.

        """
        self._follow = follow
        self._following: Painting | None = None
        self._window, self._open_ears, self._tell, self._file, self._focus = window, open_ears, tell, file, focus
        self._ears = open_ears(settings, language)
        self._menu = Menu("title", settings, language, level=name, alone=level is not None, microphone=remembered())
        self._page_open = level is None
        self._own = level
        self._painting = Painting(name or items.levels()[0][0], settings, level)
        self._wanted = level is not None
        """A run begins as soon as its level is painted."""
        self._run: Run | None = None
        self._learning = Learning()
        self.last: Session | None = None
        """The last run that was played."""
        self._hands = Hands()
        self._studio: StudioScreen | None = None
        self._studio_open = False
        self._muted = False
        self._heard_by = (self._menu.microphone, settings.sensitivity, language)
        """What the ears were opened with."""
        self._lit: dict[str, float] = {}
        self._listening: frozenset[str] = frozenset()
        self._pages: Pages | None = None
        self._over = False
        self._find_microphones()

    def loop(self) -> None:
        """Go on until the player leaves."""
        seconds = 0.0
        try:
            while not self._over:
                for event in pygame.event.get():
                    self._take(event)
                self._hear()
                self._reload()
                self._paint()
                self._advance(seconds)
                self._draw()
                seconds = self._window.show(60 if self._run or self._studio_open else PAINTING_HZ)
        finally:
            self._drop()
            if self._studio:
                self._studio.close()
            self._ears.close()

    # What comes in

    def _take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.QUIT:
            self._over = True
            return
        if self._studio and self._studio_open:
            self._made(self._studio.take(event))
            return
        typing = self._run.typing if self._run and not self._page_open else None
        said = self._hands.take(event, self._window, typing, self._tell)
        if said.text:
            self._ears.type(said.text)
        elif self._page_open:
            page = page_of(self._menu)
            places = self._drawn_pages().places(page) if said.at else ()
            touched = next(
                (page.first + n for n, place in enumerate(places) if said.at and place.collidepoint(said.at)), None
            )
            if touched is not None:
                self._go(done(self._menu, touched) if said.pressed else (replace(self._menu, chosen=touched), None))
            elif said.key:
                self._go(pressed(self._menu, said.key))
        elif said.pressed and said.at and self._run:
            self._touch(self._run.picture.command_at(said.at))
        elif said.key == "escape" and self._menu.alone:
            self._over = True
        elif said.key in ("escape", "pause", "f10"):
            self._hear()  # a word that was given before the pause is the robot's, and no choice on the page
            self._open("pause")

    def _touch(self, command: str) -> None:
        """A chip says its word, two bars pause."""
        if command == PAUSE:
            self._open("pause")
        elif command:
            self._ears.type(all_words()[command].en[0])

    def _hear(self) -> None:
        now = time.monotonic()
        for event in self._ears.poll():
            if isinstance(event, Health | Advice):
                self._tell(event.text)
            if self._run:
                self._run.hear(event, now, obeys=not self._page_open and not _for_screen(event))
            if not isinstance(event, Heard):
                continue
            if self._studio and self._studio_open:
                self._made(self._studio.hear(event.command))
            elif self._page_open:
                self._lit[event.command] = now
                self._go(heard(self._menu, event.command))
            elif event.command == items.PAUSE.command:
                self._open("pause")
        wanted = active(self._menu) if self._page_open else frozenset()
        if not self._page_open and self._run:
            wanted = frozenset((*offered(self._run.level), items.PAUSE.command))
        if self._studio and self._studio_open:
            wanted = self._studio.commands
        if wanted != self._listening:
            self._listening = wanted
            self._ears.listen_for(wanted)

    # What happens

    def _go(self, answer: tuple[Menu, Effect | None]) -> None:
        self._menu, effect = answer
        if self._menu.page == "settings" and not self._menu.microphones and self._microphones.done():
            self._menu = replace(self._menu, microphones=self._microphones.result())
        if effect is None:
            return
        match effect.does:
            case "play":
                self._want(effect.level)
            case "again":
                self._want(self._menu.level)
            case "resume":
                self._page_open = False
            case "quit":
                self._over = True
            case "title":
                self._menu = replace(self._menu, page="title", chosen=0, under=(), note=None)
                self._drop()  # behind the title the robot stands at the start again
            case "set":
                self._set()
            case "studio":
                self._open_studio()

    def _open_studio(self) -> None:
        menu = self._menu
        self._drop()
        if self._studio is None:
            self._studio = StudioScreen(self._window, menu.settings, menu.language)
        self._studio.see(menu.settings, menu.language)
        self._studio_open, self._page_open = True, True
        self._window.settle()

    def _made(self, want: Want | None) -> None:
        """Do what the studio leaves to the game: play a level, or go back to the title."""
        if want is None:
            return
        self._studio_open = False
        if want.does == "play" and want.level is not None:
            self._drop()
            self._own, self._page_open, self._wanted = want.level, False, True
            if self._painting.level is not want.level or self._stale(self._painting):
                self._painting = Painting("", self._menu.settings, want.level)
            self._menu = replace(self._menu, studio=True, level="")
        else:
            self._menu = replace(self._menu, studio=False, page="title", chosen=0, under=(), level="")
            if not self._painting.name and not self._menu.alone:
                self._painting = Painting(items.levels()[0][0], self._menu.settings)

    def _want(self, level: str) -> None:
        own = self._own if self._keeps(level) else None
        self._page_open, self._wanted = False, True
        self._drop()
        if self._painting.name != level or self._stale(self._painting):
            self._painting = Painting(level, self._menu.settings, own)

    def _keeps(self, level: str) -> bool:
        """Tell whether a level is wanted that has no name to find it by: one that was given, or made in the studio."""
        own = self._menu.alone or self._menu.studio
        return self._own is not None and own and level == self._painting.name

    def _drop(self) -> None:
        if self._run:
            self._run.close()
            self._run = None

    def _paint(self) -> None:
        """Take up a level that has been painted: as a run, or as what stands behind a page."""
        if self._studio_open:
            return
        if self._run is not None:
            if self._run.picture is not self._painting.picture and self._painting.ready:
                self._run.repaint(self._painting)  # other colours, the same run
                self._window.settle()
            return
        if not self._painting.ready:
            return
        self._window.settle()
        menu, now = self._menu, time.monotonic()
        self._run = Run(self._painting, menu.settings, menu.language, self._focus, now, self._learning)
        self._pages = None
        if self._wanted:
            self.last = self._run.session
            self._tell(_playing(self._run.level))
        self._wanted = False

    def _reload(self) -> None:
        """Take up another version of the level that is played: as soon as it is painted, the robot stands in it."""
        found = self._follow() if self._follow else None
        if found is not None and found.level is not None:
            self._following = Painting(self._painting.name, self._menu.settings, found.level)
        if self._following is None or not self._following.ready or self._run is None:
            return
        old, self._painting, self._following = self._run, self._following, None
        self._own = self._painting.level
        menu = self._menu
        self._run = Run(self._painting, menu.settings, menu.language, self._focus, time.monotonic(), self._learning)
        self._run.place(carried(old.session.world, self._run.session.world.course))
        old.close()
        self._pages = None
        self.last = self._run.session
        self._window.settle()
        self._tell(_playing(self._run.level))

    def _advance(self, seconds: float) -> None:
        if self._studio and self._studio_open:
            self._studio.advance(seconds)
        dictating = self._studio is not None and self._studio.dictating
        if dictating != self._muted:
            self._muted = dictating
            self._ears.mute(dictating)
        run = self._run
        if run is None:
            return
        run.advance(seconds, time.monotonic(), paused=self._page_open and self._menu.page != "title")
        self._ears.playing(run.sound.level)
        if run.since_end_s > LINGER_S and not self._page_open:
            self._open("results")
        run.show(time.monotonic(), self._ears.level)

    def _open(self, page: Name) -> None:
        if self._run is None:
            return
        found = results(self._run.session) if page == "results" else None
        self._menu = replace(self._menu, page=page, chosen=0, under=(), level=self._run.name, results=found, note=None)
        self._page_open = True

    def _set(self) -> None:
        """Make what was set count at once, and keep it."""
        settings, language = self._menu.settings, self._menu.language
        note = save(settings, self._file)
        if note:
            self._menu = replace(self._menu, note=note)
        if self._run:
            self._run.sound.volume = settings.volume / 100
            self._run.framing.language = language
            self._run.picture.see(sight_of(settings))
        if self._stale(self._painting):
            self._painting = Painting(self._painting.name, settings, self._painting.level)
        self._pages = None
        if (self._menu.microphone, settings.sensitivity, language) != self._heard_by:
            if self._menu.microphone != self._heard_by[0]:
                self._remember()
            old = self._ears
            self._ears, self._listening = self._open_ears(settings, language), frozenset()
            self._heard_by = (self._menu.microphone, settings.sensitivity, language)
            threading.Thread(target=old.close, daemon=True).start()  # takes up to a second

    def _remember(self) -> None:
        try:
            remember(self._menu.microphone)
        except OSError as error:
            self._menu = replace(self._menu, note=UNKEPT.format(why=error.strerror))

    def _stale(self, painting: Painting) -> bool:
        return painting.sight.safe_colours != self._menu.settings.safe_colours

    # What is seen

    def _draw(self) -> None:
        canvas = self._window.canvas
        if self._studio and self._studio_open:
            self._studio.draw(canvas)
            return
        if self._run:
            self._run.picture.draw(canvas, hud=not self._page_open)
        else:
            self._drawn_pages().ground(canvas)
        if self._page_open:
            now = time.monotonic()
            lit = {name: max(0.0, 1 - (now - at) / GLOW_S) for name, at in self._lit.items() if now - at < GLOW_S}
            page = page_of(self._menu, lit)
            self._drawn_pages().draw(canvas, replace(page, note=_typed(self._hands.typed) or page.note))
        elif self._run is None:
            self._drawn_pages().draw(canvas, self._card())

    def _card(self) -> Page:
        """What stands there while a level is painted: its name and its story."""
        level = self._painting.level
        story = (level.story.text,) if level.story else ()
        return Page("board", level.title.text, (), 0, self._menu.language, prose=story, note=LOADING)

    def _drawn_pages(self) -> Pages:
        if self._pages is None:
            palette = load_theme(self._painting.level.stages[0].theme).palette(self._painting.level.stages[0].time)
            self._pages = Pages(palette, self._window.canvas.get_size(), Type(self._menu.settings.text_percent / 100))
        return self._pages

    def _find_microphones(self) -> None:
        """Ask the system for its microphones beside the frames: that can take a second."""
        found: Future[tuple[str, ...]] = Future()
        threading.Thread(target=lambda: found.set_result(_microphones()), daemon=True).start()
        self._microphones = found


def _microphones() -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(found.name for found in microphones_now()))
    except SourceError:
        return ()


def _for_screen(event: EarEvent) -> bool:
    return isinstance(event, Heard) and is_screen(event.command)


def _playing(level: Level) -> Text:
    return Text(f"playing {level.title.en}", f"开始：{level.title.zh}")


def _typed(text: str) -> Text | None:
    return Text(f"> {text}_", f"> {text}_") if text else None
