"""The campaign as the map shows it: pack by pack, what is open, what was reached, and the player's own levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from game.level import Level, Pack, find, packs
from game.screens import items
from game.screens.progress import Progress
from game.view import Look, Stop
from voice.words import Text

OWN: Final = Text("Your own levels", "你自己的关卡")
OWN_STORY: Final = Text("What you said, and what became of it.", "你说过的话，变成了这些地方。")
UNLOCK: Final = Text("finish “{title}” first", "先完成“{title}”")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One map: stops along one way."""

    title: Text
    story: Text | None
    look: Look
    first: int
    """Number of its first level among all that can be chosen."""
    names: tuple[str, ...]
    """Of its levels."""
    own: bool = False


def chapters(own: tuple[tuple[str, Level], ...]) -> tuple[Chapter, ...]:
    """Give every map: the packs that ship, long ones in parts, then the player's own levels."""
    found: list[Chapter] = []
    number = 0
    for pack, group in groupby((name for name, _ in items.levels()), key=lambda name: name.partition("/")[0]):
        names = tuple(group)
        about = _packs().get(pack)
        for at in range(0, len(names), items.ON_A_MAP):
            part = names[at : at + items.ON_A_MAP]
            title, story = (about.title, about.story) if about else (Text(pack, pack), None)
            found.append(Chapter(title, story, _look(find_once(part[0])), number, part))
            number += len(part)
    shown = own[: len(items.OWN_SAID)]
    if shown:
        names = tuple(name for name, _ in shown)
        found.append(Chapter(OWN, OWN_STORY, _look(shown[0][1]), number, names, own=True))
    return tuple(found)


def is_open(name: str, chapter: Chapter, progress: Progress) -> bool:
    """Tell whether a level may be played: the first of a pack, what was finished, and what comes after that."""
    at = chapter.names.index(name)
    return chapter.own or at == 0 or name in progress.levels or chapter.names[at - 1] in progress.levels


def before(name: str, chapter: Chapter) -> Text:
    """Give the line that says what opens a level."""
    title = find_once(chapter.names[chapter.names.index(name) - 1]).title.text
    return Text(UNLOCK.en.format(title=title.en), UNLOCK.zh.format(title=title.zh))


def stops(chapter: Chapter, progress: Progress, own: tuple[tuple[str, Level], ...]) -> tuple[Stop, ...]:
    """Give what the map shows of each level."""
    mine = dict(own)
    found = []
    for number, name in enumerate(chapter.names):
        level = mine[name] if chapter.own else find_once(name)
        best = progress.levels.get(name)
        found.append(
            Stop(
                title=level.title.text,
                sign=str(number + 1),
                state="done" if best else "open" if is_open(name, chapter, progress) else "locked",
                stars=best.stars if best else 0,
                best=Text(f"{best.seconds:.1f} s", f"{best.seconds:.1f} 秒") if best else None,
                story=level.story.text if level.story else None,
            )
        )
    return tuple(found)


def first_open(progress: Progress) -> str:
    """Give the level to go on with: the first that was never finished, or the very first again."""
    names = [name for name, _ in items.levels()]
    return next((name for name in names if name not in progress.levels), names[0])


@cache
def find_once(name: str) -> Level:
    """Give a shipped level, read once."""
    return find(name)


@cache
def _packs() -> Mapping[str, Pack]:
    return {pack.id: pack for pack in packs()}


def _look(level: Level) -> Look:
    stage = level.stages[0]
    return stage.theme, stage.weather, stage.time
