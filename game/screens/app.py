"""The game in its window: pages and runs, by voice, by keys, by touch."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pygame

from game.level import Level, all_words, own
from game.replay import Replay
from game.screens import items, progress
from game.screens.hands import Hands
from game.screens.keeper import Keeper
from game.screens.learning import Learning
from game.screens.lesson import NAME, PROFILE
from game.screens.listening import Listening, OpenEars
from game.screens.looking import Looking
from game.screens.menu import Effect, Menu, Name, active, heard, is_screen, pressed, touched, with_own
from game.screens.playing import Playing
from game.screens.records import Arrival, Records
from game.screens.results import Results, results
from game.screens.run import PAINTING_HZ, Run
from game.screens.scores import Table
from game.screens.session import Session
from game.screens.settings import Settings, save
from game.screens.shown import WHOLE, Shown
from game.screens.studio import Want
from game.screens.studio_door import StudioDoor
from game.screens.studio_watch import Follow
from game.screens.teaching import declined, forgotten, measured, taught
from game.screens.today import Today
from game.screens.window import Window
from game.view.hud import PAUSE
from voice import Advice, Enrolled, Health, Heard, SpeechStarted
from voice.devices import remembered
from voice.words import Language, Text

LINGER_S = 1.4  # s that the arrival is seen before the results come


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
        guest: Replay | None = None,
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
            guest: a run of the level, to be raced.

        """
        self._keeper = Keeper()
        self._window, self._tell, self._file = window, tell, file
        self._listening = Listening(open_ears, settings, language)
        self._menu = Menu("title", settings, language, name, level is not None, ghost="guest" if guest else "")
        self._menu = replace(self._menu, microphone=remembered())
        reached, trouble = progress.load(progress.place())
        self._menu = replace(self._menu, progress=reached)
        if trouble is not None:
            tell(trouble)
        if level is None and not settings.taught:
            self._menu = replace(self._menu, page="welcome", under=(("title", 0),))
        self._page_open = level is None
        self._playing = Playing(window, self._menu, tell, level=level, focus=focus, follow=follow, guest=guest)
        self._records = Records(self._keeper, self._noted)
        self._today = Today()
        self._looking = Looking(self._playing)
        self._hands = Hands()
        self._studio = StudioDoor(window)
        self._shown = Shown()
        self._over = False
        self._seconds = 0.0

    @property
    def last(self) -> Session | None:
        """The last run that was played."""
        return self._playing.last

    def loop(self) -> None:
        """Go on until the player leaves."""
        seconds = 0.0
        try:
            while not self._over:
                for event in pygame.event.get():
                    self._take(event)
                self._keeper.poll()
                self._records.poll()
                self._todays(self._today.poll())
                self._hear()
                self._paint()
                self._advance(seconds)
                self._draw()
                moves = self._playing.run or self._studio.inside or self._looking.on
                seconds = self._window.show(60 if moves else PAINTING_HZ)
                if self._playing.run and not self._page_open:
                    self._playing.worked(self._window.worked_s)
        finally:
            self._looking.end()
            self._playing.drop()
            self._studio.close()
            self._today.close()
            self._records.close()
            self._listening.ears.close()
            self._keeper.close()

    def _take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.QUIT:
            self._over = True
            return
        if self._looking.take(event):
            return
        if self._studio.inside:
            self._made(self._studio.take(event))
            return
        typing = self._playing.run.typing if self._playing.run and not self._page_open else None
        said = self._hands.take(event, self._window, typing, self._tell)
        answer = self._playing.teaching.take(said) if self._playing.teaching and not self._page_open else None
        if answer == "skip":
            self._skip()
        elif answer == "taken":
            return
        elif said.text:
            self._listening.ears.type(said.text)
        elif self._page_open:
            painting, canvas = self._playing.painting, self._window.canvas
            on = self._shown.touched(said.at, self._menu, painting, canvas) if said.at else None
            if on is not None:
                self._go(touched(self._menu, on, said.pressed))
            elif said.key:
                self._go(pressed(self._menu, said.key))
        elif said.pressed and said.at and self._playing.run:
            self._touch(self._playing.run.picture.command_at(said.at))
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
            ended = isinstance(event, Heard | SpeechStarted) and self._looking.wake(isinstance(event, Heard))
            if ended and self._menu.page != "title":
                continue  # the word that ends a replay means nothing else; on the title it begins the game
            shown = self._playing.teaching is None or self._playing.teaching.hear(event, self._listening.ears.type)
            if self._playing.run and shown:
                screens = isinstance(event, Heard) and is_screen(event.command)
                self._playing.run.hear(event, now, obeys=not self._page_open and not screens)
            if isinstance(event, Enrolled):
                self._enrolled(event)
            if not isinstance(event, Heard):
                continue
            if self._studio.inside:
                self._made(self._studio.hear(event.command))
            elif self._page_open:
                self._shown.light(event.command)
                self._go(heard(self._menu, event.command))
            elif event.command == items.PAUSE.command:
                self._open("pause")
            elif event.command == items.SKIP.command:
                self._skip()
        wanted = active(self._menu) if self._page_open else frozenset()
        if not self._page_open and self._playing.run:
            wanted = self._playing.words
        if self._studio.inside:
            wanted = self._studio.commands
        self._listening.listen_for(wanted)

    def _go(self, answer: tuple[Menu, Effect | None]) -> None:
        before = self._menu.page
        self._menu, effect = answer
        if self._menu.page == "levels" and before != "levels":
            self._keeper.do(own, self._mine)
        if self._menu.page == "scores" and before != "scores":
            self._records.tables(self._filled)
        if self._menu.page == "settings":
            self._menu = replace(self._menu, microphones=self._listening.microphones)
        if effect is None:
            return
        run = self._playing.run
        arrival = Arrival.of(run.session, run.name) if run else None
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
                self._playing.drop()  # behind the title the robot stands at the start again
            case "set":
                self._set()
            case "studio":
                self._playing.drop()
                self._page_open = True
                self._studio.enter(self._menu.settings, self._menu.language)
            case "teach":
                self._want(NAME)
            case "today":
                self._noted(self._today.ask())
            case "forget":
                self._forget()
            case "watch" if arrival is not None:
                self._records.replay(arrival, lambda run: self._looking.look(run, self._menu))
            case "film" if arrival is not None:
                self._records.film(arrival, self._menu.language)
            case "save" if arrival is not None:
                self._records.save(arrival, self._noted)

    def _filled(self, tables: tuple[Table, ...]) -> None:
        self._menu = replace(self._menu, tables=tables)

    def _mine(self, own: tuple[tuple[str, Level], ...]) -> None:
        self._menu = with_own(self._menu, own)

    def _made(self, want: Want | None) -> None:
        """Do what the studio leaves to the game: play a level, or go back to the title."""
        if want is None:
            return
        if want.does == "play" and want.level is not None:
            self._page_open = False
            self._playing.give(want.level, self._menu)
            self._menu = replace(self._menu, studio=True, level="")
        else:
            self._menu = replace(self._menu, studio=False, page="title", chosen=0, under=(), level="")
            self._playing.stand(self._menu)

    def _todays(self, level: Level | Text | None) -> None:
        """Play today's level, if the map is still open; it is kept for the next time in any case."""
        if isinstance(level, Text):
            self._noted(level)
        elif level is not None and self._page_open and self._menu.page == "levels":
            self._page_open = False
            self._playing.give(level, self._menu)
            self._menu = replace(self._menu, level="", note=None)

    def _want(self, level: str) -> None:
        self._page_open = False
        self._playing.want(level, self._menu)

    def _skip(self) -> None:
        """Leave the lesson; it is not offered again by itself."""
        if self._playing.teaching is None:
            return
        self._menu = declined(self._menu)
        self._page_open = True
        self._go((self._menu, Effect("title")))
        self._set()

    def _learnt(self, run: Run) -> None:
        """The lesson is over: keep what it has measured, and tell it."""
        taken = self._playing.teaching.lesson.taken if self._playing.teaching else 0
        self._open("taught")
        self._menu = taught(self._menu, run)
        self._playing.teaching = None
        self._listening.ears.ask("")
        if taken:
            self._save()
            self._listening.ears.keep_takes(PROFILE)  # ears that are to hear anew wait until that is done
        else:
            self._set()

    def _enrolled(self, event: Enrolled) -> None:
        self._menu = replace(self._menu, measured=measured(self._menu.settings, event))
        self._tell(event.text)
        self._set(anew=event.words > 0)  # the ears that know this voice

    def _forget(self) -> None:
        self._menu = forgotten(self._menu)
        self._playing.learning = Learning()
        self._set(anew=True)

    def _paint(self) -> None:
        """Take up what has been painted."""
        if self._looking.on:
            return
        begun = not self._studio.inside and self._playing.paint(self._menu)
        if self._playing.reload(self._menu) or begun:
            self._shown.renew()

    def _advance(self, seconds: float) -> None:
        self._seconds = seconds
        self._studio.advance(seconds)
        self._listening.mute(self._studio.dictating)
        title = self._page_open and self._menu.page == "title" and not self._studio.inside
        self._looking.advance(seconds, self._menu, waits=title and not self._hands.typed)
        if self._looking.on:
            return
        run = self._playing.run
        if run is None:
            return
        run.advance(seconds, time.monotonic(), paused=self._page_open and self._menu.page != "title")
        self._listening.ears.playing(run.sound.level)
        if self._playing.teaching:
            if not self._page_open:
                self._playing.teaching.advance(seconds, self._listening.ears, self._menu.settings.volume / 100)
            if self._playing.teaching.lesson.over:
                self._learnt(run)
        elif run.since_end_s > LINGER_S and not self._page_open:
            self._open("results")
        run.show(time.monotonic(), self._listening.ears.level)

    def _open(self, page: Name) -> None:
        run = self._playing.run
        if run is None:
            return
        found = results(run.session, run.ghost) if page == "results" else None
        if found is not None:
            self._keep_progress(run.name, found)
            if not run.practice:
                self._records.keep(Arrival.of(run.session, run.name), found, self._placed)
        self._menu = replace(self._menu, page=page, chosen=0, under=(), level=run.name, results=found, note=None)
        self._page_open = True

    def _placed(self, place: int) -> None:
        found = self._menu.results
        self._menu = replace(self._menu, results=replace(found, place=place) if found else None)

    def _keep_progress(self, name: str, found: Results) -> None:
        after = self._menu.progress.with_run(name, found)
        if after != self._menu.progress:
            self._menu = replace(self._menu, progress=after)
            self._keeper.do(lambda: progress.save(after, progress.place()), self._noted)

    def _save(self) -> None:
        self._keeper.do(partial(save, self._menu.settings, self._file), self._noted)

    def _noted(self, line: Text | None) -> None:
        """Tell what was kept, or could not be."""
        if line is not None:
            self._menu = replace(self._menu, note=line)
            self._tell(line)

    def _set(self, anew: bool = False) -> None:
        """Make what was set count at once, and keep it."""
        settings, language = self._menu.settings, self._menu.language
        self._save()
        if self._playing.run:
            self._playing.run.see(settings, language)
        self._playing.renew(self._menu)
        self._shown.renew()
        note = self._listening.follow(self._menu, anew)
        if note:
            self._menu = replace(self._menu, note=note)

    def _draw(self) -> None:
        canvas, menu, painting = self._window.canvas, self._menu, self._playing.painting
        if self._looking.on:
            self._looking.draw(canvas)
            return
        if self._studio.inside:
            self._studio.draw(canvas)
            return
        if not self._page_open or menu.page not in WHOLE:
            if self._playing.run is None:
                self._shown.ground(canvas, menu, painting)
            self._playing.draw(canvas, self._page_open)
        if self._page_open:
            ears, typed = self._listening.ears, self._hands.typed
            self._shown.page(canvas, menu, painting, self._playing.run, ears, self._seconds, typed)
        elif self._playing.run is None:
            self._shown.card(canvas, menu, painting)
