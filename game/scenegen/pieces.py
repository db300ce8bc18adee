"""Pieces of way: for each kind of obstacle, the shortest stretch in which it is met, and passed by a voice.

A piece is laid on a floor at height 0 from x = 0. Its measures come from trying them in the simulation; whether it can
be passed where it was laid is proved by the pilot, never assumed. A kind that has no piece of its own, such as a
team's, is set on a plain floor with its own defaults.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from game.obstacles import all_obstacles
from game.sim import TICKS_PER_SECOND

Thing = dict[str, Any]
CLOCK = 120
"""Ticks of which everything that goes by the clock takes a multiple: many things with one clock show a proof few cases,
two with clocks of their own show all pairs."""
Floor = tuple[float, float, float]
"""Left end, right end and height, m."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of way with its things."""

    kind: str
    things: tuple[Thing, ...]
    """Obstacle documents; x from the piece's beginning, y from its first floor."""
    length: float
    """m of way."""
    floors: tuple[Floor, ...] = ()
    """Empty for one plain floor."""
    rise: float = 0.0
    """Height of its end over its beginning, m."""
    takes_s: float = 0.0
    """Time beside the running."""
    command: str = ""
    """What has to be said there; empty for nothing."""
    moves: frozenset[str] = frozenset()
    """What the level must offer for it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a piece is made for."""

    ease: float
    """0 the hardest that is fair .. 1 the gentlest."""
    chance: random.Random
    moves: frozenset[str]
    """That may be asked of the player; others must not be needed."""
    up: int = 0
    """1 where the way is to rise, -1 where it is to fall, 0 where its ends are to be level."""
    needs: str = ""
    """A move that must be needed here."""
    number: int = 0
    """How many of its kind came before."""
    ways: Mapping[str, float] = field(default_factory=dict)


def between(wish: Wish, hard: float, easy: float) -> float:
    """Give a measure by how easy it is to be, with a little of chance; rounded to 5 cm."""
    share = min(1.0, max(0.0, wish.ease + wish.chance.uniform(-0.12, 0.12)))
    return round((hard + (easy - hard) * share) * 20) / 20


def piece(kind: str, wish: Wish) -> Piece:
    """Give a piece for a kind."""
    make = PIECES.get(kind)
    return make(wish) if make else _plain(kind, wish)


def _plain(kind: str, wish: Wish) -> Piece:
    """Set a stranger on a plain floor, as its own schema has it."""
    thing = all_obstacles()[kind].model_validate({"kind": kind, "x": 0.0})
    reach = thing.reach()
    passed = sorted(thing.passed_by() & wish.moves) or sorted(thing.passed_by())
    command = next((m for m in passed if m not in ("run", "stop")), "")
    left = max(0.0, -reach.x)
    words = thing.offers()
    return Piece(
        kind,
        ({"kind": kind, "x": left},),
        left + max(reach.right, 0.5),
        command=command or (words[0] if words else ""),
        moves=frozenset({command} if command and "run" not in passed else ()),
    )


def _gap(wish: Wish) -> Piece:
    if wish.needs == "double_jump":
        return Piece(
            "gap", ({"kind": "gap", "x": 0.0, "width": 5.5},), 5.5, command="jump", moves=_moves("jump double_jump")
        )
    if wish.needs == "dash":
        return Piece("gap", ({"kind": "gap", "x": 0.0, "width": 2.0},), 2.0, command="dash", moves=_moves("dash"))
    width = between(wish, 3.3, 1.8)
    return Piece("gap", ({"kind": "gap", "x": 0.0, "width": width},), width, command="jump", moves=_moves("jump"))


def _spikes(wish: Wish) -> Piece:
    width = between(wish, 1.3, 0.8)  # a wider row leaves less of a leap than a word is late
    height = between(wish, 0.55, 0.4)
    return Piece(
        "spikes",
        ({"kind": "spikes", "x": 0.0, "width": width, "height": height},),
        width,
        command="jump",
        moves=_moves("jump"),
    )


def _low_beam(wish: Wish) -> Piece:
    width = between(wish, 2.4, 1.0)
    gap = 1.2 if wish.needs == "roll" else 1.05
    command = "roll" if wish.needs == "roll" else "slide"
    return Piece(
        "low_beam",
        ({"kind": "low_beam", "x": 0.0, "width": width, "gap": gap},),
        width,
        command=command,
        moves=_moves(command),
    )


