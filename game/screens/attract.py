"""What is shown while nobody plays: the pilot runs a level, and says aloud in bubbles what could be said.

It asks nothing of the machine but a replay: no ear, no thinking. Whoever shows it decides when it begins and ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.level import all_words
from game.replay import Replay
from game.screens.rerun import Rerun
from game.screens.run import Painting
from game.screens.settings import Settings
from game.sim import TICK, parse
from game.view import bubble
from voice.words import Language, Text

LEAD_TICKS: Final = 45
"""Before its effect a word is shown, for that long people take from a word's onset to its effect."""
STAYS_TICKS: Final = 30
AT_LEAST: Final = 6
"""Ticks after its effect that a word stays even when the next one hurries."""
NEVER: Final = 10**9
SAY: Final = Text("say", "说")
INVITES: Final = Text("Say a word, touch, or press a key: your turn", "说句话、点一下或按个键，就轮到你")


@dataclass(frozen=True, slots=True)
class Bubble:
    """A word, and from which tick to which it is seen."""

    command: str
    begins: int
    ends: int


def bubbles(commands: Sequence[tuple[int, str]], lead: int = LEAD_TICKS) -> tuple[Bubble, ...]:
    """Give when each word is seen: so many ticks before its effect and a little after, one at a time."""
    begins, last = [], -lead
    for tick, _ in commands:
        begins.append(max(0, tick - lead, last + AT_LEAST))
        last = tick
    after = [*begins[1:], NEVER]
    return tuple(
        Bubble(parse(text).name, begin, min(tick + STAYS_TICKS, following))
        for (tick, text), begin, following in zip(commands, begins, after, strict=True)
    )


class Attract:
    """One run of the pilot to look at."""

    def __init__(self, painting: Painting, run: Replay, settings: Settings, language: Language) -> None:
        """Begin; arguments as for `Rerun`.

        Raises:
            LevelError: the run holds no level.

        """
        self._rerun = Rerun(painting, run, settings, language)
        self._bubbles = bubbles(run.commands)
        self._language: Language = language

    @property
    def over(self) -> bool:
        """Tell whether the pilot has arrived and cheered."""
        return self._rerun.over

    def advance(self, seconds: float) -> None:
        """Go on by a time."""
        self._rerun.advance(seconds)

    def draw(self, canvas: pygame.Surface) -> None:
        """Draw it over the whole canvas."""
        self._rerun.draw(canvas, INVITES)
        now = self._rerun.world.tick
        said = next((b for b in self._bubbles if b.begins <= now < b.ends), None)
        words = all_words().get(said.command) if said else None
        if said is None or words is None:
            return
        picture, age = self._rerun.picture, (now - said.begins) * TICK
        head = self._rerun.head()
        bubble.draw(canvas, picture.type, picture.palette, head, SAY, words.shown, self._language, age)

    def close(self) -> None:
        """Be silent."""
        self._rerun.close()
