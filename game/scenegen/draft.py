"""What is known of a level while its prompt is read; `understand` turns it into a spec at the end."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from game.scenegen.said import Said
from game.scenegen.spec import Ask, Note, Span
from voice.words import Language, Text


@dataclass(slots=True)
class Draft:
    """What is known so far of the whole level."""

    language: Language
    fields: dict[str, str] = field(default_factory=dict)
    moves: dict[str, bool] = field(default_factory=dict)
    forbidden: dict[str, None] = field(default_factory=dict)
    only: dict[str, None] = field(default_factory=dict)
    spared: dict[str, None] = field(default_factory=dict)
    before: list[tuple[str, str]] = field(default_factory=list)
    avoided: dict[str, dict[str, None]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)
    every: list[Ask] = field(default_factory=list)
    total: Span | None = None
    seconds: Span | None = None
    distinct: int | None = None
    nothing_else: bool = False
    companion: str | None = None
    chaser: str | None = None
    hedged: str = ""
    text_language: str | None = None

    def note(self, about: Iterable[str], text: Text) -> None:
        """Tell the writer something, once."""
        found = Note(about=tuple(about), text=text.to(self.language)[:400])
        if found not in self.notes:
            self.notes.append(found)


@dataclass(slots=True)
class SceneDraft:
    """The same of one scene."""

    theme: str | None = None
    weak: str | None = None
    elsewhere: Said | None = None
    weather: str | None = None
    time: str | None = None
    asks: list[tuple[str, Span, str, bool]] = field(default_factory=list)
    """Kind, how many, words, whether a number was told."""
    landmark: str | None = None
    last: str | None = None
    first: str | None = None
    ordered: bool = False
    moves: list[str] = field(default_factory=list)
    caption: str = ""
