"""The level that is played, or stands behind a page: painted first, then a run, again and again."""

import time
from collections.abc import Callable
from typing import Final

import pygame

from game.level import Level, offered
from game.replay import Replay
from game.screens import items
from game.screens.campaign import find_once, first_open
from game.screens.challenge import Challenge
from game.screens.ghost import Ghost
from game.screens.items import levels
from game.screens.learning import Learning
from game.screens.lesson import NAME
from game.screens.menu import Menu
from game.screens.run import Painting, Run, sight_of
from game.screens.session import Session
from game.screens.studio_watch import Follow, carried
from game.screens.teaching import Teaching, lesson_painting
from game.screens.window import Window
from game.view import Pace
from voice.words import Text

BEGINS: Final = Text("playing {level}", "开始：{level}")


class Playing:
    """Holds the painting and the run."""

    def __init__(
        self,
        window: Window,
        menu: Menu,
        tell: Callable[[Text], None],
        *,
        level: Level | None = None,
        focus: bool = True,
        follow: Follow | None = None,
        guest: Replay | None = None,
    ) -> None:
        """Begin to paint.

        Args:
            window: to be settled when all is painted.
            menu: what is open, and what is set.
            tell: gets a line when a run begins.
            level: begins at once with it; else one stands behind the title.
            focus: time runs slow while somebody speaks.
            follow: gives another version of the level while it is played.
            guest: a run of the level, of somebody who may be raced.

        """
        self._window, self._tell, self._focus, self._follow = window, tell, focus, follow
        self._guest = guest
        self._following: Painting | None = None
        self.given = level
        """A level that has no name to find it by: given at the start, or made in the studio."""
        if menu.page == "welcome":
            self.painting = lesson_painting(menu.settings)
        else:
            self.painting = Painting(menu.level or first_open(menu.progress), menu.settings, level)
        self._wanted = level is not None
        """A run begins as soon as its level is painted."""
        self._challenge: Challenge | None = None
        if self._wanted:
            self._call(menu)
        self._pace = Pace()
        self.run: Run | None = None
        self.teaching: Teaching | None = None
        self.learning = Learning.of(menu.settings.voice)
        self.last: Session | None = None
        """The last run that was played."""

    @property
    def words(self) -> frozenset[str]:
        """What may be said while no page is open."""
        if self.teaching is not None:
            return frozenset((*self.teaching.lesson.offers, items.PAUSE.command, items.SKIP.command))
        return frozenset((*offered(self.run.level), items.PAUSE.command)) if self.run else frozenset()

    def want(self, name: str, menu: Menu) -> None:
        """Play a level by its name as soon as it is painted."""
        nameless = self.given is not None and (menu.alone or not name) and name == self.painting.name
        self.drop()
        self._wanted = True
        if self.painting.name != name or self._stale(menu):
            self.painting = _painting(name, menu, self.given if nameless else None)
        self._call(menu)

    def give(self, level: Level, menu: Menu) -> None:
        """Play a level that has no name."""
        self.drop()
        self.given, self._wanted = level, True
        if self.painting.level is not level or self._stale(menu):
            self.painting = Painting("", menu.settings, level)
        self._call(menu)

    def rotate(self, menu: Menu) -> None:
        """Let the next level stand behind the title."""
        names = [name for name, _ in levels()]
        at = names.index(self.painting.name) if self.painting.name in names else -1
        self.drop()
        self.painting = _painting(names[(at + 1) % len(names)], menu)

    def stand(self, menu: Menu) -> None:
        """Stand behind the title again, after a level that has no name."""
        if not self.painting.name and not menu.alone:
            self.painting = _painting(first_open(menu.progress), menu)

    def drop(self) -> None:
        """End the run."""
        self.teaching = None
        if self.run:
            self.run.close()
            self.run = None

    def renew(self, menu: Menu) -> None:
        """Paint anew if what was set calls for other colours; they are painted, and cannot change at once."""
        if self._stale(menu):
            self.painting = Painting(self.painting.name, menu.settings, self.painting.level)

    def paint(self, menu: Menu) -> bool:
        """Take up a level that has been painted, as a run or as what stands behind a page; True when one begins."""
        if self.run is not None:
            if self.run.picture is not self.painting.picture and self.painting.ready:
                self.run.repaint(self.painting)  # other colours, the same run
                self._window.settle()
            return False
        if not self.painting.ready or (self._challenge is not None and not self._challenge.ready):
            return False
        self._pace = self._pace.anew()
        challenge, self._challenge = self._challenge, None
        self.run = self._begun(menu, challenge.ghost if challenge else None)
        if challenge is not None and challenge.trouble is not None:
            self.run.framing.notice = challenge.trouble
            self._tell(challenge.trouble)
        if self._wanted:
            if self.run.name == NAME:
                self.teaching = Teaching(self.run, self.run.picture.palette, self.run.picture.type, menu.language)
            self._tells(self.run)
        self._wanted = False
        return True

    def worked(self, seconds: float) -> None:
        """Take how long the game has worked on a frame of the run: what is drawn follows from it."""
        self._pace = self._pace.after(seconds)

    def reload(self, menu: Menu) -> bool:
        """Take up another version of the level that is played: as soon as it is painted, the robot stands in it."""
        found = self._follow() if self._follow else None
        if found is not None and found.level is not None:
            self._following = Painting(self.painting.name, menu.settings, found.level)
        if self._following is None or not self._following.ready or self.run is None:
            return False
        old, self.painting, self._following = self.run, self._following, None
        self.given = self.painting.level
        self.run = self._begun(menu)
        self.run.place(carried(old.session.world, self.run.session.world.course))
        old.close()
        self._tells(self.run)
        return True

    def draw(self, canvas: pygame.Surface, open_page: bool) -> None:
        """Draw the run, and the lesson over it."""
        if self.run is None:
            return
        unlit = self.teaching is not None and self.teaching.lesson.step.name == "light"
        self.run.picture.quality = self._pace.quality
        self.run.picture.draw(canvas, hud=not open_page and not unlit)
        if self.teaching and not open_page:
            self.teaching.draw(canvas)

    def _call(self, menu: Menu) -> None:
        """Call the ghost that is to run along."""
        races = menu.ghost and self.painting.name != NAME
        self._challenge = Challenge(self.painting.level, menu.ghost, self._guest) if races else None

    def _begun(self, menu: Menu, ghost: Ghost | None = None) -> Run:
        self._window.settle()
        now = time.monotonic()
        return Run(self.painting, menu.settings, menu.language, self._focus, now, self.learning, ghost)

    def _tells(self, run: Run) -> None:
        self.last = run.session
        self._tell(Text(BEGINS.en.format(level=run.level.title.en), BEGINS.zh.format(level=run.level.title.zh)))

    def _stale(self, menu: Menu) -> bool:
        """Tell whether it was painted for other eyes."""
        was, now = self.painting.sight, sight_of(menu.settings)
        return (was.safe_colours, was.still) != (now.safe_colours, now.still)


def _painting(name: str, menu: Menu, given: Level | None = None) -> Painting:
    """Begin to paint a level, with no look at the disk where it was read before."""
    if name == NAME:
        return lesson_painting(menu.settings)
    if given is None and name in dict(levels()):
        given = find_once(name)
    return Painting(name, menu.settings, given or dict(menu.own).get(name))
