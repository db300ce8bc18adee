"""The levels that are shown: the house's or ours; which fit into a visit, and which comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.kiosk.pack.shelf import Pack, current
from game.kiosk.safe import built_in
from game.kiosk.visit.scout import Nominal, Scout
from game.level import Level, LevelError, find, load, shipped
from voice.words import Language, Text

BUILT_IN: Final = "built in"
"""The name of the level that is always there, and all there is in safe mode."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One level that is shown."""

    name: str
    level: Level


@dataclass(frozen=True, slots=True)
class Program:
    """What the house shows."""

    exhibits: tuple[Exhibit, ...]
    languages: tuple[Language, ...] | None = None
    """That the pack is in; None leaves it to the settings."""
    notice: Text | None = None
    name: str = ""
    """Of the pack; empty for our own levels."""
    version: str = ""
    generated: bool = False
    """A model wrote it, and what is shown of it is labelled so."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """More phrases that the house's visitors may say, by command."""
    broken: tuple[str, ...] = ()
    """One line for each level that cannot be shown."""


def program(content: Path | None, *, safe: bool) -> Program:
    """Give what is shown: the pack that is installed in a folder, or the levels that lie in it, or ours.

    Never fails: what is broken is left out and told, and in the end the built-in level is there.
    """
    if safe:
        return Program((Exhibit(BUILT_IN, built_in()),))
    if content is None or not content.is_dir():
        return Program(_named(shipped()))
    pack, trouble = _pack(content)
    files = tuple(pack.levels) if pack is not None else tuple(sorted(content.glob("*.json")))
    exhibits, broken = [], [trouble] if trouble else []
    for file in files:
        try:
            exhibits.append(Exhibit(str(file), load(file)))
        except LevelError as error:
            broken.append(str(error))
    languages = (tuple(pack.languages) or None) if pack is not None else None
    notice = pack.notice if pack is not None else None
    shown = tuple(exhibits) or _named(shipped())
    if pack is None:
        return Program(shown, broken=tuple(broken))
    words = {command: (*spoken.en, *spoken.zh) for command, spoken in pack.words.items()}
    name = str(pack.title)
    return Program(shown, languages, notice, name, pack.version, pack.model_wrote, words, tuple(broken))


def fitting(exhibits: Sequence[Exhibit], found: Scout, longest_s: float) -> tuple[Exhibit, ...]:
    """Give those that the pilot arrives at in time, and those that are not known yet; all of them where none fits."""

    def fits(one: Exhibit) -> bool:
        known: Nominal | None = found.found.get(one.name)
        return known is None or (known.arrives and known.seconds <= longest_s)

    return tuple(one for one in exhibits if fits(one)) or tuple(exhibits)


def after(exhibits: Sequence[Exhibit], name: str) -> Exhibit:
    """Give the one after a level, and the first after the last."""
    names = [one.name for one in exhibits]
    return exhibits[(names.index(name) + 1) % len(exhibits)] if name in names else exhibits[0]


def _named(names: Sequence[str]) -> tuple[Exhibit, ...]:
    return tuple(Exhibit(name, find(name)) for name in names)


def _pack(content: Path) -> tuple[Pack | None, str]:
    """Give the pack that is installed, if any; and a line when it cannot be read."""
    try:
        return current(content), ""
    except Exception as error:  # whatever a stranger's pack does, the kiosk shows our own levels
        return None, str(error)
