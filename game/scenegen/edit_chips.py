"""A spec as chips: each thing that was understood or assumed, to be taken away or turned to its next value.

Keys tell what a chip is of, with the scene's number where a scene has it: `theme:0`, `thing:1:laser_gate`, `pace`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from game.actors import all_actors
from game.landmarks import all_landmarks
from game.level import Level
from game.moves import all_moves
from game.obstacles import all_obstacles
from game.scenegen import spec as specs
from game.scenegen.edit_manner import LADDERS, seconds_of
from game.scenegen.edit_things import with_count
from game.scenegen.spec import Ask, Scene, SceneSpec, Span
from game.scenegen.texts import HOURS, PLACES, SKIES
from game.theme import load as load_theme
from game.theme import names as theme_names
from voice.words import Text

Tone = Literal["place", "thing", "manner", "who", "no", "assumed"]

MANNERS: Mapping[str, Text] = {
    "easy": Text("easy", "简单"),
    "hard": Text("hard", "困难"),
    "slow": Text("slow", "慢节奏"),
    "fast": Text("fast", "快节奏"),
    "sparse": Text("few obstacles", "障碍稀疏"),
    "dense": Text("many obstacles", "障碍密集"),
    "short": Text("short", "短"),
    "medium": Text("medium length", "中等长度"),
    "long": Text("long", "长"),
    "rising": Text("uphill", "向上"),
    "falling": Text("downhill", "向下"),
    "flat": Text("flat", "平地"),
}
NORMAL: Mapping[str, Text] = {
    "difficulty": Text("normal difficulty", "普通难度"),
    "pace": Text("normal pace", "普通节奏"),
    "density": Text("normal density", "普通密度"),
}
COMPANION, CHASER = Text("with: {who}", "同伴：{who}"), Text("chased by: {who}", "追赶：{who}")
NO, ONLY, FINISH = (
    Text("no {what}", "不要{what}"),
    Text("only {what}", "只有{what}"),
    Text("at the end: {what}", "终点：{what}"),
)
MUST, NEED_NOT = Text("must: {move}", "必用：{move}"), Text("need not: {move}", "不必：{move}")
SECONDS, KINDS = Text("about {seconds} s", "约 {seconds} 秒"), Text("{count} kinds", "{count} 种障碍")
TOTAL, TITLE = Text("{count} obstacles", "共 {count} 个障碍"), Text("“{title}”", "《{title}》")
FIRST, LAST = Text("first: {what}", "开头：{what}"), Text("last: {what}", "结尾：{what}")
LOOKS: Mapping[str, tuple[str, ...]] = {"weather": get_args(specs.Weather), "time": get_args(specs.Time)}


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing of a spec."""

    key: str
    label: Text
    tone: Tone
    turns: bool = True
    """It has other values to be turned to."""

    @property
    def goes(self) -> bool:
        """It can be taken away; what was only assumed is not there to be taken."""
        return self.tone != "assumed"


def chips(spec: SceneSpec, level: Level | None = None) -> tuple[Chip, ...]:
    """Give the chips of a spec, in the order in which people tell such things.

    Args:
        spec: what was understood.
        level: that was made of it; where and when it is shows what was assumed.

    """
    found: list[Chip] = []
    if spec.title:
        found.append(Chip("title", TITLE.format(title=spec.title), "place", turns=False))
    looks = tuple(level.stages) if level is not None and len(level.stages) == len(spec.scenes) else ()
    many = len(spec.scenes) > 1
    for n, scene in enumerate(spec.scenes):
        place = Text(f"{n + 1} · ", f"{n + 1} · ") if many else Text("", "")
        for name in ("theme", "weather", "time"):
            value = getattr(scene, name) or (getattr(looks[n], name) if looks else None)
            if value:
                tone: Tone = "place" if getattr(scene, name) else "assumed"
                found.append(Chip(f"{name}:{n}", _joined(place, _look(name, value)), tone))
                place = Text("", "")
        found += [Chip(f"thing:{n}:{a.kind}", _joined(place, _counted(a)), "thing") for a in _asks(scene)]
        if scene.landmark and scene.landmark != spec.landmark:
            found.append(Chip(f"landmark:{n}", _named(all_landmarks(), scene.landmark), "place"))
    found += _of_level(spec, level)
    return tuple(found)


