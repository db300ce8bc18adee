"""A prompt, typed or spoken, becomes a `SceneSpec`: by rules alone, offline, in milliseconds.

text -> plain -> title -> atoms -> tokens -> scenes -> sayings -> spec. Nothing in a prompt is an order to the program:
words are looked up, and what means nothing here is named as such.
"""

from collections.abc import Sequence
from typing import Any

from game.scenegen import notes
from game.scenegen.actors import actors
from game.scenegen.atoms import atoms, plain
from game.scenegen.draft import Draft, SceneDraft
from game.scenegen.durations import play_time
from game.scenegen.quantity import Quantity
from game.scenegen.reading import Token, read
from game.scenegen.said import Said, Sayings
from game.scenegen.scenes import Parts, parts
from game.scenegen.spec import Ask, Scene, SceneSpec, Span
from game.scenegen.titles import title_of
from game.scenegen.walking import sayings
from voice.words import Language

ALL_KINDS = 10  # different kinds that "all kinds of obstacles" means at least
CAPTION = 120  # characters of a scene's own text that the player reads
NOT_HERE = frozenset({"checkpoint", "pickup"})
OPPOSITE = {"easy": "hard", "hard": "easy", "slow": "fast", "fast": "slow", "dense": "sparse", "sparse": "dense"}
NEITHER = {"not_hard": "easy", "not_easy": "hard"}
CONTENT = frozenset(
    (
        *("thing", "theme", "weak_theme", "elsewhere", "weather", "time", "difficulty", "pace", "density", "length"),
        *("elevation", "mixed", "move", "landmark", "second", "generic", "all", "impossible", "stage", "actor"),
    )
)


def understand(prompt: str, language: Language | None = None) -> SceneSpec:
    """Read a prompt.

    Args:
        prompt: any text; what is beyond 6,000 characters is not read.
        language: of whoever asks; None takes the prompt's.

    """
    text = plain(prompt)
    spoken = language_of(text, language)
    title, body = title_of(text)
    tokens = read(body, atoms(body))
    found = parts(tokens)
    draft = Draft(spoken)
    if len(prompt) > len(text) + 2000:
        draft.note(("playable",), notes.TOO_LONG)
    scenes = _scenes(draft, found, body)
    return _spec(draft, scenes, found, tokens, title, body)


def language_of(text: str, asked: Language | None = None) -> Language:
    """Give the language of a text's frame, by what it has more of; the asker's when it has no words."""
    hanzi = sum("\u4e00" <= c <= "\u9fff" for c in text)
    words = len([w for w in text.split() if any(c.isascii() and c.isalpha() for c in w)])
    if not hanzi and not words:
        return asked or "en"
    return "zh" if hanzi > words else "en"


def _scenes(draft: Draft, found: Parts, body: str) -> list[SceneDraft]:
    whole = SceneDraft()
    _fill(draft, whole, sayings(found.whole), tells=False)
    scenes = []
    for tokens in found.scenes:
        scene = SceneDraft()
        tells = len(found.scenes) > 1
        _fill(draft, scene, sayings(tokens), tells=tells)
        if tells and tokens:
            scene.caption = _caption(body[tokens[0].start : tokens[-1].end])
        scenes.append(scene)
    if found.wanted and len(scenes) == 1 and found.wanted > 1:
        scenes = _dealt(scenes[0], found.wanted)
    first = scenes[0]
    first.theme, first.weather, first.time = (
        first.theme or whole.theme, first.weather or whole.weather, first.time or whole.time
    )  # fmt: skip
    first.weak = first.weak or whole.weak
    first.elsewhere = first.elsewhere or whole.elsewhere
    first.asks[:0] = whole.asks
    if whole.landmark and not scenes[-1].landmark:
        scenes[-1].landmark = whole.landmark
    _carry(scenes, whole)
    return scenes


