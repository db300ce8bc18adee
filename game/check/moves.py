"""Is it a move that the game can trust?"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Final, TypeVar

from game.check.fault import Fault
from game.check.trial import course
from game.moves import Move, Pose, all_moves
from game.sim import Body, Touch, begin, step, ticks
from voice.engine import EngineError, make_engine
from voice.vocabulary import VocabularyError, vocabulary
from voice.words import Text

NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,30}\Z")
FASTEST = 25.0  # m/s; faster than this a body passes through things
LONGEST = ticks(5)  # a move that is no gait is over by then
FLOOR = Touch(floor=True, wall=False, wall_top=0.0, headroom=4.0, since_floor=0)
AIR = Touch(floor=False, wall=False, wall_top=0.0, headroom=4.0, since_floor=30)
WALL = Touch(floor=True, wall=True, wall_top=2.0, headroom=4.0, since_floor=0)
SITUATIONS: Final[tuple[tuple[Body, Touch], ...]] = (
    (Body(0.0, 0.0), FLOOR),
    (Body(0.0, 0.0, vx=5.0, gait="run", move="run"), FLOOR),
    (Body(0.0, 0.0, vx=-5.0, facing=-1, gait="run", move="run"), FLOOR),
    (Body(0.0, 1.5, vx=5.0, vy=1.0, gait="run", move="jump", airborne=30), AIR),
    (Body(0.0, 0.0, vx=0.0, gait="run", move="run"), WALL),
)
Answer = TypeVar("Answer")


def check_move(where: str, move: Move) -> tuple[Fault, ...]:
    """Give what is wrong with a move; nothing for a good one."""
    place = f"{where}: {move.name}"
    shipped = all_moves().get(move.name)
    others = {name: m for name, m in all_moves().items() if name != move.name}
    if not NAME.match(move.name):
        return (
            Fault(
                f"{place}.name",
                Text(
                    "must be small letters, digits and _, such as wall_run", "只能用小写字母、数字和 _，例如 wall_run"
                ),
            ),
        )
    if shipped is not None and shipped.begin is not move.begin:
        return (Fault(f"{place}.name", Text("is taken by another move; take another", "这个名字已被占用；请换一个")),)
    return (*_words(place, move, others), *_poses(place, move), *_functions(place, move))


def _words(place: str, move: Move, others: Mapping[str, Move]) -> Iterator[Fault]:
    for language, words in (("en", move.words.en), ("zh", move.words.zh)):
        if not words:
            yield Fault(f"{place}.words.{language}", Text("is empty; give at least one word", "是空的；至少给一个词"))
            return
    try:
        known = vocabulary({name: m.words for name, m in others.items()} | {move.name: move.words})
    except VocabularyError as error:
        yield Fault(f"{place}.words", error.text)
        return
    if not known.of(move.name):
        yield Fault(f"{place}.words", Text("has no word that can be heard", "没有能听见的词"))
        return
    try:
        make_engine("sphinx").prepare(vocabulary({move.name: move.words}))
    except EngineError as error:
        yield Fault(f"{place}.words", error.text)


def _poses(place: str, move: Move) -> Iterator[Fault]:
    if not move.poses:
        yield Fault(f"{place}.poses", Text("is empty; give at least one Pose", "是空的；至少给一个 Pose"))
        return
    phases = [pose.phase for pose in move.poses]
    if phases != sorted(phases) or phases[0] < 0 or phases[-1] > 1:
        yield Fault(f"{place}.poses", Text("phases must rise from 0 to 1", "phase 必须从 0 递增到 1"))
    if not all(math.isfinite(angle) for pose in move.poses for angle in _angles(pose)):
        yield Fault(f"{place}.poses", Text("an angle is no number", "有角度不是数字"))


def _angles(pose: Pose) -> Iterator[float]:
    for field in fields(pose):
        value = getattr(pose, field.name)
        yield from value if isinstance(value, tuple) else (value,)


def _functions(place: str, move: Move) -> Iterator[Fault]:
    try:
        begun = False
        for body, touch in SITUATIONS:
            if not _same(lambda body=body, touch=touch: bool(move.can_begin(body, touch))):  # type: ignore[misc]
                yield _impure(f"{place}.can_begin")
                return
            if move.can_begin(body, touch):
                begun = True
                faults = tuple(_goes(place, move, body, touch))
                yield from faults
                if faults:
                    return
        if not begun:
            yield Fault(
                f"{place}.can_begin",
                Text("never says yes: not standing, running, in the air or at a wall", "站、跑、空中、墙前都不能开始"),
            )
            return
        yield from _in_the_world(place, move)
    except Exception as error:  # whatever a stranger's function raises
        why = f"{type(error).__name__}: {error}".splitlines()[0]
        yield Fault(place, Text(f"raises {why}", f"抛出异常 {why}"))


def _goes(place: str, move: Move, body: Body, touch: Touch) -> Iterator[Fault]:
    ready = replace(body, move=move.name, ticks_in_move=0)
    now: Body | None = move.begin(ready, touch)
    if not _same(lambda: move.begin(ready, touch)):
        yield _impure(f"{place}.begin")
        return
    for tick in range(LONGEST + 1):
        if not isinstance(now, Body):
            yield Fault(f"{place}.begin", Text("must give a game.sim.Body", "必须返回 game.sim.Body"))
            return
        if not _sane(now):
            yield Fault(
                f"{place}.during",
                Text(
                    f"gives a body that is no number, faster than {FASTEST:.0f} m/s or not 0.3 to 1.8 m high",
                    f"得到的身体不是数字、快于 {FASTEST:.0f} 米/秒，或身高不在 0.3 到 1.8 米",
                ),
            )
            return
        held = replace(now, ticks_in_move=tick)
        if not _same(lambda held=held: move.during(held, touch)):  # type: ignore[misc]
            yield _impure(f"{place}.during")
            return
        now = move.during(held, touch)
        if now is None or move.gait:
            return
    if touch is FLOOR:
        yield Fault(
            f"{place}.during",
            Text(
                "does not end within 5 s on a floor: give None when it is over",
                "在地面上 5 秒还不结束：结束时请返回 None",
            ),
        )


def _in_the_world(place: str, move: Move) -> Iterator[Fault]:
    """Run it in the real simulation, twice: the same ticks must give the same state."""
    hashes = []
    for _ in range(2):
        world = begin(course(moves={**all_moves(), move.name: move}))
        for tick in range(ticks(4)):
            world, _events = step(world, ("run",) if tick == 0 else (move.name,) if tick % 75 == 40 else ())
        hashes.append(world.digest())
    if hashes[0] != hashes[1]:
        yield _impure(place)


def _sane(body: Body) -> bool:
    numbers = (body.x, body.y, body.vx, body.vy, body.height)
    quick = max(abs(body.vx), abs(body.vy)) if all(map(math.isfinite, numbers)) else math.inf
    return quick <= FASTEST and 0.3 <= body.height <= Body.standing and body.facing in (-1, 1)


def _same(ask: Callable[[], Answer]) -> bool:
    return ask() == ask()


def _impure(where: str) -> Fault:
    return Fault(
        where,
        Text(
            "gives two answers to the same question: no chance, no clock, no state of its own",
            "同样的输入给出不同的结果：不能用随机、时钟或自己的状态",
        ),
    )