def _wall(wish: Wish) -> Piece:
    if wish.needs == "wall_run":
        return _wall_of(4.0, 1.0, "jump", "jump wall_run")
    if "climb" in wish.moves:
        return _wall_of(between(wish, 4.6, 2.8), between(wish, 1.0, 2.0), "climb", "climb")
    return _wall_of(1.2, 0.8, "jump", "jump")


def _wall_of(height: float, width: float, command: str, moves: str) -> Piece:
    thing = {"kind": "wall", "x": 0.0, "height": height, "width": width}
    return Piece("wall", (thing,), width, takes_s=height / 2.5, command=command, moves=_moves(moves))


def _crate(wish: Wish) -> Piece:
    if wish.needs == "vault":
        return Piece("crate", ({"kind": "crate", "x": 0.0, "size": 1.4},), 1.4, command="vault", moves=_moves("vault"))
    size = between(wish, 1.3, 0.8)
    return Piece("crate", ({"kind": "crate", "x": 0.0, "size": size},), size, command="jump", moves=_moves("jump"))


def _laser_gate(wish: Wish) -> Piece:
    low = "jump" in wish.moves and ("slide" not in wish.moves or wish.chance.random() < 0.5)
    blinks = wish.ease < 0.4 and wish.chance.random() < 0.4
    # A slide takes 0.7 s and a word is late by half a second: what is slid under must be passed in what is left.
    width = 1.0 if low else 0.6
    thing: Thing = {"kind": "laser_gate", "x": 0.0, "width": width, "height": 0.5 if low else 1.15, "duty": 1.0}
    if blinks:
        thing |= {"duty": 0.5, "period": 2 * CLOCK}  # dark for two seconds: time to see it, to say it and to go
    command = "jump" if low else "slide"
    return Piece("laser_gate", (thing,), width, command=command, moves=_moves(command))


def _moving_platform(wish: Wish) -> Piece:
    if wish.needs == "stop":
        # Too wide to leap: it has to be ridden, standing.
        wide, width = 13.0, 4.0
        thing: Thing = {
            "kind": "moving_platform",
            "x": 0.0,
            "width": width,
            "travel_x": wide - width,
            "period": 4 * CLOCK,
            "pause": CLOCK // 2,
        }
        return Piece(
            "moving_platform", (thing,), wide, ((0.0, 0.0, 0.0), (wide, wide, 0.0)), takes_s=7.0, command="stop"
        )
    wide = 7.0
    thing = {"kind": "moving_platform", "x": 1.6, "width": 3.8, "travel_y": 0.8, "period": CLOCK, "pause": 0}
    floors = ((0.0, 0.0, 0.0), (wide, wide, 0.0))
    return Piece("moving_platform", (thing,), wide, floors, takes_s=2.0, command="jump", moves=_moves("jump"))


def _falling_platform(wish: Wish) -> Piece:
    width = between(wish, 4.4, 2.4)
    delay = round(width * 12) + round(between(wish, 14, 45))
    thing = {"kind": "falling_platform", "x": 0.0, "width": width, "delay": delay}
    return Piece("falling_platform", (thing,), width, ((0.0, 0.0, 0.0), (width, width, 0.0)))


def _drone(wish: Wish) -> Piece:
    if "slide" in wish.moves and wish.ease > 0.8:
        travel = between(wish, 1.0, 0.6)
        speed = travel / (CLOCK / 2 / TICKS_PER_SECOND)
        thing: Thing = {"kind": "drone", "x": 0.0, "travel": travel, "height": 1.0, "speed": speed}
        return Piece("drone", (thing,), travel + 1.4, command="slide", moves=_moves("slide"))
    # It climbs and comes down again: wait until it is high, then run.
    speed = 2.8 / (2 * CLOCK / TICKS_PER_SECOND)
    thing = {"kind": "drone", "x": 0.0, "travel": 1.0, "height": 0.8, "rise": 2.8, "speed": speed}
    return Piece("drone", (thing,), 2.4, takes_s=3.0, command="stop")