def _of_level(spec: SceneSpec, level: Level | None) -> list[Chip]:
    found: list[Chip] = []
    for name in ("difficulty", "pace", "density"):
        value = getattr(spec, name)
        if value:
            found.append(Chip(name, MANNERS.get(value) or NORMAL[name], "manner"))
        elif level is not None and name == "difficulty":
            found.append(Chip(name, NORMAL[name], "assumed"))
    if spec.length:
        found.append(Chip("length", MANNERS[spec.length], "manner"))
    if spec.seconds is not None:
        found.append(Chip("seconds", SECONDS.format(seconds=round(seconds_of(spec))), "manner"))
    if spec.elevation:
        found.append(Chip("elevation", MANNERS[spec.elevation], "manner"))
    if spec.landmark:
        found.append(Chip("landmark", _filled(FINISH, what=_named(all_landmarks(), spec.landmark)), "place"))
    for name, text in (("companion", COMPANION), ("chaser", CHASER)):
        if who := getattr(spec, name):
            found.append(Chip(name, _filled(text, who=_named(all_actors(), who)), "who"))
    found += [Chip(f"move:{m}", _filled(MUST, move=_named(all_moves(), m)), "manner", False) for m in spec.moves]
    found += [
        Chip(f"move_not:{m}", _filled(NEED_NOT, move=_named(all_moves(), m)), "no", False) for m in spec.moves_not
    ]
    if spec.total is not None:
        found.append(Chip("total", TOTAL.format(count=_span(spec.total)), "manner", False))
    if spec.distinct:
        found.append(Chip("distinct", KINDS.format(count=spec.distinct), "manner", False))
    for name, text in (("first", FIRST), ("last", LAST)):
        if kind := getattr(spec, name):
            found.append(Chip(name, _filled(text, what=_named(all_obstacles(), kind)), "manner", False))
    if spec.only:
        kinds = [_named(all_obstacles(), k) for k in spec.only]
        listed = Text(", ".join(k.en for k in kinds), "、".join(k.zh for k in kinds))
        found.append(Chip("only", _filled(ONLY, what=listed), "no", False))
    found += [Chip(f"no:{k}", _filled(NO, what=_named(all_obstacles(), k)), "no", False) for k in spec.forbidden]
    for name, values in (("theme", spec.not_themes), ("weather", spec.not_weathers), ("time", spec.not_times)):
        found += [Chip(f"not_{name}:{v}", _filled(NO, what=_look(name, v)), "no", False) for v in values]
    return found


def without(spec: SceneSpec, key: str) -> SceneSpec:
    """Give the spec without what a chip stands for; as it is when it has no such chip."""
    name, _, rest = key.partition(":")
    at, _, kind = rest.partition(":")
    number = int(at) if at.isdigit() and int(at) < len(spec.scenes) else None
    if name == "thing" and number is not None:
        scene = spec.scenes[number]
        return _scene(spec, number, asks=tuple(a for a in scene.asks if a.kind != kind))
    if name in ("theme", "weather", "time", "landmark") and number is not None:
        return _scene(spec, number, **{name: None})
    lists = {
        "move": "moves", "move_not": "moves_not", "no": "forbidden",
        "not_theme": "not_themes", "not_weather": "not_weathers", "not_time": "not_times",
    }  # fmt: skip
    if name in lists:
        kept = tuple(v for v in getattr(spec, lists[name]) if v != rest)
        return spec.model_copy(update={lists[name]: kept})
    if name == "landmark" and spec.landmark:
        scenes = tuple(
            s.model_copy(update={"landmark": None}) if s.landmark == spec.landmark else s for s in spec.scenes
        )
        return spec.model_copy(update={"landmark": None, "scenes": scenes})
    single = ("title", "difficulty", "pace", "density", "length", "seconds", "elevation", "companion", "chaser")
    if name in (*single, "total", "distinct", "only", "first", "last"):
        return spec.model_copy(update={name: None})
    return spec


