"""Undo and redo: levels are frozen, so the past is a list of them."""

from dataclasses import dataclass, replace
from typing import Self

from game.level import Level

MOST = 200  # steps back


@dataclass(frozen=True, slots=True)
class History:
    """The level now, those before, and those that were taken back."""

    now: Level
    past: tuple[Level, ...] = ()
    future: tuple[Level, ...] = ()
    held: Level | None = None
    """What it was before a drag that is not over."""

    def did(self, level: Level) -> Self:
        """Go one step on; a step that changes nothing is none."""
        if level == self.now:
            return self
        return replace(self, now=level, past=(*self.past, self.now)[-MOST:], future=())

    def drags(self, level: Level) -> Self:
        """Show a step that is not over; however many of these, it is one way back."""
        return replace(self, now=level, held=self.held or self.now)

    def drops(self) -> Self:
        """End it."""
        if self.held is None:
            return self
        return replace(self, now=self.held, held=None).did(self.now)

    def undone(self) -> Self:
        """Go one step back."""
        if self.held is not None:
            return replace(self, now=self.held, held=None)
        if not self.past:
            return self
        return replace(self, now=self.past[-1], past=self.past[:-1], future=(self.now, *self.future))

    def redone(self) -> Self:
        """Go one step on again."""
        if not self.future or self.held is not None:
            return self
        return replace(self, now=self.future[0], past=(*self.past, self.now), future=self.future[1:])
