"""How many of what: counts of a spec set, raised and lowered, kinds taken out and swapped. Specs in, specs out."""

import math
from collections.abc import Collection, Mapping, Sequence

from game.scenegen.spec import MOST, Ask, Scene, SceneSpec, Span

FIRST = 3  # of a thing that there is none of, when more of it is wanted without a number


def held(spec: SceneSpec, kind: str, have: Mapping[str, int]) -> int:
    """Give how many of a kind there are: as asked, or as the level has where the number was free."""
    asks = [a for scene in spec.scenes for a in scene.asks if a.kind == kind]
    if asks and all(a.count.high == a.count.low for a in asks):
        return int(sum(a.count.low for a in asks))
    return have.get(kind, int(sum(a.count.low for a in asks)))


def with_count(spec: SceneSpec, kind: str, count: int, at: Sequence[int]) -> SceneSpec:
    """Give a spec with so many of a kind in the scenes `at`; none at all forbids it."""
    if count <= 0:
        return without_kind(spec, kind, at)
    count = min(count, MOST)
    holders = [n for n in at if any(a.kind == kind for a in spec.scenes[n].asks)] or list(at)
    scenes = list(spec.scenes)
    for place, n in enumerate(holders):
        share = count // len(holders) + (place < count % len(holders))
        scenes[n] = _with_ask(scenes[n], kind, share)
    return _allowed(spec.model_copy(update={"scenes": tuple(scenes)}), kind)


def with_some(spec: SceneSpec, ask: Ask, at: Sequence[int]) -> SceneSpec:
    """Give a spec that asks for a kind in the scenes `at` as another ask does; "some" is there already where any is."""
    scenes = list(spec.scenes)
    free = ask.count == Span(low=1)
    for n in at:
        known = next((a for a in scenes[n].asks if a.kind == ask.kind), None)
        if known is not None and free:
            continue
        others = tuple(a for a in scenes[n].asks if a.kind != ask.kind)
        first = next((i for i, a in enumerate(scenes[n].asks) if a.kind == ask.kind), len(others))
        scenes[n] = scenes[n].model_copy(update={"asks": (*others[:first], ask, *others[first:])[:100]})
    return _allowed(spec.model_copy(update={"scenes": tuple(scenes)}), ask.kind)


def without_kind(spec: SceneSpec, kind: str, at: Collection[int] | None = None) -> SceneSpec:
    """Give a spec without a kind; in all scenes that forbids it."""
    everywhere = at is None or len(at) == len(spec.scenes)
    scenes = tuple(
        s.model_copy(update={"asks": tuple(a for a in s.asks if a.kind != kind)})
        if everywhere or n in (at or ())
        else s
        for n, s in enumerate(spec.scenes)
    )
    if not everywhere:
        return spec.model_copy(update={"scenes": scenes})
    only = tuple(k for k in spec.only if k != kind) if spec.only is not None else None
    return spec.model_copy(
        update={
            "scenes": scenes,
            "forbidden": tuple(dict.fromkeys((*spec.forbidden, kind)))[:100],
            "only": only or None,
            "first": None if spec.first == kind else spec.first,
            "last": None if spec.last == kind else spec.last,
            "before": tuple(pair for pair in spec.before if kind not in pair),
        }
    )


def swapped(spec: SceneSpec, old: str, new: str, at: Sequence[int], have: Mapping[str, int]) -> SceneSpec:
    """Give a spec in which every `old` is a `new`, as many as there were."""
    count = held(spec, old, have)
    asks = [a for n in at for a in spec.scenes[n].asks if a.kind == old]
    if asks:
        scenes = list(spec.scenes)
        for n in at:
            scenes[n] = _renamed(scenes[n], old, new)
        spec = spec.model_copy(update={"scenes": tuple(scenes)})
    elif count:
        spec = with_count(spec, new, held(spec, new, have) + count, at)
    else:
        spec = with_some(spec, Ask(kind=new), at)
    renamed = {"first": new if spec.first == old else spec.first, "last": new if spec.last == old else spec.last}
    return _allowed(without_kind(spec, old, at).model_copy(update=renamed), new)


def more(spec: SceneSpec, kind: str, have: Mapping[str, int], extra: int | None) -> int:
    """Give how many there are after "more": `extra` more, or half as many again."""
    now = held(spec, kind, have)
    return now + (extra if extra is not None else max(1, math.ceil(now / 2)) if now else FIRST)


def fewer(spec: SceneSpec, kind: str, have: Mapping[str, int], less: int | None) -> int:
    """Give how many there are after "fewer": `less` fewer, or half as many; one stays one, as nobody said none."""
    now = held(spec, kind, have)
    return max(0, now - less) if less is not None else max(1, now - max(1, now // 2))


def _with_ask(scene: Scene, kind: str, count: int) -> Scene:
    """Let one ask of a kind remain, where the first stood."""
    asks: list[Ask] = []
    done = False
    for ask in scene.asks:
        if ask.kind != kind:
            asks.append(ask)
        elif not done and count:
            asks.append(ask.model_copy(update={"count": Span(low=count, high=count)}))
        done = done or ask.kind == kind
    if not done and count:
        asks.append(Ask(kind=kind, count=Span(low=count, high=count)))
    return scene.model_copy(update={"asks": tuple(asks[:100])})


def _renamed(scene: Scene, old: str, new: str) -> Scene:
    return scene.model_copy(
        update={"asks": tuple(a.model_copy(update={"kind": new}) if a.kind == old else a for a in scene.asks)}
    )


def _allowed(spec: SceneSpec, kind: str) -> SceneSpec:
    """What is asked for is not forbidden any more, and one of the only ones."""
    only = tuple(dict.fromkeys((*spec.only, kind))) if spec.only is not None else None
    return spec.model_copy(update={"forbidden": tuple(k for k in spec.forbidden if k != kind), "only": only})