def _conveyor(wish: Wish) -> Piece:
    width = between(wish, 9.0, 5.0)
    speed = -between(wish, 2.4, 1.2) if wish.chance.random() < 0.6 else between(wish, 2.5, 1.5)
    return Piece(
        "conveyor", ({"kind": "conveyor", "x": 0.0, "width": width, "speed": speed},), width, takes_s=width / 8
    )


def _escalator(wish: Wish) -> Piece:
    rise = round(between(wish, 3.0, 2.0) * 2) / 2 * (-1 if wish.up < 0 else 1)
    length = 2.5 + abs(rise) * 2
    thing = {"kind": "escalator", "x": 0.0, "rise": rise, "speed": 1.0 if wish.ease > 0.3 else -0.5}
    return Piece("escalator", (thing,), length, ((0.0, 0.0, 0.0), (length, length, rise)), rise)


def _elevator(wish: Wish) -> Piece:
    if wish.up < 0:
        rise = -3.0
        thing = {"kind": "elevator", "x": 0.0, "width": 3.0, "rise": rise}
        return Piece("elevator", (thing,), 3.0, ((0.0, 0.0, 0.0), (3.0, 3.0, rise)), rise, takes_s=2.5)
    rise = round(between(wish, 3.0, 2.4) * 2) / 2
    thing = {"kind": "elevator", "x": 0.0, "width": 3.0, "rise": rise, "wait": 30}
    return Piece("elevator", (thing,), 3.0, ((0.0, 0.0, 0.0), (3.0, 3.0, rise)), rise, takes_s=3.0)


def _wind_zone(wish: Wish) -> Piece:
    width = between(wish, 10.0, 6.0)
    push = -between(wish, 2.2, 1.2) if wish.chance.random() < 0.6 else 1.5
    return Piece("wind_zone", ({"kind": "wind_zone", "x": 0.0, "width": width, "push": push},), width, takes_s=0.6)


def _springboard(wish: Wish) -> Piece:
    thing = {"kind": "springboard", "x": 0.0, "width": 1.6, "power": 15.0}
    if wish.ease > 0.7:
        return Piece("springboard", (thing,), 9.0)
    return Piece("springboard", (thing,), 9.0, ((0.0, 2.4, 0.0), (5.2, 9.0, 0.0)))


def _swinging_hook(wish: Wish) -> Piece:
    look = ("hook", "rope", "vine")[int(wish.ways.get("look", 0.0))]
    wide, dip = 7.0, -0.9
    thing = {"kind": "swinging_hook", "x": wide / 2, "look": look}
    # Who misses it drops into a hollow and leaps out of it: time lost, no life.
    floors = ((0.0, 0.0, 0.0), (0.0, wide, dip), (wide, wide, 0.0))
    return Piece("swinging_hook", (thing,), wide, floors, takes_s=2.5, command="jump", moves=_moves("jump"))


def _water(wish: Wish) -> Piece:
    if "jump" not in wish.moves or wish.ease > 0.6:
        width = between(wish, 6.0, 3.0)
        return Piece("water", ({"kind": "water", "x": 0.0, "width": width, "depth": 0.3},), width, takes_s=0.5)
    width = between(wish, 3.2, 2.4)
    deadly = wish.ease < 0.35
    thing = {"kind": "water", "x": 0.0, "width": width, "depth": 0.9, "deadly": deadly}
    return Piece("water", (thing,), width, command="jump", moves=_moves("jump"))


def _door_terminal(wish: Wish) -> Piece:
    word = ("open", "unlock")[wish.number % 2]
    return Piece("door_terminal", ({"kind": "door_terminal", "x": 2.2, "word": word},), 2.8, command=word)


def _moves(names: str) -> frozenset[str]:
    return frozenset(names.split())


PIECES: Mapping[str, Callable[[Wish], Piece]] = {
    "gap": _gap, "spikes": _spikes, "low_beam": _low_beam, "wall": _wall, "crate": _crate, "laser_gate": _laser_gate,
    "moving_platform": _moving_platform, "falling_platform": _falling_platform, "drone": _drone, "conveyor": _conveyor,
    "escalator": _escalator, "elevator": _elevator, "wind_zone": _wind_zone, "springboard": _springboard,
    "swinging_hook": _swinging_hook, "water": _water, "door_terminal": _door_terminal,
}  # fmt: skip
