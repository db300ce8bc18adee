"""What people read and what they say, in both languages, beside the thing that it names."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text that a user reads."""

    en: str
    zh: str

    def to(self, language: Language) -> str:
        """Give the text in one language."""
        return self.zh if language == "zh" else self.en

    def format(self, **values: object) -> "Text":
        """Fill the same named fields into both languages."""
        return Text(self.en.format(**values), self.zh.format(**values))

    def __str__(self) -> str:
        return self.en if self.en == self.zh else f"{self.en} · {self.zh}"


@dataclass(frozen=True, slots=True)
class Words:
    """What may be said for one thing; the first of each language is the one that is shown."""

    en: tuple[str, ...]
    zh: tuple[str, ...]

    @property
    def shown(self) -> Text:
        """The word that a screen shows for it."""
        return Text(self.en[0], self.zh[0])

    @property
    def all(self) -> tuple[str, ...]:
        """Every phrase, English first."""
        return self.en + self.zh
