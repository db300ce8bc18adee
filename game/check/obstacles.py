"""Is it an obstacle that the game can trust?"""

import itertools
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, get_args

from pydantic import ValidationError

from game.check.chance import PLACE, by_chance
from game.check.fault import Fault
from game.check.moves import NAME, check_words, impure
from game.check.trial import AT, passes
from game.level import all_words
from game.moves import all_moves
from game.obstacles import Body, Box, Contact, Ink, Obstacle, all_obstacles
from voice.words import Text, Words

TICKS: Final = (0, 1, 7, 30, 61, 119, 300, 600)
DRAWS: Final = 3
THOROUGH: Final = 50
SEED: Final = 6
WIDEST = 40.0  # m; larger than this is no obstacle but a place
NEAR = 0.01  # m
UNPASSED: Final = frozenset({"turn_back"})
"""Moves that lead away; nothing is past afterwards."""


def check_obstacle(
    where: str, kind: type[Obstacle], beside: Mapping[str, Words] | None = None, draws: int = DRAWS
) -> tuple[Fault, ...]:
    """Give what is wrong with an obstacle; nothing grave for a good one.

    Args:
        where: begins each line.
        kind: the obstacle.
        beside: commands of the same package, which the game may not know yet.
        draws: sets of parameters by chance with which it is tried, beside its defaults.

    """
    place = f"{where}: {kind.tag()}"
    if not NAME.match(kind.tag()):
        return (
            Fault(
                f"{place}.kind",
                Text(
                    "must be small letters, digits and _, such as laser_gate",
                    "只能用小写字母、数字和 _，例如 laser_gate",
                ),
            ),
        )
    shipped = all_obstacles().get(kind.tag())
    if shipped is not None and (shipped.__module__, shipped.__name__) != (kind.__module__, kind.__name__):
        return (
            Fault(f"{place}.kind", Text("is taken by another obstacle; take another", "这个名字已被占用；请换一个")),
        )
    try:
        thing = kind.model_validate({"kind": kind.tag(), "x": AT})
    except ValidationError as error:
        field = ".".join(str(p) for p in error.errors()[0]["loc"])
        return (Fault(f"{place}.{field}", Text("needs a default", "需要默认值")),)
    try:
        faults = (
            *_schema(place, thing),
            *_words(place, kind),
            *_commands(place, kind, {**all_words(), **(beside or {})}),
            *_boxes(place, thing),
            *_answers(place, thing),
            *_drawing(place, thing),
        )
        if any(fault.grave for fault in faults):
            return faults
        chance = random.Random(SEED)
        others = (by_chance(kind, chance, AT) for _ in range(draws))
        tried = (fault for other in (thing, *others) for fault in _tried(place, other, other is thing))
        return (*faults, *itertools.islice(tried, 1))
    except Exception as error:  # whatever a stranger's method raises
        why = f"{type(error).__name__}: {error}".splitlines()[0]
        return (Fault(place, Text(f"raises {why}", f"抛出异常 {why}")),)


def _schema(place: str, thing: Obstacle) -> Iterator[Fault]:
    if type(thing).model_validate_json(thing.model_dump_json()) != thing:
        yield Fault(place, Text("is not the same after being saved and read", "保存再读取后不一样"))
    for name, field in type(thing).model_fields.items():
        if field.annotation not in (int, float):
            continue
        bounds = {type(mark).__name__ for mark in field.metadata}
        if not (bounds & {"Ge", "Gt"} and bounds & {"Le", "Lt"}):
            yield Fault(
                f"{place}.{name}",
                Text(
                    "needs bounds, such as Field(ge=0.3, le=3): levels come from strangers",
                    "需要上下限，例如 Field(ge=0.3, le=3)：关卡可能来自陌生人",
                ),
            )


def _words(place: str, kind: type[Obstacle]) -> Iterator[Fault]:
    words = getattr(kind, "words", None)
    if not isinstance(words, Words) or not words.en or not words.zh:
        yield Fault(f"{place}.words", Text("needs words in English and in Chinese", "需要英文和中文的词"))
        return
    for tag, other in all_obstacles().items():
        for word in sorted(set(words.all) & set(other.words.all) if tag != kind.tag() else ()):
            yield Fault(
                f"{place}.words",
                Text(f'"{word}" already means {tag}; take another word', f"“{word}”已经表示 {tag}；请换一个词"),
            )


def _commands(place: str, kind: type[Obstacle], others: Mapping[str, Words]) -> Iterator[Fault]:
    for command, words in kind.commands.items():
        where = f"{place}.commands.{command}"
        if not NAME.match(command):
            yield Fault(where, Text("must be small letters, digits and _", "只能用小写字母、数字和 _"))
        elif command in all_moves():
            yield Fault(where, Text("is taken by a move; take another", "这个名字已被动作占用；请换一个"))
        else:
            yield from check_words(where, command, words, others)


def _boxes(place: str, thing: Obstacle) -> Iterator[Fault]:
    state = thing.first_state()
    hash(state)
    reach = thing.reach()
    if not (0 < reach.width <= WIDEST and 0 < reach.height <= WIDEST):
        yield Fault(
            f"{place}.reach",
            Text(f"must be larger than nothing and at most {WIDEST:.0f} m", f"必须大于 0，最多 {WIDEST:.0f} 米"),
        )
        return
    for name, ask in (("solids", thing.solids), ("hazards", thing.hazards)):
        for tick in TICKS:
            boxes = ask(state, tick)
            if boxes != ask(state, tick):
                yield Fault(
                    f"{place}.{name}",
                    Text(
                        "gives two answers for the same state and tick: no chance, no clock",
                        "同一状态同一时刻给出不同结果：不能用随机或时钟",
                    ),
                )
                return
            if any(not all(map(math.isfinite, box)) or box.width <= 0 or box.height <= 0 for box in boxes):
                yield Fault(
                    f"{place}.{name}", Text(f"gives a box without size at tick {tick}", f"第 {tick} 刻的框没有大小")
                )
                return
            if any(not _within(box, reach) for box in boxes):
                yield Fault(
                    f"{place}.reach",
                    Text(
                        f"must hold all of its {name}; at tick {tick} it does not", f"第 {tick} 刻没有包住它的 {name}"
                    ),
                )
                return


