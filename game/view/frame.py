"""What a picture is made from: plain data that the view reads and never changes."""

from dataclasses import dataclass

from game.sim import Event, World
from voice.words import Language, Text


@dataclass(frozen=True, slots=True)
class Chip:
    """A word that can be said now."""

    command: str
    text: Text
    lit: float = 0.0
    """How brightly it shines, 0..1; 1 when it was heard just now."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What was heard, or why not."""

    text: Text
    good: bool
    age_s: float
    """Seconds of real time since it was known."""
    command: str = ""
    """The command that it became; empty when it became none."""


@dataclass(frozen=True, slots=True)
class EarState:
    """How the ear is."""

    name: str
    """Of the engine."""
    level_db: float
    """Loudness now, dB of full scale, -90..0."""
    speaking: bool
    alive: bool
    guess: Text | None = None
    """What it seems to hear while the speech goes on."""
    note: Text | None = None
    """One line to show instead of the promise that nothing is stored."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Whom the player races: somebody in a world of their own, over the same course."""

    world: World
    before: World
    """One tick earlier."""
    name: Text
    ahead_s: float | None
    """By how much the player is ahead, s; negative behind; None where that cannot be told."""
    progress: float = 0.0
    """Of the way to the goal, 0..1."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment between two ticks."""

    world: World
    before: World
    """One tick earlier."""
    blend: float
    """Where between the two, 0..1; 1 is `world`."""
    events: tuple[Event, ...]
    """What happened since the last frame."""
    real_time_s: float
    """On the runtime's clock, never falling."""
    focus: float
    """How deep in focus time, 0..1."""
    ear: EarState
    caption: Caption | None
    chips: tuple[Chip, ...]
    progress: float
    """Of the way to the goal, 0..1."""
    marks: tuple[float, ...]
    """Where checkpoints lie on that way, 0..1."""
    pickups: tuple[int, int]
    """Taken, and of how many."""
    message: Text | None
    language: Language
    theme: str
    weather: str
    time: str
    rival: Rival | None = None
