"""Generators of scenery, one file each: found by being a module of this folder, or offered as `voxleap.generators`."""

from collections.abc import Mapping
from functools import cache, lru_cache

from pydantic import ValidationError

from game.extensions import add_offered, modules
from game.theme import Theme, broken, unknown_generator
from game.view.place import Place
from game.view.places.base import Generator
from game.view.strip import Piece
from voice.words import Text

__all__ = ["Generator", "Piece", "Place", "all_generators", "broken_generators", "painted", "read"]

GROUP = "voxleap.generators"
KEPT = 2
"""Painted places that are kept; one takes some 40 MB."""


def all_generators() -> Mapping[str, type[Generator]]:
    """Give every usable generator by its name: ours first, then those that packages add."""
    return _found()[0]


def broken_generators() -> tuple[Text, ...]:
    """Give one line for each extension that was skipped."""
    return _found()[1]


@cache
def _found() -> tuple[Mapping[str, type[Generator]], tuple[Text, ...]]:
    kinds: dict[str, type[Generator]] = {}
    for module in modules(__name__, __path__):
        for value in vars(module).values():
            kind = _as_generator(value)
            if kind is not None and kind.__module__ == module.__name__:
                kinds[kind.tag()] = kind
    noun = Text("generator of scenery", "景物生成器")
    broken_ones = add_offered(GROUP, noun, _as_generator, lambda kind: kind.tag(), kinds)
    return kinds, broken_ones


def _as_generator(value: object) -> type[Generator] | None:
    if not (isinstance(value, type) and issubclass(value, Generator)):
        return None
    return None if value.model_fields["generator"].is_required() else value


def read(theme: Theme) -> tuple[Generator, ...]:
    """Give a theme's layers as generators, from back to front.

    Raises:
        ThemeError: one line that names the layer and what is wrong with it.

    """
    known = all_generators()
    layers = []
    for number, layer in enumerate(theme.layers):
        where = f"{theme.id}.json: layers[{number}]"
        if layer.generator not in known:
            raise unknown_generator(f"{where}.generator", layer.generator, known)
        try:
            layers.append(known[layer.generator].model_validate_json(layer.model_dump_json()))
        except ValidationError as error:
            raise broken(where, error) from error
    return tuple(layers)


def painted(theme: Theme, time: str, weather: str, size: tuple[int, int]) -> tuple[Piece, ...]:
    """Paint a place, from back to front; the last few stay in memory, so a level begins again at once.

    Raises:
        ThemeError: see `read`.

    """
    return _painted(theme.model_dump_json(), time, weather, size)


@lru_cache(maxsize=KEPT)
def _painted(document: str, time: str, weather: str, size: tuple[int, int]) -> tuple[Piece, ...]:
    theme = Theme.model_validate_json(document)
    place = Place(theme, theme.look(time, weather), time, theme.weather_named(weather), size)
    pieces: list[Piece] = []
    for layer in read(theme):
        pieces += layer.paint(place)
    return tuple(pieces)
