"""Is it a landmark, or an actor, that the game can trust?"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from game.actors import Actor, Look, all_actors
from game.check.drawing import Recorder
from game.check.fault import Fault
from game.check.moves import NAME, impure
from game.landmarks import Landmark, all_landmarks
from game.obstacles import Painter
from voice.words import Text, Words

TICKS: Final = (0, 1, 30, 119, 600)
WIDE, HIGH = (2.0, 20.0), (3.0, 14.0)  # m of a landmark: presence, and still in the picture
TALLEST = 4.0  # m of an actor
LOOKS: Final = tuple(
    Look(tick, stride, facing, pace, airborne, foe)
    for tick, stride, pace in ((0, 0.0, 0.0), (17, 0.3, 1.0))
    for facing in (1, -1)
    for airborne in (False, True)
    for foe in (False, True)
)


def check_landmark(where: str, kind: type[Landmark]) -> tuple[Fault, ...]:
    """Give what is wrong with a landmark; nothing for a good one."""
    place = f"{where}: {kind.tag()}"
    known = {tag: other.words for tag, other in all_landmarks().items() if other.__name__ != kind.__name__}
    return _guarded(place, lambda: _landmark(place, kind, known))


def check_actor(where: str, actor: Actor) -> tuple[Fault, ...]:
    """Give what is wrong with an actor; nothing for a good one."""
    place = f"{where}: {actor.kind}"
    known = {tag: other.words for tag, other in all_actors().items() if other != actor}
    return _guarded(place, lambda: _actor(place, actor, known))


def _guarded(place: str, ask: Callable[[], Iterator[Fault]]) -> tuple[Fault, ...]:
    try:
        return tuple(ask())
    except Exception as error:  # whatever a stranger's method raises
        why = f"{type(error).__name__}: {error}".splitlines()[0]
        return (Fault(place, Text(f"raises {why}", f"抛出异常 {why}")),)


def _landmark(place: str, kind: type[Landmark], known: dict[str, Words]) -> Iterator[Fault]:
    yield from _named(place, kind.tag(), getattr(kind, "words", None), known)
    width, height = kind.size
    if not (WIDE[0] <= width <= WIDE[1] and HIGH[0] <= height <= HIGH[1]):
        yield Fault(
            f"{place}.size",
            Text(
                f"must be {WIDE[0]:.0f} to {WIDE[1]:.0f} m wide and {HIGH[0]:.0f} to {HIGH[1]:.0f} m high",
                f"宽度须为 {WIDE[0]:.0f} 到 {WIDE[1]:.0f} 米，高度须为 {HIGH[0]:.0f} 到 {HIGH[1]:.0f} 米",
            ),
        )
    thing = kind.model_validate({"kind": kind.tag(), "x": 0.0})
    yield from _drawn(f"{place}.draw_still", [thing.draw_still])
    moments = [partial(thing.draw_moving, state=None, tick=tick) for tick in TICKS]
    yield from _drawn(f"{place}.draw_moving", moments)


def _actor(place: str, actor: Actor, known: dict[str, Words]) -> Iterator[Fault]:
    yield from _named(place, actor.kind, actor.words, known)
    if not 0.3 <= actor.height <= TALLEST:
        yield Fault(
            f"{place}.height", Text(f"must lie between 0.3 and {TALLEST:.0f} m", f"须在 0.3 到 {TALLEST:.0f} 米之间")
        )
    yield from _drawn(f"{place}.draw", [partial(_as, actor, look) for look in LOOKS])
    friend, foe = (Recorder() for _ in range(2))
    actor.draw(friend, Look(0))
    actor.draw(foe, Look(0, foe=True))
    if not any("danger" in stroke for stroke in foe.strokes):
        yield Fault(f"{place}.draw", Text("a foe must wear the ink of danger", "敌人必须用 danger 墨色"))
    if any(ink in stroke for stroke in friend.strokes for ink in ("danger", "danger_lit")):
        yield Fault(f"{place}.draw", Text("a friend must not wear the ink of danger", "同伴不能用 danger 墨色"))


def _as(actor: Actor, look: Look, painter: Painter) -> None:
    actor.draw(painter, look)


def _named(place: str, tag: str, words: object, known: dict[str, Words]) -> Iterator[Fault]:
    if not NAME.match(tag):
        yield Fault(f"{place}.kind", Text("must be small letters, digits and _", "只能用小写字母、数字和 _"))
    if tag in known:
        yield Fault(f"{place}.kind", Text("is taken by another; take another", "这个名字已被占用；请换一个"))
    if not isinstance(words, Words) or not words.en or not words.zh:
        yield Fault(f"{place}.words", Text("needs words in English and in Chinese", "需要英文和中文的词"))
        return
    for other, theirs in known.items():
        for word in sorted(set(words.all) & set(theirs.all)):
            yield Fault(
                f"{place}.words",
                Text(f'"{word}" already means {other}; take another word', f"“{word}”已经表示 {other}；请换一个词"),
            )


def _drawn(where: str, draws: Iterable[Callable[[Painter], None]]) -> Iterator[Fault]:
    for draw in draws:
        once, again = Recorder(), Recorder()
        draw(once)
        draw(again)
        if once.faults:
            yield Fault(where, once.faults[0])
            return
        if once.strokes != again.strokes:
            yield impure(where)
            return
