"""One walk over the tokens of a scene: things with their numbers, whether they are wanted, and in what order.

It knows nothing of levels; `understand` makes a spec from what comes out.
"""

from collections.abc import Sequence
from dataclasses import replace

from game.scenegen.counting import NEAR, counted_just_before, duration, noun_ahead, number
from game.scenegen.reading import Token
from game.scenegen.relating import ordered, related
from game.scenegen.said import Said, Sayings, Walk

ADVERBS = frozenset({"pace", "difficulty", "length", "density"})
SCENERY = frozenset({"thing", "theme", "weather", "move", "weak_theme"})
DESCRIBED = frozenset({"theme", "weak_theme", "elsewhere", "time", "weather", "move", "difficulty", "pace", "length"})
BARE = frozenset({"thing", "generic", "weather", "time", "theme", "weak_theme", "move", "actor", "landmark"})


def sayings(tokens: Sequence[Token]) -> Sayings:
    """Walk over the tokens of a scene."""
    walk = Walk()
    for at, token in enumerate(tokens):
        _take(walk, tokens, at, token)
    return Sayings(tuple(walk.found), tuple(walk.pairs))


def _take(walk: Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    category = token.category
    if category == "stop" and _asks(tokens, at):
        pass  # "Drones? None."
    elif category == "stop":
        walk.end_sentence()
    elif token.text.lower() == "wait" and _takes_back(tokens, at):
        walk.corrects, walk.pending, walk.negating = True, None, False
    elif category == "comma":
        _comma(walk, tokens, at)
    elif category == "quantity" and token.quantity is not None:
        number(walk, tokens, at, token.quantity)
    elif category == "next" and token.may_be("second") and counted_just_before(walk, at):
        duration(walk, tokens, at, _as(token, "second"))
    elif category == "second":
        duration(walk, tokens, at, token)
    elif category in ("first", "next", "last"):
        ordered(walk, tokens, at, token)
    elif category in ("before", "after"):
        related(walk, tokens, at, token)
    elif category == "neg":
        _negated(walk, tokens, at, token)
    elif category == "thing" and token.may_be("weather") and (walk.pending is None or walk.pending.kind == "article"):
        _plain(walk, tokens, at, _as(token, "weather"))  # 大风 is the weather, 两个大风区 are things
    elif category in ("thing", "landmark"):
        _thing(walk, tokens, at, token)
    elif category in ("and", "with", "but"):
        if category == "with" and at and tokens[at - 1].category == "neg":
            pass  # 不许有
        elif category != "and":
            walk.negating = False
            walk.only = walk.only and category == "with" and token.text == "带"
        elif walk.negating and not _bare_thing_follows(tokens, at):
            walk.negating = False
        if token.may_be("friend"):
            _add(walk, token, "friend")
    elif category == "correct":
        walk.corrects, walk.pending, walk.negating = True, None, False
    elif category == "again":
        walk.again, walk.negating = True, False
    elif category == "only":
        walk.only, walk.negating = True, False
    elif category == "except":
        if walk.negating and walk.found and walk.found[-1].category == "generic":
            walk.only, walk.negating = True, False  # "no obstacles except gaps"
            walk.found.pop()
        else:
            walk.sparing = True
    elif category == "each":
        walk.each = True
    elif category == "must":
        walk.strong = True
    elif category == "collect":
        _collected(
            walk,
            token,
            not any(t.category in ("thing", "weak_theme", "unknown", "quantity") for t in _clause_rest(tokens, at)),
        )
    elif category in ("filler", "mark", "title"):
        pass
    elif category == "unknown":
        _unknown(walk, tokens, at, token)
    else:
        _plain(walk, tokens, at, token)


def _asks(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a question is answered at once: "Walls? Four."."""
    rest = [t for t in tokens[at + 1 : at + 4] if t.category != "filler"]
    answered = bool(rest) and rest[0].category in ("quantity", "neg")
    return tokens[at].text in "?？" and answered and (len(rest) == 1 or rest[1].category in ("stop", "comma"))


def _takes_back(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "wait" is said to oneself: between commas, before another number."""
    before, after = tokens[:at][-1:], [t for t in tokens[at + 1 :] if t.category != "comma"][:1]
    return all(t.category in ("comma", "filler") for t in before) and any(t.category == "quantity" for t in after)


def _as(token: Token, category: str) -> Token:
    """Give a token in another of its meanings."""
    return replace(token, category=category, value=token.may_be(category) or "")


def _add(walk: Walk, token: Token, category: str, value: str | None = None, **more: object) -> None:
    said = Said(
        category,
        token.value if value is None else value,
        token.text,
        token.start,
        negated=walk.negating,
        order=walk.order,
        again=walk.again,
        corrects=walk.corrects,
        each=walk.each,
        strong=walk.strong,
        only=walk.only,
        spared=walk.sparing,
        clause=walk.clause,
    )
    walk.found.append(replace(said, **more))  # type: ignore[arg-type]


def _comma(walk: Walk, tokens: Sequence[Token], at: int) -> None:
    enumerates = tokens[at].text == "、"
    if walk.negating and not enumerates and not _list_goes_on(tokens, at):
        walk.negating = False
    if walk.sparing and not enumerates and not _list_goes_on(tokens, at):
        walk.sparing = False
    if walk.only and not enumerates and not _list_goes_on(tokens, at):
        walk.only = False
    if tokens[at].text in ":：":
        walk.pending = None
        return
    order = walk.order
    walk.end_clause()
    if enumerates:
        walk.order = order


def _list_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether only bare things follow up to the next comma or stop: "no spikes, drones or water"."""
    seen = False
    for token in tokens[at + 1 :]:
        if token.category in ("comma", "stop"):
            break
        if token.category in ("thing", "generic"):
            seen = True
        elif token.category not in ("and", "filler") or (
            token.category == "filler" and token.text not in ("the", "any", "please", "的", "请")
        ):
            return False
    return seen


def _bare_thing_follows(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at + 1 : at + 4]:
        if token.category in ("filler", "unknown"):
            continue
        return token.category in BARE
    return False


def _negated(walk: Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    follows = next((t for t in tokens[at + 1 :] if t.category not in ("filler", "mark")), None)
    ends = follows is None or follows.category in ("comma", "stop", "and", "but")
    if ends and walk.found:
        # 尖刺和无人机都不要: the no stands behind.
        for place in range(len(walk.found) - 1, -1, -1):
            said = walk.found[place]
            if said.clause != walk.clause or said.category not in (
                "thing",
                "generic",
                "move",
                "weather",
                "time",
                "landmark",
            ):
                break
            if said.quantity is not None and said.quantity.kind == "number" and place < len(walk.found) - 1:
                break
            walk.found[place] = replace(said, negated=True, quantity=None)
        walk.negating = follows is not None and follows.category == "comma" and walk.found[-1].category != "thing"
        return
    walk.negating, walk.only, walk.again = True, False, False


def _thing(walk: Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    near = walk.pending is not None and at - walk.pending_at <= NEAR + 1
    quantity = walk.pending if near else None
    if (
        walk.negating
        and quantity is not None
        and quantity.kind in ("number", "amount", "many")
        and quantity.span.low > 1
    ):
        walk.negating = False
    category, value = token.category, token.value
    if category == "thing" and walk.collecting and quantity is not None and value != "checkpoint":
        value = "pickup"
    refers = False
    counted = quantity is not None and quantity.kind != "article"
    if category == "thing" and walk.awaiting:
        refers, walk.held, walk.awaiting = not counted, (walk.awaiting, value, False), ""
    elif category == "thing" and walk.held is not None:
        sign, kind, pointed = walk.held
        if kind != value:
            walk.pairs.append((value, kind) if sign == "<" else (kind, value))
        refers, walk.held = pointed and not counted, None
    _add(walk, token, category, value=value, quantity=quantity, refers=refers)
    walk.pending, walk.again, walk.corrects = None, False, False
    if walk.order != "last":
        walk.order = ""


def _clause_rest(tokens: Sequence[Token], at: int) -> list[Token]:
    rest = []
    for token in tokens[at + 1 :]:
        if token.category in ("comma", "stop"):
            break
        rest.append(token)
    return rest


def _collected(walk: Walk, token: Token, ends: bool) -> None:
    """Whatever is collected is a pickup, whatever it is called."""
    walk.collecting = True
    if not (token.text.isascii() or ends):
        return
    for place in range(len(walk.found) - 1, max(-1, len(walk.found) - 3), -1):
        said = walk.found[place]
        counts = said.clause == walk.clause and said.quantity is not None
        if counts and said.category in ("thing", "weak_theme", "unknown_thing", "actor"):
            walk.found[place] = replace(said, category="thing", value="pickup")
            walk.collecting = False
            break


def _unknown(walk: Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    near = walk.pending is not None and at - walk.pending_at <= 2
    if near and walk.pending is not None and not noun_ahead(tokens, at) and not _describes(walk, tokens, at):
        category = "thing" if walk.collecting else "unknown_thing"
        value = "pickup" if walk.collecting else token.text
        _add(walk, token, category, value=value, quantity=walk.pending)
        walk.pending = None
    else:
        _add(walk, token, "unknown")


def _describes(walk: Walk, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a strange word only describes what follows it: "a quiet lake"."""
    article = walk.pending is not None and walk.pending.kind == "article"
    return article and any(t.category in DESCRIBED for t in tokens[at + 1 : at + 2])


def _plain(walk: Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    """Everything that is not counted: places, weather, difficulty, moves, actors."""
    category = token.category
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    said_of_it = category in ADVERBS and after is not None and after.category in SCENERY and not walk.negating
    if said_of_it and after is not None:
        moves = after.category in ("thing", "move") and category != "difficulty"
        if moves or category in ("density", "length"):
            return  # "slow platforms", "dense forest": said of them, not of the level
    quantity = None
    if (
        category in ("generic", "actor", "weak_theme", "stage")
        and walk.pending is not None
        and at - walk.pending_at <= NEAR
    ):
        quantity, walk.pending = walk.pending, None
    if category == "weak_theme" and walk.collecting:
        _add(walk, token, "thing", value="pickup", quantity=quantity)
        return
    if category == "actor" and token.value == "drone":
        category = "thing"
    _add(walk, token, category, quantity=quantity)
    if category not in ("actor", "generic"):
        walk.corrects = False
