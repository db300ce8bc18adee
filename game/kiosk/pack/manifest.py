"""`pack.toml`: what a house writes about its content.

format = 1
name = "river_museum"
version = "2026.11"
languages = ["zh", "en"]            # the first is spoken first
title = { en = "The River Robot", zh = "江上机器人" }
notice = { en = "Made by class 4b", zh = "四年级二班制作" }
levels = ["dawn", "flood"]          # order; the rest follows by name

[hours]                             # as in the kiosk's own settings; without the table those count
every_day = "09:00-12:00, 13:30-17:00"
mon = "closed"

[words]                             # said beside the game's own
jump = { en = ["over it"], zh = ["飞过去"] }

[names]                             # of things on the screen
robot = { en = "Ximen", zh = "西门" }

[[stories]]                         # each becomes a level
id = "flood"
file = "flood.fountain"             # in stories/, or: prompt = "a river in flood, three gaps"
theme = "our_river"                 # of themes/
"""

import tomllib
from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from game.kiosk.hours import HoursSettings
from game.kiosk.pack.errors import PackError
from game.kiosk.pack.plain import DEEPEST, refuse_depth
from game.level.document import NAME, Both, Strict
from voice.words import Language, Text

FILE: Final = "pack.toml"
PICTURE: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.(png|jpg|jpeg)$"
STORY: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.(txt|md|fountain)$"

Id = Annotated[str, Field(pattern=NAME)]
Phrase = Annotated[str, Field(min_length=1, max_length=40)]


class Spoken(Strict):
    """More phrases for one command."""

    en: tuple[Phrase, ...] = Field(default=(), max_length=10)
    zh: tuple[Phrase, ...] = Field(default=(), max_length=10)


class Story(Strict):
    """A story or a prompt: a level is made of it where the pack is checked."""

    id: Id
    file: str | None = Field(default=None, pattern=STORY)
    prompt: str | None = Field(default=None, min_length=1, max_length=4000)
    seed: int = Field(default=1, ge=0, lt=2**63)
    language: Language | None = None
    theme: str | None = Field(default=None, pattern=r"^[a-z][a-z0-9_]{0,39}$", description="every scene is there")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.file is None) == (self.prompt is None):
            raise ValueError("a story has either a file or a prompt")
        return self


class Manifest(Strict):
    """What a pack says of itself."""

    format: Literal[1]
    name: Id
    version: str = Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z.-]{0,29}$")
    title: Both
    languages: tuple[Language, ...] = Field(default=("en", "zh"), min_length=1, max_length=2)
    notice: Both | None = Field(default=None, description="shown to visitors")
    written_by: Literal["people", "model"] = Field(default="people", description="a model's text is labelled as such")
    logo: str | None = Field(default=None, pattern=PICTURE)
    levels: tuple[Id, ...] = Field(default=(), max_length=60)
    hours: HoursSettings | None = None
    words: Mapping[str, Spoken] = Field(default={}, max_length=60)
    names: Mapping[Id, Both] = Field(default={}, max_length=40)
    stories: tuple[Story, ...] = Field(default=(), max_length=40)

    @field_validator("languages", "levels")
    @classmethod
    def _each_once(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(given)) < len(given):
            raise ValueError("something stands twice")
        return given

    @model_validator(mode="after")
    def _no_two_stories_alike(self) -> Self:
        ids = [story.id for story in self.stories]
        if len(set(ids)) < len(ids):
            raise ValueError("two stories have the same id")
        return self


def read_manifest(text: str) -> Manifest:
    """Read a manifest.

    Raises:
        PackError: one line that names the field.

    """
    refuse_depth(text, FILE)
    # `a.a.a.a = 1` nests without a bracket.
    if any(line.split("=")[0].count(".") > DEEPEST for line in text.splitlines()):
        raise PackError(FILE, Text("is nested too deeply", "嵌套太深"))
    try:
        said = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        why = " ".join(str(error).split())[:120]
        raise PackError(FILE, Text(f"is not whole TOML: {why}", f"不是完整的 TOML：{why}")) from None
    try:
        return Manifest.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        at = ".".join(str(part) for part in first["loc"])[:80]
        why = str(first["msg"]).removeprefix("Value error, ")
        raise PackError(f"{FILE}: {at}" if at else FILE, Text(why, f"不对：{why}")) from None