def _carry(scenes: list[SceneDraft], whole: SceneDraft) -> None:
    """A scene that does not say where or when it is, is where and when the one before was."""
    strong = any(s.theme for s in scenes)
    theme = weather = time = None
    for scene in scenes:
        scene.theme = scene.theme or (scene.weak if not strong else None)
        if scene.theme is not None and scene.theme != theme:
            weather = scene.weather or whole.weather or (weather if theme is None else None)
        theme, weather = scene.theme or theme, scene.weather or weather
        time = scene.time or time
        scene.theme, scene.weather, scene.time = theme, weather, time


def _dealt(scene: SceneDraft, count: int) -> list[SceneDraft]:
    """Deal one scene's things to several of the same look."""
    pieces = [SceneDraft(scene.theme, scene.weak, scene.elsewhere, scene.weather, scene.time) for _ in range(count)]
    for number, ask in enumerate(scene.asks):
        pieces[min(number * count // max(1, len(scene.asks)), count - 1)].asks.append(ask)
    for piece in pieces:
        piece.ordered = scene.ordered
    pieces[-1].landmark, pieces[-1].last, pieces[0].first = scene.landmark, scene.last, scene.first
    return pieces


def _fill(draft: Draft, scene: SceneDraft, said: Sayings, *, tells: bool) -> None:
    pieces = actors(draft, said.all)
    for place, one in enumerate(pieces):
        _piece(draft, scene, pieces, place, one, tells)
    stops = sum(t.category == "thing" for t in pieces) >= 2 and len({t.clause for t in pieces}) >= 5
    draft.before += [pair for pair in said.before if pair not in draft.before]
    scene.ordered = (
        scene.ordered or tells or stops or any(s.order for s in pieces if s.category in ("thing", "landmark"))
    )


def _piece(draft: Draft, scene: SceneDraft, pieces: Sequence[Said], place: int, one: Said, tells: bool) -> None:
    category, value = one.category, one.value
    if category == "thing":
        _ask(draft, scene, one)
    elif category == "landmark":
        if one.negated:
            draft.avoided.setdefault("landmark", {})[value] = None
        elif scene.landmark is None or one.order == "last" or not tells or place > len(pieces) // 2:
            scene.landmark = value
    elif category in ("theme", "weak_theme"):
        _place(draft, scene, one)
    elif category == "elsewhere":
        if not one.negated:
            scene.elsewhere = scene.elsewhere or one
    elif category in ("weather", "time"):
        _sky(draft, scene, one)
    elif category in ("difficulty", "pace", "density"):
        _manner(draft, one)
    elif category in ("length", "elevation"):
        if not one.negated:
            _set(draft, category, value)
        elif category == "elevation":
            draft.avoided.setdefault("elevation", {})[value] = None
    elif category == "language":
        draft.text_language = value
    elif category == "move":
        _move(draft, scene, one, tells)
    elif category == "generic":
        _generic(draft, one)
    elif category == "second":
        draft.seconds = play_time(one, draft.seconds)
    elif category == "all":
        draft.distinct = ALL_KINDS
    elif category == "else":
        draft.nothing_else = True
    elif category == "impossible":
        if not one.negated:
            draft.note(("playable", "difficulty"), notes.IMPOSSIBLE)
    elif category == "hostile":
        draft.note(("playable",), notes.ONLY_LEVELS)
    elif category == "unknown_thing":
        draft.unknown[one.text] = None
        draft.note(("obstacles",), notes.NO_SUCH_THING.format(thing=one.text[:40]))
    elif category == "unknown":
        draft.unknown[one.text[:60]] = None


def _ask(draft: Draft, scene: SceneDraft, one: Said) -> None:
    kind = one.value
    if one.spared:
        draft.spared[kind] = None
        return
    if one.negated:
        if any(k == kind for k, *_ in scene.asks):
            at_once = scene.asks[-1][0] == kind
            scene.asks[:] = [a for a in scene.asks if a[0] != kind]
            if at_once:  # "drones, no drones": taken back, not contradicted
                draft.forbidden[kind] = None
                return
            draft.note((f"obstacles.{kind}",), notes.YES_AND_NO.format(thing=one.text))
        draft.forbidden[kind] = None
        return
    if kind in draft.forbidden and not one.refers:
        del draft.forbidden[kind]
        draft.note((f"obstacles.{kind}",), notes.YES_AND_NO.format(thing=one.text))
    if one.only:
        draft.only[kind] = None
    span, told = _span(one.quantity)
    known = next((i for i in range(len(scene.asks) - 1, -1, -1) if scene.asks[i][0] == kind), None)
    if one.each and not one.refers:
        draft.every.append(Ask(kind=kind, count=span, words=one.text[:200]))
        return
    if one.order == "first" and scene.first is None and not scene.asks:
        scene.first = kind
    if one.order == "last":
        scene.last = kind
    ask = (kind, span, one.text, told)
    if one.corrects and scene.asks:
        if known is not None:
            scene.asks[known] = ask
        elif scene.asks:
            dropped = scene.asks.pop()
            scene.asks.append((kind, span if told else dropped[1], one.text, told or dropped[3]))
    elif known is None:
        if not one.refers or all(k != kind for k, *_ in scene.asks):
            scene.asks.append(ask)
    elif one.refers:
        return
    elif one.again or one.order:
        scene.asks.append(ask)
    elif not scene.asks[known][3]:
        scene.asks[known] = ask
    elif told:
        scene.asks.append(ask)


def _span(quantity: Quantity | None) -> tuple[Span, bool]:
    if quantity is None:
        return Span(low=1), False
    return quantity.span, quantity.kind != "article"


def _place(draft: Draft, scene: SceneDraft, one: Said) -> None:
    if one.negated or one.spared:
        draft.avoided.setdefault("theme", {})[one.value] = None
    elif one.category == "weak_theme":
        scene.weak = scene.weak or one.value
    elif scene.theme is None or one.corrects:
        scene.theme = one.value


def _sky(draft: Draft, scene: SceneDraft, one: Said) -> None:
    kind, value = one.category, one.value
    if one.negated or one.spared:
        draft.avoided.setdefault(kind, {})[value] = None
        return
    if getattr(scene, kind) is None or one.corrects:
        setattr(scene, kind, value)


def _manner(draft: Draft, one: Said) -> None:
    value = one.value
    known = draft.fields.get(one.category)
    if value in NEITHER:  # "not too hard, not too easy either" is in the middle
        other = draft.hedged and draft.hedged != value
        draft.hedged = value
        draft.fields["difficulty"] = "normal" if other else known or NEITHER[value]
        return
    if one.negated:
        value = OPPOSITE.get(value, value)
        if value == one.value:
            return
    if known is not None and known != value and not one.corrects and {known, value} == {value, OPPOSITE.get(value)}:
        draft.note((one.category,), notes.not_both(known, value))
    draft.fields[one.category] = value


def _set(draft: Draft, name: str, value: str) -> None:
    known = draft.fields.get(name)
    if known is not None and known != value and name == "elevation":
        draft.note(("elevation",), notes.not_both(known, value))
        if value == "flat":
            return
    draft.fields[name] = value


def _move(draft: Draft, scene: SceneDraft, one: Said, tells: bool) -> None:
    if one.negated:
        draft.moves[one.value] = False
        return
    scene.moves.append(one.value)
    if one.strong or not tells:
        draft.moves.setdefault(one.value, True)


def _generic(draft: Draft, one: Said) -> None:
    if one.negated:
        if one.spared:
            return
        draft.nothing_else = True
        return
    if one.quantity is None or one.quantity.kind == "article":
        return
    if one.quantity.kind == "many":
        draft.fields["density"] = "dense"
    elif one.quantity.kind == "few":
        draft.fields["density"] = "sparse"
    else:
        draft.total = one.quantity.span


def _spec(
    draft: Draft, scenes: list[SceneDraft], found: Parts, tokens: Sequence[Token], title: str | None, body: str
) -> SceneSpec:
    asked = {kind for s in scenes for kind, *_ in s.asks} | {a.kind for a in draft.every}
    for kind in draft.spared:
        if draft.distinct is not None or not asked - set(draft.spared):
            draft.forbidden[kind] = None
            draft.distinct = draft.distinct or ALL_KINDS
        else:
            scenes[0].asks.append((kind, Span(low=1), "", False))
    only = tuple(draft.only) if draft.only else None
    if draft.nothing_else and asked - NOT_HERE:
        only = tuple(dict.fromkeys(k for s in scenes for k, *_ in s.asks if k not in NOT_HERE))
    _unknown_place(draft, scenes, tokens, body)
    last = scenes[-1]
    landmark = last.landmark
    if landmark is None and len(scenes) == 1:
        landmark = next((s.landmark for s in scenes if s.landmark), None)
    understood = any(t.category in CONTENT for t in tokens) or title is not None
    vague = any(t.category == "free" for t in tokens)
    if not understood and not vague and not draft.notes:
        draft.note(("playable",), notes.NOTHING)
    elevation = draft.fields.get("elevation")
    if elevation is None and landmark == "summit":
        elevation = "rising"
    made = tuple(_scene(s, draft) for s in scenes)
    wishes: dict[str, Any] = {
        **draft.fields,
        "language": draft.text_language or draft.language,
        "title": title,
        "scenes": made,
        "seconds": draft.seconds,
        "elevation": elevation,
        "moves": tuple(m for m, wanted in draft.moves.items() if wanted),
        "moves_not": tuple(m for m, wanted in draft.moves.items() if not wanted),
        "forbidden": tuple(draft.forbidden),
        "only": only,
        "distinct": draft.distinct,
        "total": draft.total,
        "not_themes": tuple(draft.avoided.get("theme", ())),
        "not_weathers": tuple(draft.avoided.get("weather", ())),
        "not_times": tuple(draft.avoided.get("time", ())),
        "companion": draft.companion,
        "chaser": draft.chaser,
        "landmark": landmark,
        "first": scenes[0].first,
        "last": last.last,
        "before": tuple(draft.before)[:100],
        "notes": tuple(draft.notes[:50]),
        "unknown": tuple(draft.unknown)[:200],
        "understood": understood or vague,
    }
    return SceneSpec.model_validate(wishes)


def _scene(scene: SceneDraft, draft: Draft) -> Scene:
    asks = [Ask(kind=k, count=span, words=words[:200]) for k, span, words, _ in scene.asks if k not in draft.forbidden]
    told: dict[str, Any] = {
        "theme": scene.theme,
        "weather": scene.weather,
        "time": scene.time,
        "asks": (*asks, *draft.every)[:100],
        "ordered": scene.ordered,
        "landmark": scene.landmark,
        "moves": tuple(dict.fromkeys(scene.moves)),
        "caption": scene.caption,
    }
    return Scene.model_validate(told)


def _unknown_place(draft: Draft, scenes: Sequence[SceneDraft], tokens: Sequence[Token], body: str) -> None:
    """Say so when the place that was asked for is none of ours."""
    if any(s.theme for s in scenes):
        return
    known = next((s.elsewhere for s in scenes if s.elsewhere), None)
    if known is not None:
        scenes[0].theme = scenes[0].theme or known.value
        for scene in scenes[1:]:
            scene.theme = scene.theme or scenes[0].theme
        draft.note(("theme",), notes.NO_SUCH_PLACE.format(place=known.text[:40]))
        return
    for at, token in enumerate(tokens):
        if token.category != "unknown":
            continue
        before = [t.text.lower() for t in tokens[max(0, at - 3) : at]]
        after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
        chinese = not token.text.isascii() and after in _AFTER_PLACE and len(token.text) >= 2
        english = token.text.isascii() and ((_PLACED & set(before)) or after in _NAMED) and after != "robot"
        if chinese or english:
            draft.note(("theme",), notes.NO_SUCH_PLACE.format(place=token.text[:40]))
            return


_AFTER_PLACE = frozenset({"里", "里面", "中", "主题", "风格", "关卡", "世界", "的关卡", "背景"})
_PLACED = frozenset({"inside", "in", "at", "through", "across", "on"})
_NAMED = frozenset({"level", "world", "theme", "themed", "style", "land", "city", "game", "map", "setting"})


def _caption(text: str) -> str:
    kept = " ".join(text.split()).strip(" ,，:：。.")
    return kept if len(kept) <= CAPTION else kept[: CAPTION - 1].rstrip() + "…"
