"""The game in its window: pages and runs, by voice, by keys, by touch."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame

from game.level import Level, all_words, offered, own
from game.screens import items, progress
from game.screens.campaign import first_open
from game.screens.hands import Hands
from game.screens.learning import Learning
from game.screens.lesson import NAME, PROFILE
from game.screens.listening import Listening, OpenEars
from game.screens.menu import Effect, Menu, Name, active, heard, is_screen, page_of, pressed, touched
from game.screens.results import Results, results
from game.screens.run import Painting, Run, choices_of, sight_of
from game.screens.session import Session
from game.screens.settings import Figures, Settings, save
from game.screens.studio import Want
from game.screens.studio_door import StudioDoor
from game.screens.studio_watch import Follow, carried
from game.screens.teaching import Teaching, forget, lesson_painting, measured, tuned
from game.screens.window import Window
from game.theme import load as load_theme
from game.view import Pace, Page, Pages
from game.view.hud import PAUSE
from game.view.type import Type
from voice import Advice, Enrolled, Health, Heard
from voice import Event as EarEvent
from voice.devices import remembered
from voice.words import Language, Text

LINGER_S = 1.4  # s that the arrival is seen before the results come
GLOW_S = 0.5  # s that a line shines after it was said
PAINTING_HZ = 15  # frames a second while a level is painted: the painter needs the time more than the eye does
FORGOTTEN = Text("your voice is forgotten", "已忘记你的声音")
UNKNOWN = Text("there was nothing to forget", "本来就没有记住什么")
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
        self._window, self._tell, self._file, self._focus = window, tell, file, focus
        self._listening = Listening(open_ears, settings, language)
        self._menu = Menu("title", settings, language, level=name, alone=level is not None, microphone=remembered())
        reached, trouble = progress.load(progress.place())
        self._menu = replace(self._menu, progress=reached)
        if trouble is not None:
            tell(trouble)
        if level is None and not settings.taught:
            self._menu = replace(self._menu, page="welcome", under=(("title", 0),))
        self._page_open = level is None
        self._given = level
        if self._menu.page == "welcome":
            self._painting = lesson_painting(settings)
        else:
            self._painting = Painting(name or first_open(reached), settings, level)
        self._wanted = level is not None
        """A run begins as soon as its level is painted."""
        self._run: Run | None = None
        self._learning = Learning.of(settings.voice)
        self._teaching: Teaching | None = None
        self.last: Session | None = None
        """The last run that was played."""
        self._hands = Hands()
        self._studio = StudioDoor(window)
        self._lit: dict[str, float] = {}
        self._pages: Pages | None = None
        self._over = False
        self._seconds = 0.0
        self._pace = Pace()

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
                seconds = self._window.show(60 if self._run or self._studio.inside else PAINTING_HZ)
                if self._run and not self._page_open:
                    self._pace = self._pace.after(self._window.worked_s)
        finally:
            self._drop()
            self._studio.close()
            self._listening.ears.close()

    # What comes in

    def _take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.QUIT:
            self._over = True
            return
        if self._studio.inside:
            self._made(self._studio.take(event))
            return
        typing = self._run.typing if self._run and not self._page_open else None
        said = self._hands.take(event, self._window, typing, self._tell)
        answer = self._teaching.take(said) if self._teaching and not self._page_open else None
        if answer == "skip":
            self._skip()
        elif answer == "taken":
            return
        elif said.text:
            self._listening.ears.type(said.text)
        elif self._page_open:
            page = page_of(self._menu)
            places = self._drawn_pages().places(page) if said.at else ()
            touches = [
                n for n, place in zip(page.numbers, places, strict=False) if place.collidepoint(said.at or (0, 0))
            ]
            if touches:
                self._go(touched(self._menu, touches[0], said.pressed))
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
            self._listening.ears.type(all_words()[command].en[0])

    def _hear(self) -> None:
        now = time.monotonic()
        for event in self._listening.ears.poll():
            if isinstance(event, Health | Advice):
                self._tell(event.text)
            shown = self._teaching is None or self._teaching.hear(event, self._listening.ears.type)
            if self._run and shown:
                self._run.hear(event, now, obeys=not self._page_open and not _for_screen(event))
            if isinstance(event, Enrolled):
                self._enrolled(event)
            if not isinstance(event, Heard):
                continue
            if self._studio.inside:
                self._made(self._studio.hear(event.command))
            elif self._page_open:
                self._lit[event.command] = now
                self._go(heard(self._menu, event.command))
            elif event.command == items.PAUSE.command:
                self._open("pause")
            elif event.command == items.SKIP.command:
                self._skip()
        wanted = active(self._menu) if self._page_open else frozenset()
        if not self._page_open and self._run:
            wanted = frozenset((*offered(self._run.level), items.PAUSE.command))
            if self._teaching:
                offers = self._teaching.lesson.offers
                wanted = frozenset((*offers, items.PAUSE.command, items.SKIP.command))
        if self._studio.inside:
            wanted = self._studio.commands
        self._listening.listen_for(wanted)

    # What happens

    def _go(self, answer: tuple[Menu, Effect | None]) -> None:
        before = self._menu.page
        self._menu, effect = answer
        if self._menu.page == "levels" and before != "levels":
            self._menu = replace(self._menu, own=own())
        if self._menu.page == "settings":
            self._menu = replace(self._menu, microphones=self._listening.microphones)
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
                self._drop()
                self._page_open = True
                self._studio.enter(self._menu.settings, self._menu.language)
            case "teach":
                self._want(NAME)
            case "forget":
                self._forget()

    def _made(self, want: Want | None) -> None:
        """Do what the studio leaves to the game: play a level, or go back to the title."""
        if want is None:
            return
        if want.does == "play" and want.level is not None:
            self._drop()
            self._given, self._page_open, self._wanted = want.level, False, True
            if self._painting.level is not want.level or self._stale(self._painting):
                self._painting = Painting("", self._menu.settings, want.level)
            self._menu = replace(self._menu, studio=True, level="")
        else:
            self._menu = replace(self._menu, studio=False, page="title", chosen=0, under=(), level="")
            if not self._painting.name and not self._menu.alone:
                self._painting = Painting(first_open(self._menu.progress), self._menu.settings)

    def _want(self, level: str) -> None:
        given = self._given if self._keeps(level) else None
        self._page_open, self._wanted = False, True
        self._drop()
        if self._painting.name != level or self._stale(self._painting):
            settings = self._menu.settings
            self._painting = lesson_painting(settings) if level == NAME else Painting(level, settings, given)

    def _skip(self) -> None:
        """Leave the lesson; it is not offered again by itself."""
        if self._teaching is None:
            return
        self._menu = replace(self._menu, level="", settings=self._menu.settings.model_copy(update={"taught": True}))
        self._page_open = True
        self._go((self._menu, Effect("title")))
        self._set()

    def _learnt(self, run: Run) -> None:
        """The lesson is over: keep what it has measured, and tell it."""
        taken = self._teaching.lesson.taken if self._teaching else 0
        self._menu = replace(self._menu, settings=tuned(self._menu.settings, run))
        self._open("taught")
        self._menu = replace(self._menu, level="", measured=measured(self._menu.settings, None))
        self._teaching = None
        save(self._menu.settings, self._file)
        self._listening.ears.ask("")
        if taken:
            self._listening.ears.keep_takes(PROFILE)  # ears that are to hear anew wait until that is done
        else:
            self._set()

    def _enrolled(self, event: Enrolled) -> None:
        self._menu = replace(self._menu, measured=measured(self._menu.settings, event))
        self._tell(event.text)
        self._set(anew=event.words > 0)  # the ears that know this voice

    def _forget(self) -> None:
        note = FORGOTTEN if forget() or self._menu.settings.voice != Figures() else UNKNOWN
        self._menu = replace(
            self._menu, settings=self._menu.settings.model_copy(update={"voice": Figures()}), note=note
        )
        self._learning = Learning()
        self._set(anew=True)

    def _keeps(self, level: str) -> bool:
        """Tell whether a level is wanted that has no name to find it by: one that was given, or made in the studio."""
        nameless = self._menu.alone or self._menu.studio
        return self._given is not None and nameless and level == self._painting.name

    def _drop(self) -> None:
        self._teaching = None
        if self._run:
            self._run.close()
            self._run = None

    def _paint(self) -> None:
        """Take up a level that has been painted: as a run, or as what stands behind a page."""
        if self._studio.inside:
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
        self._pace = self._pace.anew()
        self._pages = None
        if self._wanted and self._run.name == NAME:
            self._teaching = Teaching(self._run, self._run.picture.palette, self._run.picture.type, menu.language)
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
        self._given = self._painting.level
        menu = self._menu
        self._run = Run(self._painting, menu.settings, menu.language, self._focus, time.monotonic(), self._learning)
        self._run.place(carried(old.session.world, self._run.session.world.course))
        old.close()
        self._pages = None
        self.last = self._run.session
        self._window.settle()
        self._tell(_playing(self._run.level))

    def _advance(self, seconds: float) -> None:
        self._seconds = seconds
        self._studio.advance(seconds)
        self._listening.mute(self._studio.dictating)
        run = self._run
        if run is None:
            return
        run.advance(seconds, time.monotonic(), paused=self._page_open and self._menu.page != "title")
        self._listening.ears.playing(run.sound.level)
        if self._teaching:
            if not self._page_open:
                self._teaching.advance(seconds, self._listening.ears, self._menu.settings.volume / 100)
            if self._teaching.lesson.over:
                self._learnt(run)
        elif run.since_end_s > LINGER_S and not self._page_open:
            self._open("results")
        run.show(time.monotonic(), self._listening.ears.level)

    def _open(self, page: Name) -> None:
        if self._run is None:
            return
        found = results(self._run.session) if page == "results" else None
        if found is not None:
            self._keep_progress(self._run.name, found)
        self._menu = replace(self._menu, page=page, chosen=0, under=(), level=self._run.name, results=found, note=None)
        self._page_open = True

    def _keep_progress(self, name: str, found: Results) -> None:
        after = self._menu.progress.with_run(name, found)
        if after != self._menu.progress:
            self._menu = replace(self._menu, progress=after)
            trouble = progress.save(after, progress.place())
            if trouble is not None:
                self._tell(trouble)

    def _set(self, anew: bool = False) -> None:
        """Make what was set count at once, and keep it."""
        settings, language = self._menu.settings, self._menu.language
        note = save(settings, self._file)
        if note:
            self._menu = replace(self._menu, note=note)
        if self._run:
            self._run.sound.volume = settings.volume / 100
            self._run.session.choices = choices_of(settings)
            self._run.framing.language = language
            self._run.picture.see(sight_of(settings))
        if self._stale(self._painting):
            self._painting = Painting(self._painting.name, settings, self._painting.level)
        self._pages = None
        note = self._listening.follow(self._menu, anew)
        if note:
            self._menu = replace(self._menu, note=note)

    def _stale(self, painting: Painting) -> bool:
        """Tell whether it was painted for other eyes: colours and weather are painted, and cannot change at once."""
        now = sight_of(self._menu.settings)
        return (painting.sight.safe_colours, painting.sight.still) != (now.safe_colours, now.still)

    # What is seen

    def _draw(self) -> None:
        canvas = self._window.canvas
        if self._studio.inside:
            self._studio.draw(canvas)
            return
        if self._page_open and self._menu.page in ("title", "welcome", "levels"):
            pass  # these fill the whole picture themselves
        elif self._run:
            unlit = self._teaching is not None and self._teaching.lesson.step.name == "light"
            self._run.picture.quality = self._pace.quality
            self._run.picture.draw(canvas, hud=not self._page_open and not unlit)
            if self._teaching and not self._page_open:
                self._teaching.draw(canvas)
        else:
            self._drawn_pages().ground(canvas)
        if self._page_open:
            now = time.monotonic()
            lit = {name: max(0.0, 1 - (now - at) / GLOW_S) for name, at in self._lit.items() if now - at < GLOW_S}
            page = self._heard_on(page_of(self._menu, lit))
            self._drawn_pages().advance(page, self._seconds)
            self._drawn_pages().draw(canvas, replace(page, note=_typed(self._hands.typed) or page.note))
        elif self._run is None:
            self._drawn_pages().draw(canvas, self._card())

    def _heard_on(self, page: Page) -> Page:
        """Give a page with where it lies and the voice that is heard on it."""
        if not page.hero:
            return page
        stage = self._painting.level.stages[0]
        ears = self._listening.ears
        loud = min(1.0, max(0.0, (ears.level - ears.floor - 8) / 25))
        speaking = self._run is not None and self._run.framing.speaking
        return replace(page, look=(stage.theme, stage.weather, stage.time), speaking=speaking, loud=loud)

    def _card(self) -> Page:
        """What stands there while a level is painted: its name and its story."""
        level = self._painting.level
        story = (level.story.text,) if level.story else ()
        return Page("board", level.title.text, (), 0, self._menu.language, prose=story, note=LOADING)

    def _drawn_pages(self) -> Pages:
        if self._pages is None:
            stage, settings = self._painting.level.stages[0], self._menu.settings
            palette = load_theme(stage.theme).palette(stage.time)
            type_ = Type(settings.text_percent / 100)
            self._pages = Pages(palette, self._window.canvas.get_size(), type_, settings.reduced_motion)
        return self._pages


def _for_screen(event: EarEvent) -> bool:
    return isinstance(event, Heard) and is_screen(event.command)


def _playing(level: Level) -> Text:
    return Text(f"playing {level.title.en}", f"开始：{level.title.zh}")


def _typed(text: str) -> Text | None:
    return Text(f"> {text}_", f"> {text}_") if text else None