def turned(spec: SceneSpec, key: str, way: int, level: Level | None = None) -> SceneSpec:
    """Give the spec with a chip's next value, or the one before; as it is when it has no other.

    Args:
        spec: to change.
        key: of the chip.
        way: 1 or -1.
        level: that was made of it: what was assumed is turned from there.

    """
    name, _, rest = key.partition(":")
    at, _, kind = rest.partition(":")
    if name == "thing" and at.isdigit() and int(at) < len(spec.scenes):
        ask = next((a for a in spec.scenes[int(at)].asks if a.kind == kind), None)
        now = int(ask.count.low) if ask is not None else 0
        return with_count(spec, kind, max(1, now + way), [int(at)])
    if name in ("theme", *LOOKS) and at.isdigit() and int(at) < len(spec.scenes):
        number = int(at)
        assumed = getattr(level.stages[number], name) if level and number < len(level.stages) else None
        values = theme_names() if name == "theme" else LOOKS[name]
        return _scene(spec, number, **{name: _next(values, getattr(spec.scenes[number], name) or assumed, way)})
    if name in LADDERS:
        return spec.model_copy(update={name: _next(LADDERS[name], getattr(spec, name) or "normal", way)})
    if name == "seconds" and spec.seconds is not None:
        wanted = min(600, max(10, round(seconds_of(spec)) + 10 * way))
        return spec.model_copy(update={"seconds": Span(low=round(wanted * 0.85), high=round(wanted * 1.15))})
    others: Mapping[str, Callable[[], Sequence[str]]] = {
        "length": lambda: get_args(specs.Length),
        "elevation": lambda: get_args(specs.Elevation),
        "companion": lambda: tuple(all_actors()),
        "chaser": lambda: tuple(all_actors()),
        "landmark": lambda: tuple(all_landmarks()),
    }
    if name in others and getattr(spec, name):
        return spec.model_copy(update={name: _next(others[name](), getattr(spec, name), way)})
    return spec


def differences(before: SceneSpec, after: SceneSpec) -> tuple[Text, ...]:
    """Tell what changed from one spec to another, one text for each chip that came, went or says something else."""
    old, new = ({c.key: c.label for c in chips(s)} for s in (before, after))
    gone = [Text(f"− {label.en}", f"− {label.zh}") for key, label in old.items() if key not in new]
    came = [Text(f"+ {label.en}", f"+ {label.zh}") for key, label in new.items() if key not in old]
    turned_ = [
        Text(f"{old[k].en} → {label.en}", f"{old[k].zh} → {label.zh}")
        for k, label in new.items()
        if k in old and old[k] != label
    ]
    return (*turned_, *came, *gone)


def _asks(scene: Scene) -> list[Ask]:
    """Give one ask for each kind, numbers added."""
    found: dict[str, Ask] = {}
    for ask in scene.asks:
        known = found.get(ask.kind)
        if known is not None:
            open_end = known.count.high is None or ask.count.high is None
            high = None if open_end else (known.count.high or 0) + (ask.count.high or 0)
            ask = ask.model_copy(update={"count": Span(low=known.count.low + ask.count.low, high=high)})
        found[ask.kind] = ask
    return list(found.values())


def _counted(ask: Ask) -> Text:
    name = _named(all_obstacles(), ask.kind)
    count = "" if ask.count == Span(low=1) else f" ×{_span(ask.count)}"
    return Text(f"{name.en}{count}", f"{name.zh}{count}")


def _span(span: Span) -> str:
    low = round(span.low)
    if span.high is None:
        return f"{low}+"
    return str(low) if span.high == span.low else f"{low}–{round(span.high)}"


def _look(name: str, value: str) -> Text:
    if name == "theme":
        if value in PLACES:
            return PLACES[value]
        theme = load_theme(value).name if value in theme_names() else None
        return Text(theme.en, theme.zh) if theme else Text(value, value)
    return (SKIES if name == "weather" else HOURS)[value]


def _named(known: Mapping[str, Any], name: str) -> Text:
    plain = name.replace("_", " ")
    return known[name].words.shown if name in known else Text(plain, plain)


def _joined(a: Text, b: Text) -> Text:
    return Text(a.en + b.en, a.zh + b.zh)


def _filled(text: Text, **values: Text) -> Text:
    return Text(
        text.en.format(**{k: v.en for k, v in values.items()}), text.zh.format(**{k: v.zh for k, v in values.items()})
    )


def _scene(spec: SceneSpec, number: int, **update: Any) -> SceneSpec:
    scenes = list(spec.scenes)
    scenes[number] = scenes[number].model_copy(update=update)
    return spec.model_copy(update={"scenes": tuple(scenes)})


def _next(values: Sequence[str], now: str | None, way: int) -> str:
    at = values.index(now) if now in values else 0 if way < 0 else -1
    return values[(at + way) % len(values)]
