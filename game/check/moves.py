"""Is it a move that the game can trust?"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Final, TypeVar

from game.check.fault import Fault
from game.check.trial import course
from game.level import all_words
from game.moves import SIGNS, Move, Pose, all_moves
from game.sim import Body, Touch, begin, step, ticks
from voice.engine import EngineError, make_engine
from voice.vocabulary import VocabularyError, lint, vocabulary
from voice.words import Text, Words

NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,30}\Z")
FASTEST = 25.0  # m/s; faster than this a body passes through things
LONGEST = ticks(5)  # a move that is no gait is over by then
FLOOR = Touch(floor=True, wall=False, wall_top=0.0, headroom=4.0, since_floor=0)
AIR = Touch(floor=False, wall=False, wall_top=0.0, headroom=4.0, since_floor=30)
WALL = Touch(floor=True, wall=True, wall_top=2.0, headroom=4.0, since_floor=0)
LEDGE = Touch(floor=False, wall=True, wall_top=1.4, headroom=4.0, since_floor=30)
CRATE = Touch(floor=True, wall=True, wall_top=1.2, headroom=4.0, since_floor=0)
ROPE = Touch(floor=False, wall=False, wall_top=0.0, headroom=4.0, since_floor=30, hold=2.0, hold_x=0.2, held=0)
SITUATIONS: Final[tuple[tuple[Body, Touch], ...]] = (
    (Body(0.0, 0.0), FLOOR),
    (Body(0.0, 0.0, vx=5.0, gait="run", move="run"), FLOOR),
    (Body(0.0, 0.0, vx=-5.0, facing=-1, gait="run", move="run"), FLOOR),
    (Body(0.0, 1.5, vx=5.0, vy=1.0, gait="run", move="jump", airborne=30), AIR),
    (Body(0.0, 2.0, vx=5.0, vy=-1.0, gait="run", move="jump", airborne=30), AIR),
    (Body(0.0, 0.0, vx=0.0, gait="run", move="run"), WALL),
    (Body(0.0, 0.0, vx=0.0, gait="run", move="run"), CRATE),
    (Body(0.0, 1.5, vx=0.0, gait="run", move="jump", airborne=30), LEDGE),
    (Body(0.0, 1.5, vx=0.0, gait="run", move="hang", airborne=30), LEDGE),
    (Body(0.0, 1.5, vx=1.0, vy=0.5, gait="run", move="hang", airborne=30, held=0), ROPE),
)
FIGURES: Final = (("patience", 0, 600), ("gravity", 0, 1), ("pose_ticks", 1, 3600), ("by_distance", 0, 100))
"""What a move declares in numbers, with the least and the most."""
Answer = TypeVar("Answer")


def check_move(where: str, move: Move, beside: Mapping[str, Words] | None = None) -> tuple[Fault, ...]:
    """Give what is wrong with a move; nothing grave for a good one.

    Args:
        where: begins each line.
        move: the move.
        beside: commands of the same package, which the game may not know yet.

    """
    place = f"{where}: {move.name}"
    shipped = all_moves().get(move.name)
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
    wrong = tuple(_types(place, move))
    if wrong:
        return wrong
    others = {**all_words(), **(beside or {})}
    heard = check_words(f"{place}.words", move.name, move.words, others)
    return (*heard, *_poses(place, move), *_functions(place, move))


def check_words(place: str, command: str, words: Words, others: Mapping[str, Words]) -> Iterator[Fault]:
    """Give what keeps a command's words from being heard, and what makes them hard to hear."""
    for language, phrases in (("en", words.en), ("zh", words.zh)):
        if not phrases:
            yield Fault(f"{place}.{language}", Text("is empty; give at least one word", "是空的；至少给一个词"))
            return
    try:
        vocabulary({name: w for name, w in others.items() if name != command} | {command: words})
        own = vocabulary({command: words})
        make_engine("sphinx").prepare(own)
    except (VocabularyError, EngineError) as error:
        yield Fault(place, error.text)
        return
    for advice in lint(own):
        yield Fault(place, Text(f"note: {advice.en}", f"提示：{advice.zh}"), grave=False)


def _types(place: str, move: Move) -> Iterator[Fault]:
    if not isinstance(move.words, Words):
        yield Fault(f"{place}.words", Text("must be voice.words.Words", "必须是 voice.words.Words"))
    if not all(isinstance(pose, Pose) for pose in move.poses):
        yield Fault(f"{place}.poses", Text("must be a tuple of game.moves.Pose", "必须是 game.moves.Pose 的元组"))
    if move.sign not in SIGNS:
        known = ", ".join(SIGNS)
        yield Fault(f"{place}.sign", Text(f"must be one of {known}", f"必须是 {known} 之一"))
    if not isinstance(move.keys, tuple) or not all(isinstance(key, str) for key in move.keys):
        yield Fault(
            f"{place}.keys",
            Text('must be a tuple of key names, such as ("w",)', '必须是按键名的元组，例如 ("w",)'),
        )
    for name, least, most in FIGURES:
        if not least <= getattr(move, name) <= most:
            yield Fault(
                f"{place}.{name}",
                Text(f"must lie between {least:g} and {most:g}", f"必须在 {least:g} 和 {most:g} 之间"),
            )


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
            wrong = _impurity(f"{place}.can_begin", move.can_begin, body, touch)
            if wrong is None and not isinstance(move.can_begin(body, touch), bool):
                wrong = Fault(f"{place}.can_begin", Text("must give True or False", "必须返回 True 或 False"))
            if wrong is not None:
                yield wrong
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
                Text(
                    "never says yes: not standing, running, in the air, at a wall or on a rope",
                    "站、跑、空中、墙前、绳上都不能开始",
                ),
            )
            return
        yield from _in_the_world(place, move)
    except Exception as error:  # whatever a stranger's function raises
        why = f"{type(error).__name__}: {error}".splitlines()[0]
        yield Fault(place, Text(f"raises {why}", f"抛出异常 {why}"))


def _goes(place: str, move: Move, body: Body, touch: Touch) -> Iterator[Fault]:
    ready = replace(body, move=move.name, ticks_in_move=0)
    wrong = _impurity(f"{place}.begin", move.begin, ready, touch)
    if wrong is not None:
        yield wrong
        return
    now: Body | None = move.begin(ready, touch)
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
        wrong = _impurity(f"{place}.during", move.during, held, touch)
        if wrong is not None:
            yield wrong
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
        yield impure(place)


def _sane(body: Body) -> bool:
    numbers = (body.x, body.y, body.vx, body.vy, body.height)
    quick = max(abs(body.vx), abs(body.vy)) if all(map(math.isfinite, numbers)) else math.inf
    return quick <= FASTEST and 0.3 <= body.height <= Body.standing and body.facing in (-1, 1)


def _impurity(where: str, ask: Callable[[Body, Touch], Answer], body: Body, touch: Touch) -> Fault | None:
    """Ask twice: the answers must agree, and what was given must be as it was."""
    mine, theirs = replace(body), replace(touch)
    same = ask(mine, theirs) == ask(mine, theirs)
    if (mine, theirs) != (body, touch):
        return Fault(
            where,
            Text("changes the body it is given; use dataclasses.replace", "改动了传入的身体；请用 dataclasses.replace"),
        )
    return None if same else impure(where)


def impure(where: str) -> Fault:
    """Tell that something is not a function of its arguments."""
    return Fault(
        where,
        Text(
            "gives two answers to the same question: no chance, no clock, no state of its own",
            "同样的输入给出不同的结果：不能用随机、时钟或自己的状态",
        ),
    )
