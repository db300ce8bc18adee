"""The form of whatever was picked, made from its schema: an obstacle of a team's has one without a line for it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel

from game.level import Level
from game.level.document import Both
from voice.words import Text

STEP: Final = 0.1  # of a number with a point
FEW: Final = 20  # whole numbers a range may hold to go by one; wider ones go by ten
HIDDEN: Final = frozenset({"kind", "id"})
OF_LEVEL: Final = ("title", "difficulty", "pace")
NAMES: Final[Mapping[str, Text]] = {
    "x": Text("x, m", "横坐标 米"),
    "y": Text("y, m", "高度坐标 米"),
    "width": Text("width, m", "宽 米"),
    "height": Text("height, m", "高 米"),
    "depth": Text("depth, m", "厚 米"),
    "rise": Text("rise, m", "升高 米"),
    "size": Text("size, m", "边长 米"),
    "gap": Text("gap below, m", "下方空隙 米"),
    "length": Text("length, m", "长度 米"),
    "period": Text("period, ticks", "周期 帧"),
    "pause": Text("pause, ticks", "停顿 帧"),
    "wait": Text("waits, ticks", "等待 帧"),
    "stay": Text("stays, ticks", "停留 帧"),
    "delay": Text("delay, ticks", "延迟 帧"),
    "closes": Text("closes after, ticks", "关门 帧"),
    "duty": Text("lit share", "亮的比例"),
    "speed": Text("speed, m/s", "速度 米/秒"),
    "travel": Text("travel, m", "路程 米"),
    "travel_x": Text("travel x, m", "横移 米"),
    "travel_y": Text("travel y, m", "竖移 米"),
    "power": Text("power, m/s", "弹力 米/秒"),
    "push": Text("push", "横推力"),
    "lift": Text("lift", "升力"),
    "drag": Text("drag", "阻力"),
    "swing": Text("swing", "摆幅"),
    "deadly": Text("deadly", "致命"),
    "word": Text("its word", "口令"),
    "made": Text("made as", "样式"),
    "look": Text("look", "样式"),
    "difficulty": Text("difficulty", "难度"),
    "pace": Text("pace", "节奏"),
    "title.en": Text("title, English", "英文标题"),
    "title.zh": Text("title, Chinese", "中文标题"),
    "text.en": Text("English", "英文"),
    "text.zh": Text("Chinese", "中文"),
}
"""Fields by name; a team's own field shows the name that they gave it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One field."""

    name: str
    label: Text
    kind: Literal["float", "int", "bool", "choice", "text"]
    value: Any
    low: float = -math.inf
    high: float = math.inf
    choices: tuple[str, ...] = ()
    about: str = ""
    """What the schema says of it."""

    @property
    def shown(self) -> str:
        """Give the value as people write it."""
        if self.kind == "float":
            return f"{self.value:g}"
        return str(self.value)


def fields(found: BaseModel) -> tuple[Row, ...]:
    """Give the form of what was picked, in the order of its schema; places come first."""
    names = OF_LEVEL if isinstance(found, Level) else tuple(type(found).model_fields)
    ordered = sorted((n for n in names if n not in HIDDEN), key=lambda n: ("x", "y").index(n) if n in ("x", "y") else 2)
    return tuple(row for name in ordered for row in _rows(found, name))


def stepped(row: Row, steps: int) -> Any:
    """Give the value some steps further, within its limits; choices go round."""
    match row.kind:
        case "bool":
            return not row.value if steps % 2 else row.value
        case "choice":
            return row.choices[(row.choices.index(row.value) + steps) % len(row.choices)]
        case "int":
            width = 1 if row.high - row.low <= FEW else 10
            return int(min(row.high, max(row.low, row.value + steps * width)))
        case "float":
            return round(min(row.high, max(row.low, row.value + steps * STEP)), 3)
        case _:
            return row.value


def parsed(row: Row, text: str) -> Any:
    """Read what somebody typed; what is no number is given to the schema as it is, which says why not."""
    text = text.strip()
    if row.kind in ("float", "int"):
        try:
            return float(text.replace("，", ".").replace(",", "."))
        except ValueError:
            return text
    return text


def _rows(found: BaseModel, name: str) -> tuple[Row, ...]:
    field, value = type(found).model_fields[name], getattr(found, name)
    label = NAMES.get(name, Text(name, name))
    about = field.description or ""
    if isinstance(value, Both):
        return tuple(
            Row(f"{name}.{language}", NAMES[f"{name}.{language}"], "text", getattr(value, language), about=about)
            for language in ("en", "zh")
        )
    if isinstance(value, bool):
        return (Row(name, label, "bool", value, about=about),)
    if get_origin(field.annotation) is Literal:
        choices = tuple(str(choice) for choice in get_args(field.annotation))
        return (Row(name, label, "choice", value, choices=choices, about=about),) if len(choices) > 1 else ()
    if isinstance(value, int | float):
        kind: Literal["int", "float"] = "int" if field.annotation is int else "float"
        low, high = _limits(field.metadata, 1 if kind == "int" else STEP)
        return (Row(name, label, kind, value, low, high, about=about),)
    return (Row(name, label, "text", value, about=about),) if isinstance(value, str) else ()


def _limits(marks: list[Any], least: float) -> tuple[float, float]:
    """Give the least and the greatest value that a schema takes; a bound that is itself outside is left by a step."""
    low, high = -math.inf, math.inf
    for mark in marks:
        low = max(low, getattr(mark, "ge", -math.inf), getattr(mark, "gt", -math.inf) + least)
        high = min(high, getattr(mark, "le", math.inf), getattr(mark, "lt", math.inf) - least)
    return low, high
