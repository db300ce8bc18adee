"""What of a level can be picked and changed: obstacles, floors, hints, the start, the goal, and the level itself."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel, ValidationError

from game.level import Ground, Hint, Level, Point
from game.moves import all_moves
from game.obstacles import Box, Obstacle, all_obstacles
from voice.words import Text

Of = Literal["obstacle", "ground", "hint", "start", "goal", "level"]
LISTS: Final[dict[Of, str]] = {"obstacle": "obstacles", "ground": "ground", "hint": "hints"}
GRID: Final = 0.1  # m; places and sizes are multiples of it
NEAR: Final = 0.25  # m around a thing that still picks it
HINT: Final = Box(-0.3, 4.2, 0.6, 0.6)
START: Final = Box(-0.4, 0.0, 0.8, 1.8)
GOAL: Final = Box(-1.6, 0.0, 3.2, 4.4)
CLING: Final = 0.4  # m from a floor at which the hand meant the floor
SMALLEST: Final = 0.8  # m; what is smaller can still be caught


@dataclass(frozen=True, slots=True)
class Pick:
    """Something of a level."""

    of: Of
    number: int = 0
    """In its list."""


@dataclass(frozen=True, slots=True)
class Added:
    """A level with something new, and where that is."""

    level: Level
    pick: Pick


LEVEL: Final = Pick("level")


def entry(level: Level, pick: Pick) -> BaseModel:
    """Give what was picked."""
    match pick.of:
        case "start":
            return level.start
        case "goal":
            return level.goal
        case "level":
            return level
        case _:
            found: BaseModel = getattr(level, LISTS[pick.of])[pick.number]
            return found


def model(level: Level, pick: Pick) -> type[BaseModel]:
    """Give the schema of what was picked."""
    return type(entry(level, pick))


def span(level: Level, pick: Pick) -> Box:
    """Give where it is, m in the world."""
    found = entry(level, pick)
    if isinstance(found, Ground):
        return Box(found.x, found.y + min(0.0, found.rise) - found.depth, found.width, found.depth + abs(found.rise))
    if isinstance(found, Hint):
        return HINT.moved(found.x, 0.0)
    if isinstance(found, Point):
        return (START if pick.of == "start" else GOAL).moved(found.x, found.y)
    if isinstance(found, Level):
        return Box(0.0, 0.0, 0.0, 0.0)
    obstacle = level.obstacles[pick.number]
    hole = obstacle.cuts()
    reach = obstacle.reach() if hole is None else hole
    wide, high = max(reach.width, SMALLEST), max(reach.height, SMALLEST)
    left = reach.x - (wide - reach.width) / 2
    return Box(left, reach.y, wide, high).moved(obstacle.x, obstacle.y)


def pick_at(level: Level, x: float, y: float) -> Pick | None:
    """Give what is at a place, m: the smallest, and floors only where nothing stands."""
    picks = [Pick("obstacle", n) for n in range(len(level.obstacles))]
    picks += [Pick("hint", n) for n in range(len(level.hints))]
    picks += [Pick("start"), Pick("goal")]
    found = [(box.width * box.height, n) for n, pick in enumerate(picks) if _holds(box := span(level, pick), x, y)]
    if found:
        return picks[min(found)[1]]
    grounds = (Pick("ground", n) for n in range(len(level.ground)))
    return next((pick for pick in grounds if _holds(span(level, pick), x, y)), None)


def changed(level: Level, pick: Pick, values: dict[str, Any]) -> Level | Text:
    """Set fields of what was picked, `title.en` for one that lies deeper; one line when the schema says no."""
    old = entry(level, pick)
    data = old.model_dump() if pick.of != "level" else {}
    for name, value in values.items():
        head, _, tail = name.partition(".")
        data[head] = {**getattr(old, head).model_dump(), tail: value} if tail else value
    try:
        if isinstance(old, Level):
            for name, value in data.items():
                old = _set(old, name, value)
            return _unproved(old)
        new = type(old).model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = str(first["msg"]).removeprefix("Value error, ")
        return Text(f"{where}: {reason}", f"{where} 不对：{reason}")
    return _placed(level, pick, new)


def moved(level: Level, pick: Pick, x: float, y: float) -> Level:
    """Put it at a place, m, on the grid; where the schema allows no such place it stays."""
    values: dict[str, float] = {"x": snapped(x)}
    if "y" in model(level, pick).model_fields:
        values["y"] = snapped(y)
    found = changed(level, pick, values)
    return level if isinstance(found, Text) else found


def added(level: Level, kind: str, x: float, y: float) -> Added:
    """Add an obstacle by its kind, or a "ground" or a "hint"."""
    x, y = snapped(x), snapped(y)
    if kind == "ground":
        ground = (*level.ground, Ground(x=x, y=y, width=10.0))
        return Added(_unproved(level.model_copy(update={"ground": ground})), Pick("ground", len(ground) - 1))
    if kind == "hint":
        words = {"en": 'Say "jump"', "zh": "说“跳”"}
        hints = (*level.hints, Hint.model_validate({"x": x, "text": words}))
        return Added(_unproved(level.model_copy(update={"hints": hints})), Pick("hint", len(hints) - 1))
    obstacles = (*level.obstacles, all_obstacles()[kind].model_validate({"x": x, "y": y}))
    level = _able(level.model_copy(update={"obstacles": obstacles}), obstacles[-1])
    return Added(_unproved(level), Pick("obstacle", len(obstacles) - 1))


def copied(level: Level, pick: Pick) -> Added | None:
    """Put another one behind it; None for what there is only one of."""
    if pick.of not in LISTS:
        return None
    old = entry(level, pick)
    box = span(level, pick)
    away: dict[str, Any] = {"x": snapped(box.right + 1.0 + old.model_dump()["x"] - box.x)}
    if "id" in type(old).model_fields:
        away["id"] = None
    name = LISTS[pick.of]
    every = (*getattr(level, name), old.model_copy(update=away))
    return Added(_unproved(level.model_copy(update={name: every})), Pick(pick.of, len(every) - 1))


def removed(level: Level, pick: Pick) -> Level | None:
    """Take it away; None for what a level cannot be without."""
    if pick.of not in LISTS or (pick.of == "ground" and len(level.ground) == 1):
        return None
    name = LISTS[pick.of]
    every = getattr(level, name)
    return _unproved(level.model_copy(update={name: (*every[: pick.number], *every[pick.number + 1 :])}))


def clung(level: Level, x: float, y: float) -> float:
    """Give the height of the floor at a place when it is near, else the height as it is, m."""
    tops = (g.y + g.rise * (x - g.x) / g.width for g in level.ground if g.x <= x <= g.x + g.width)
    return min((top for top in tops if abs(top - y) <= CLING), key=lambda top: abs(top - y), default=y)


def snapped(value: float) -> float:
    """Give the next place on the grid."""
    return round(round(value / GRID) * GRID, 3) + 0.0


def _set(level: Level, name: str, value: Any) -> Level:
    plain = level.model_dump(include={"title", "moves", "start", "goal", "ground", "difficulty", "pace", "language"})
    checked = Level.model_validate({**plain, name: value})  # without its obstacles, which are not what changes
    return level.model_copy(update={name: getattr(checked, name)})


def _placed(level: Level, pick: Pick, new: BaseModel) -> Level:
    if pick.of not in LISTS:
        return _unproved(level.model_copy(update={pick.of: new}))
    name = LISTS[pick.of]
    every = getattr(level, name)
    changed_level = level.model_copy(update={name: (*every[: pick.number], new, *every[pick.number + 1 :])})
    return _unproved(_able(changed_level, new) if isinstance(new, Obstacle) else changed_level)


def _able(level: Level, obstacle: Obstacle) -> Level:
    """Offer a move that gets past an obstacle, and what it builds on, if the level offers none."""
    ways = obstacle.passed_by()
    if not ways or ways & set(level.moves):
        return level
    moves = all_moves()
    way = next((name for name in moves if name in ways), "")
    wanted = (*moves[way].builds_on, way) if way else ()
    offered = (*level.moves, *(name for name in wanted if name in moves and name not in level.moves))
    return level.model_copy(update={"moves": offered})


def _unproved(level: Level) -> Level:
    return level.model_copy(update={"proof": None})


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x - NEAR <= x <= box.right + NEAR and box.y - NEAR <= y <= box.top + NEAR
