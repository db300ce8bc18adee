"""What a level is made of, before any geometry: which kinds, how many and in which order, by the wish and the seed."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.scenegen.spec import Scene, SceneSpec

FREE = frozenset({"checkpoint", "pickup"})
CLOCKED = frozenset({"moving_platform", "drone"})
"""What moves by itself: each shows the next a case more, so a proof grows with their number."""
MOST_CLOCKED = 2  # of them that are added where nobody asked for them
IDEAS: Mapping[str, tuple[str, ...]] = {
    "cyber_ruins": ("laser_gate", "gap", "low_beam", "spikes", "drone", "wall"),
    "west_lake": ("water", "moving_platform", "gap", "low_beam", "crate", "falling_platform"),
    "mountain_escalator": ("escalator", "elevator", "wall", "gap", "low_beam", "conveyor"),
    "kite_festival": ("wind_zone", "springboard", "gap", "spikes", "wall", "crate"),
    "forest": ("swinging_hook", "gap", "crate", "water", "low_beam", "spikes"),
    "factory": ("conveyor", "crate", "low_beam", "laser_gate", "spikes", "elevator"),
    "space": ("laser_gate", "door_terminal", "moving_platform", "gap", "drone", "springboard"),
    "desert": ("gap", "spikes", "falling_platform", "wall", "crate", "wind_zone"),
    "ice": ("falling_platform", "gap", "low_beam", "spikes", "water", "wall"),
}
"""What a place suggests where a prompt names nothing; the first are its likeliest ideas."""
NEEDS: Mapping[str, tuple[str, ...]] = {
    "jump": ("gap", "spikes", "crate"),
    "slide": ("low_beam",),
    "climb": ("wall",),
    "stop": ("moving_platform",),
    "double_jump": ("gap",),
    "wall_run": ("wall",),
    "vault": ("crate",),
    "roll": ("low_beam",),
    "dash": ("gap",),
}
"""By which kind a move can be made needed."""
WITHOUT: Mapping[str, frozenset[str]] = {
    "vault": frozenset({"jump", "climb", "double_jump"}),
    "dash": frozenset({"jump", "double_jump"}),
    "wall_run": frozenset({"climb"}),
    "roll": frozenset({"slide"}),
}
"""What a level must not offer, or a move would never be needed."""


@dataclass(slots=True)
class Item:
    """One thing that is to stand in the way."""

    kind: str
    asked: bool = True
    needs: str = ""


@dataclass(slots=True)
class Stretch:
    """A scene, dealt: its things in order."""

    scene: Scene
    items: list[Item] = field(default_factory=list)
    pickups: int = 0
    checkpoints: int = 0
    told_pickups: bool = False
    told_checkpoints: bool = False


def dealt(spec: SceneSpec, chance: random.Random, theme: str, target: int, offered: frozenset[str]) -> list[Stretch]:
    """Deal things to scenes.

    Args:
        spec: what was asked.
        chance: of the seed.
        theme: of the first scene, for ideas.
        target: how many obstacles the level has room for.
        offered: moves that the level may ask for.

    """
    stretches = [_asked(scene, chance) for scene in spec.scenes]
    _require(spec, stretches, offered)
    have = sum(len(s.items) for s in stretches)
    known = Counter(i.kind for s in stretches for i in s.items)
    _more_kinds(spec, stretches, known, chance)
    have = sum(len(s.items) for s in stretches)
    if spec.total is not None:
        low, high = int(spec.total.low), spec.total.high
        target = min(max(target, low), int(high)) if high is not None else max(target, low)
    wanted = any(a.kind not in FREE for s in spec.scenes for a in s.asks)
    if have < target:
        _fill(spec, stretches, chance, theme, target - have, wanted, offered)
    _calm(stretches)
    for stretch in stretches:
        _order(spec, stretch, chance)
    _place_ends(spec, stretches)
    return stretches


def _asked(scene: Scene, chance: random.Random) -> Stretch:
    stretch = Stretch(scene)
    for ask in scene.asks:
        low = int(ask.count.low)
        high = low if ask.count.high is None else int(ask.count.high)
        count = chance.randint(low, max(low, high)) if ask.count.high is not None else low
        if ask.kind == "pickup":
            stretch.pickups += count
            stretch.told_pickups = True
        elif ask.kind == "checkpoint":
            if scene.ordered:
                stretch.items += [Item("checkpoint") for _ in range(count)]
            else:
                stretch.checkpoints += count
            stretch.told_checkpoints = True
        else:
            stretch.items += [Item(ask.kind) for _ in range(count)]
    return stretch


def allowed(spec: SceneSpec, kind: str) -> bool:
    """Tell whether a kind may stand in the level at all."""
    return kind not in spec.forbidden and (spec.only is None or kind in spec.only)


def _require(spec: SceneSpec, stretches: list[Stretch], offered: frozenset[str]) -> None:
    """Make every move that must be needed needed somewhere: by what is there, else by one thing more."""
    for move in spec.moves:
        if move not in NEEDS or move not in offered:
            continue
        ways = [k for k in NEEDS[move] if allowed(spec, k)]
        items = [i for s in stretches for i in s.items if i.kind in ways and not i.needs]
        if items:
            items[len(items) // 2].needs = move
        elif ways:
            stretches[-1].items.append(Item(ways[0], asked=False, needs=move))


def _more_kinds(spec: SceneSpec, stretches: list[Stretch], known: Counter[str], chance: random.Random) -> None:
    if spec.distinct is None:
        return
    ways = [k for kinds in IDEAS.values() for k in kinds if allowed(spec, k) and k not in known]
    fresh = list(dict.fromkeys(ways))
    chance.shuffle(fresh)
    for number, kind in enumerate(fresh[: max(0, spec.distinct - len(known)) + 2]):
        stretches[number * len(stretches) // max(1, len(fresh))].items.append(Item(kind))


def _fill(
    spec: SceneSpec,
    stretches: list[Stretch],
    chance: random.Random,
    theme: str,
    count: int,
    wanted: bool,
    offered: frozenset[str],
) -> None:
    """Add what nobody counted: more of what may be more, else the place's own ideas."""
    told = sum(1 for s in spec.scenes for a in s.asks if a.kind not in FREE)
    for number, stretch in enumerate(stretches):
        share = count // len(stretches) + (number < count % len(stretches))
        open_kinds = [
            a.kind
            for a in stretch.scene.asks
            if a.count.high is None and a.kind not in FREE | CLOCKED and not stretch.scene.ordered
        ]
        here = stretch.scene.theme or theme
        if wanted or told:
            if open_kinds:
                for _ in range(min(share, 2 * len(open_kinds))):
                    stretch.items.append(Item(chance.choice(open_kinds), asked=False))
            if stretch.items or spec.only is not None or (told and len(stretches) == 1):
                continue
        hints = [k for m in stretch.scene.moves for k in NEEDS.get(m, ())[:1]]
        if spec.only is not None:
            ideas = [k for k in spec.only if k not in FREE]
        else:
            ideas = [
                k for k in (*hints, *IDEAS.get(here, IDEAS["cyber_ruins"])) if allowed(spec, k) and _can(k, offered)
            ]
        if not ideas:
            ideas = [k for k in ("gap", "crate", "spikes", "low_beam", "conveyor", "wind_zone") if allowed(spec, k)]
        if not ideas:
            continue
        idea = ideas[0] if hints else ideas[chance.randrange(min(3, len(ideas)))]
        others = [k for k in ideas if k != idea] or [idea]
        chance.shuffle(others)
        # One idea, shown, developed, mixed with two or three others.
        palette = [idea, *others[: 2 + (share > 6)]]
        for place in range(share):
            first = place < max(2, share // 3)
            kind = idea if first or chance.random() < 0.4 else chance.choice(palette[1:] or [idea])
            stretch.items.append(Item(kind, asked=False))


def _calm(stretches: Sequence[Stretch]) -> None:
    """Make something still of what moves and nobody asked for, from the third on."""
    seen = 0
    for stretch in stretches:
        still = [i.kind for i in stretch.items if i.kind not in CLOCKED]
        for number, item in enumerate(i for i in stretch.items if i.kind in CLOCKED and not i.asked and not i.needs):
            seen += 1
            if seen > MOST_CLOCKED and still:
                item.kind = still[number % len(still)]


def _can(kind: str, offered: frozenset[str]) -> bool:
    if kind in ("gap", "spikes", "crate", "moving_platform", "swinging_hook"):
        return "jump" in offered
    if kind == "low_beam":
        return "slide" in offered
    return kind != "wall" or "climb" in offered


def _order(spec: SceneSpec, stretch: Stretch, chance: random.Random) -> None:
    items = stretch.items
    if not stretch.scene.ordered:
        first_idea = [i for i in items if not i.asked]
        asked = [i for i in items if i.asked]
        chance.shuffle(asked)
        items = _spread(asked, chance) if not first_idea else _mixed(asked, first_idea, chance)
    for a, b in spec.before:
        _put_before(items, a, b)
    stretch.items[:] = items


def _mixed(asked: list[Item], filled: list[Item], chance: random.Random) -> list[Item]:
    """Lay asked things among the filled ones, whose own order (an idea, then more) stays."""
    merged = list(filled)
    for item in asked:
        merged.insert(chance.randint(0, len(merged)), item)
    return merged


def _spread(items: list[Item], chance: random.Random) -> list[Item]:
    """Avoid the same kind three times in a row where others could stand between."""
    left = Counter(i.kind for i in items)
    by_kind: dict[str, list[Item]] = {}
    for item in items:
        by_kind.setdefault(item.kind, []).append(item)
    laid: list[Item] = []
    while left:
        last = [i.kind for i in laid[-2:]]
        ways = [k for k in left if not (len(last) == 2 and last[0] == last[1] == k)] or list(left)
        weights = [left[k] for k in ways]
        kind = chance.choices(ways, weights)[0]
        laid.append(by_kind[kind].pop())
        left[kind] -= 1
        if not left[kind]:
            del left[kind]
    return laid


def _put_before(items: list[Item], a: str, b: str) -> None:
    """Move every `a` that stands behind the first `b` before it."""
    places = [i for i, item in enumerate(items) if item.kind == b]
    if not places:
        return
    late = [item for item in items[places[0] :] if item.kind == a]
    for item in late:
        items.remove(item)
    at = next(i for i, item in enumerate(items) if item.kind == b)
    items[at:at] = late


def _place_ends(spec: SceneSpec, stretches: Sequence[Stretch]) -> None:
    first, last = stretches[0].items, stretches[-1].items
    if spec.first is not None:
        found = next((i for i in first if i.kind == spec.first), None)
        if found is not None:
            first.remove(found)
            first.insert(0, found)
    if spec.last is not None:
        found = next((i for i in reversed(last) if i.kind == spec.last), None)
        if found is not None:
            last.remove(found)
            last.append(found)
