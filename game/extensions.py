"""Finding what teams add: modules of a folder of ours, and entry points of packages of theirs."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import entry_points
from types import ModuleType
from typing import TypeVar

from voice.words import Text

T = TypeVar("T")


def modules(package: str, path: Sequence[str]) -> Iterator[ModuleType]:
    """Import every module of a package of ours, in the order of their names."""
    for info in sorted(pkgutil.iter_modules(path), key=lambda i: i.name):
        yield importlib.import_module(f"{package}.{info.name}")


def add_offered(
    group: str, noun: Text, wanted: Callable[[object], T | None], name: Callable[[T], str], into: dict[str, T]
) -> tuple[Text, ...]:
    """Add what packages offer by entry points; one that is broken is skipped.

    Args:
        group: the entry points' group.
        noun: what it should be, such as "move", for the lines below.
        wanted: gives the thing itself, or None when it is none.
        name: gives its name, which must be new.
        into: gets them by their names.

    Returns:
        One line for each that was skipped.

    """
    skipped: list[Text] = []
    for entry in sorted(entry_points(group=group), key=lambda e: e.name):
        try:
            found = wanted(entry.load())
        except Exception as error:  # a stranger's module may raise anything; it must not stop the game
            skipped.append(_skipped(entry.value, noun, f"{type(error).__name__}: {error}"))
            continue
        if found is None:
            skipped.append(_skipped(entry.value, noun, f"not a {noun.en}"))
        elif name(found) in into:
            skipped.append(_skipped(entry.value, noun, f'"{name(found)}" exists already'))
        else:
            into[name(found)] = found
    return tuple(skipped)


def _skipped(where: str, noun: Text, why: str) -> Text:
    return Text(f"{where}: {noun.en} skipped: {why}", f"{where}：跳过这个{noun.zh}：{why}")