def _answers(place: str, thing: Obstacle) -> Iterator[Fault]:
    """Touch it and tell it its commands, each twice."""
    state = thing.first_state()
    reach = thing.reach()
    body = Body(thing.x + reach.x + reach.width / 2, thing.y + reach.y, vx=5.0, gait="run", move="run")
    for tick in TICKS:
        for contact in (Contact(False, True), Contact(True, False), Contact(True, True)):
            if thing.react(state, tick, body, contact) != thing.react(state, tick, body, contact):
                yield impure(f"{place}.react")
                return
        for command in thing.commands:
            if thing.obey(state, tick, command, body) != thing.obey(state, tick, command, body):
                yield impure(f"{place}.obey")
                return


def _within(box: Box, reach: Box) -> bool:
    return (
        reach.x - NEAR <= box.x
        and box.right <= reach.right + NEAR
        and reach.y - NEAR <= box.y
        and box.top <= reach.top + NEAR
    )


def _tried(place: str, thing: Obstacle, default: bool) -> Iterator[Fault]:
    """Try one set of parameters; a fault of a set by chance tells which it was."""
    given = ", ".join(f"{name}={value}" for name, value in thing if name not in PLACE)
    for fault in (*(() if default else _boxes(place, thing)), *_ways(place, thing, default)):
        text = fault.text if default else Text(f"with {given}: {fault.text.en}", f"参数 {given} 时：{fault.text.zh}")
        yield Fault(fault.where, text, fault.grave)


def _ways(place: str, thing: Obstacle, default: bool) -> Iterator[Fault]:
    named = thing.passed_by()
    known = all_moves()
    hurts = any(thing.hazards(thing.first_state(), tick) for tick in TICKS)
    if default and hurts and not named and not thing.commands:
        yield Fault(
            f"{place}.passed_by",
            Text("is empty, but it hurts: name the moves that get past it", "是空的，但它会伤人：请写出能通过的动作"),
        )
    for move in sorted(named):
        if move not in known:
            names = ", ".join(known)
            yield Fault(
                f"{place}.passed_by",
                Text(f'"{move}" is not a move; there are {names}', f"没有“{move}”这个动作；可用：{names}"),
            )
        elif move not in UNPASSED and not passes(thing, move):
            yield Fault(
                f"{place}.passed_by",
                Text(
                    f'"{move}" does not get past it, whenever it is said; leave it out or mend the boxes',
                    f"无论何时说“{move}”都过不去；请去掉它或修改尺寸",
                ),
            )
    for command in thing.offers():
        if not passes(thing, command):
            yield Fault(
                f"{place}.commands.{command}",
                Text("does not get past it, whenever it is said", "无论何时说都过不去"),
            )


class _Recorder:
    """A painter that looks at what it is told to draw."""

    def __init__(self) -> None:
        self.faults: list[Text] = []

    def box(self, box: Box, ink: Ink) -> None:
        self._look(box, ink)

    def line(self, start: Sequence[float], end: Sequence[float], ink: Ink, width: float = 0.08) -> None:
        self._look((*start, *end, width), ink)

    def polygon(self, points: Sequence[Sequence[float]], ink: Ink) -> None:
        self._look([value for point in points for value in point], ink)
        if len(points) < 3:
            self.faults.append(Text("a polygon needs three points", "多边形至少要三个点"))

    def disc(self, centre: Sequence[float], radius: float, ink: Ink) -> None:
        self._look((*centre, radius), ink)

    def glow(self, box: Box, ink: Ink) -> None:
        self._look(box, ink)

    def post(self, base: Sequence[float], height: float, ink: Ink) -> None:
        self._look((*base, height), ink)

    def veil(self, points: Sequence[Sequence[float]], ink: Ink, share: float) -> None:
        self.polygon(points, ink)
        if not 0 <= share <= 1:
            self.faults.append(Text("the share of a veil lies between 0 and 1", "薄层的比例在 0 到 1 之间"))

    def text(self, middle: Sequence[float], words: str, height: float, ink: Ink) -> None:
        self._look((*middle, height), ink)

    def _look(self, values: Sequence[float], ink: Ink) -> None:
        inks = get_args(Ink)
        if ink not in inks:
            known = ", ".join(inks)
            self.faults.append(Text(f'"{ink}" is not an ink; there are {known}', f"没有“{ink}”这种墨色；可用：{known}"))
        if not all(math.isfinite(value) and abs(value) < 1000 for value in values):
            self.faults.append(Text("a place is no number, or a kilometre away", "坐标不是数字，或远在千米之外"))


def _drawing(place: str, thing: Obstacle) -> Iterator[Fault]:
    state = thing.first_state()
    for name in ("draw_still", "draw_moving"):
        recorder = _Recorder()
        if name == "draw_still":
            thing.draw_still(recorder)
        else:
            for tick in TICKS:
                thing.draw_moving(recorder, state, tick)
        if recorder.faults:
            yield Fault(f"{place}.{name}", recorder.faults[0])
