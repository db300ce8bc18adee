"""What a prompt says of one scene, piece by piece: things with their numbers, and whether they are wanted, in order.

One walk over the tokens. It knows nothing of levels; `understand` makes a spec from what comes out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from game.scenegen.quantity import Quantity
from game.scenegen.reading import Token
from game.scenegen.spec import Span

NEAR = 4  # tokens between a number and what it counts, at most
CHASE_NEAR = 9  # tokens between a chaser and the word for the chase
STRONG_FRIEND = frozenset(
    ["companion", "companions", "friend", "friends", "buddy", "pet", "sidekick", "helper", "partner", "pal", "ally", "伙伴", "同伴", "朋友", "宠物", "搭档", "好友", "跟班", "助手", "小伙伴", "队友", "好朋友"]
)
SKIPPED = frozenset({"filler", "unknown", "mark", "each", "must", "friend", "free"})
ADVERBS = frozenset({"pace", "difficulty", "length", "density"})


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said."""

    category: str
    value: str
    text: str
    start: int
    quantity: Quantity | None = None
    negated: bool = False
    order: str = ""
    """"first", "next" or "last" when a word of order stands before it."""
    again: bool = False
    """It comes on top of what was said before."""
    corrects: bool = False
    refers: bool = False
    """It only points back at what was said: "after the water"."""
    each: bool = False
    strong: bool = False
    only: bool = False
    spared: bool = False
    """It is what "everything except" leaves out."""
    clause: int = 0


@dataclass(slots=True)
class _Walk:
    """Where the walk stands."""

    found: list[Said] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    pending: Quantity | None = None
    pending_at: int = -99
    negating: bool = False
    only: bool = False
    sparing: bool = False
    order: str = ""
    again: bool = False
    corrects: bool = False
    each: bool = False
    strong: bool = False
    awaiting: str = ""
    """"<" or ">" after "before" or "after": the next thing is what the one behind it relates to."""
    held: tuple[str, str, bool] | None = None
    """The next thing stands before ("<") or after (">") this kind; True when it is only pointed at itself."""
    collecting: bool = False
    clause: int = 0

    def end_clause(self) -> None:
        self.pending, self.again, self.strong, self.collecting = None, False, False, False
        self.order = ""
        self.clause += 1

    def end_sentence(self) -> None:
        self.end_clause()
        self.negating = self.only = self.sparing = self.corrects = self.each = False
        self.awaiting, self.held = "", None


@dataclass(frozen=True, slots=True)
class Sayings:
    """Everything of one scene, in the order it was told, and what must stand before what."""

    all: tuple[Said, ...]
    before: tuple[tuple[str, str], ...]


def sayings(tokens: Sequence[Token]) -> Sayings:
    """Walk over the tokens of a scene."""
    walk = _Walk()
    for at, token in enumerate(tokens):
        _take(walk, tokens, at, token)
    return Sayings(tuple(walk.found), tuple(walk.pairs))


def _take(walk: _Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    category = token.category
    if category == "stop":
        walk.end_sentence()
    elif category == "comma":
        _comma(walk, tokens, at)
    elif category == "quantity" and token.quantity is not None:
        _number(walk, tokens, at, token.quantity)
    elif category == "next" and token.may_be("second") and _counted_just_before(walk, at):
        _duration(walk, tokens, at, replace_value(token, "second"))
    elif category == "second":
        _duration(walk, tokens, at, token)
    elif category in ("first", "next", "last"):
        _ordered(walk, tokens, at, token)
    elif category in ("before", "after"):
        _related(walk, tokens, at, token)
    elif category == "neg":
        _negated(walk, tokens, at, token)
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


def replace_value(token: Token, category: str) -> Token:
    """Give a token in another of its meanings."""
    return replace(token, category=category, value=token.may_be(category) or "")


def _add(walk: _Walk, token: Token, category: str, value: str | None = None, **more: object) -> None:
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


def _comma(walk: _Walk, tokens: Sequence[Token], at: int) -> None:
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
    """Tell whether after a comma only bare things follow, up to the next comma or stop: "no spikes, drones or water"."""
    seen = False
    for token in tokens[at + 1 :]:
        if token.category in ("comma", "stop"):
            break
        if token.category in ("thing", "generic"):
            seen = True
        elif token.category not in ("and", "filler") or (token.category == "filler" and token.text not in ("the", "any", "please", "的", "请")):
            return False
    return seen


def _bare_thing_follows(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at + 1 : at + 4]:
        if token.category in ("filler", "unknown"):
            continue
        return token.category in (
            "thing",
            "generic",
            "weather",
            "time",
            "theme",
            "weak_theme",
            "move",
            "actor",
            "landmark",
        )
    return False


def _number(walk: _Walk, tokens: Sequence[Token], at: int, quantity: Quantity) -> None:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if walk.negating and quantity.kind == "number" and quantity.span.high is None and quantity.span.low > 1:
        # "don't put more than two": not from three on
        walk.negating = False
        quantity = replace(quantity, span=Span(low=0, high=quantity.span.low - 1))
    elif walk.negating and quantity.kind == "number" and not _said_since_neg(walk, tokens, at):
        # "three, no, four": a no before a number takes back what was said.
        walk.negating, walk.corrects = False, True
    post = _belongs_before(walk, tokens, at)
    if post:
        last = walk.found[-1]
        negated = last.negated
        walk.found[-1] = replace(last, quantity=quantity, negated=negated)
        walk.pending = None
        return
    if walk.corrects and quantity.kind != "article" and not _noun_ahead(tokens, at):
        for place in range(len(walk.found) - 1, -1, -1):
            if walk.found[place].category in ("thing", "generic", "second"):
                walk.found[place] = replace(walk.found[place], quantity=quantity)
                break
        walk.corrects = False
        return
    walk.pending, walk.pending_at = quantity, at
    if after is not None and after.category == "generic":
        walk.pending_at = at


def _said_since_neg(walk: _Walk, tokens: Sequence[Token], at: int) -> bool:
    for token in reversed(tokens[:at]):
        if token.category == "neg":
            return False
        if token.category not in ("comma", "filler", "mark"):
            return True
    return True


def _noun_ahead(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at + 1 : at + 1 + NEAR]:
        if token.category in ("thing", "generic", "landmark", "second", "stage", "actor"):
            return True
        if token.category not in SKIPPED:
            return False
    return False


def _belongs_before(walk: _Walk, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number counts the thing before it: 激光门三道, "drones: 3", 检查点只要一个."""
    last = walk.found[-1] if walk.found else None
    if (
        last is None
        or last.category not in ("thing", "generic")
        or last.quantity is not None
        or last.clause != walk.clause
    ):
        return False
    gap = [t for t in tokens[:at] if t.start > last.start]
    if (
        any(t.category not in ("filler", "with", "only", "mark", "must", "again", "comma", "density") for t in gap)
        or len(gap) > NEAR
    ):
        return False
    if any(t.category == "comma" and t.text not in ":：(（x" for t in gap):
        return False
    if tokens[at].quantity is not None and tokens[at].quantity.kind == "article":  # type: ignore[union-attr]
        return False
    if last.text.isascii() and not any(t.category in ("comma", "mark") for t in gap):
        return False
    after = next((i for i in range(at + 1, len(tokens)) if tokens[i].category not in ("filler", "mark")), None)
    if after is None or tokens[after].category in (
        "comma",
        "stop",
        "and",
        "with",
        "again",
        "next",
        "last",
        "neg",
        "but",
    ):
        return True
    if tokens[after].category in ("thing", "landmark"):
        beyond = next((t for t in tokens[after + 1 :] if t.category not in ("filler", "with")), None)
        return beyond is not None and beyond.category == "quantity"
    return tokens[after].category not in ("second", "generic", "stage", "unknown", "actor")


def _counted_just_before(walk: _Walk, at: int) -> bool:
    return walk.pending is not None and at - walk.pending_at <= 1


def _duration(walk: _Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    if walk.pending is None and not token.value.endswith("0"):
        if token.value != "30s":
            return
    if walk.pending is None and token.value in ("60", "1"):
        return
    bound = ""
    for near in tokens[at + 1 : at + 3]:
        if near.category == "of_unit":
            bound = near.value
        elif near.category == "half":
            bound = "half"
    pending = walk.pending if walk.pending is not None and walk.pending.kind != "article" else None
    _add(walk, token, "second", value=f"{token.value}{bound}", quantity=pending, negated=False)
    walk.pending, walk.corrects = None, False


def _ordered(walk: _Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    kind = token.category
    walk.negating = False
    before = tokens[at - 1] if at else None
    if (
        kind == "next"
        and before is not None
        and before.category == "thing"
        and token.text in ("后面", "之后", "以后", "后")
        and walk.found
    ):
        _refer_after(walk)
        return
    if kind == "last" and not _content_follows(tokens, at):
        for place in range(len(walk.found) - 1, -1, -1):
            said = walk.found[place]
            if said.clause != walk.clause:
                break
            if said.category in ("thing", "landmark"):
                walk.found[place] = replace(said, order="last")
                break
        return
    if kind == "next" and walk.order == "last":
        return
    walk.order = kind
    walk.again = walk.again or kind == "next"


def _content_follows(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at + 1 :]:
        if token.category in ("comma", "stop"):
            return False
        if token.category in ("thing", "landmark", "elevation", "time", "weather", "theme", "move"):
            return True
    return False


def _refer_after(walk: _Walk) -> None:
    last = walk.found[-1]
    walk.found[-1] = replace(last, refers=True)
    walk.held, walk.again = (">", last.value, False), True


def _related(walk: _Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    """Read "A before B", "after B, A", 在 B 之前放 A, A 摆在 B 之前."""
    before = token.category == "before"
    last = walk.found[-1] if walk.found else None
    here = [s for s in walk.found if s.clause == walk.clause and s.category == "thing"]
    if token.text.isascii():
        if not any(t.category == "thing" for t in tokens[at + 1 : at + 5]):
            return
        if here:
            walk.held = (">" if before else "<", here[-1].value, True)
        else:
            walk.awaiting = "<" if before else ">"
        return
    if last is None or last not in here:
        return
    walk.found[-1] = replace(last, refers=True)
    if len(here) >= 2 and (before or not _content_follows(tokens, at)):
        walk.pairs.append((here[-2].value, last.value) if before else (last.value, here[-2].value))
    else:
        walk.held, walk.again = ("<" if before else ">", last.value, False), not before or walk.again


def _negated(walk: _Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
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
        walk.negating = (
            follows is not None and follows.category in ("comma",) and walk.found[-1].category not in ("thing",)
        )
        return
    walk.negating, walk.only, walk.again = True, False, False


def _thing(walk: _Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
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
    if category == "thing" and walk.collecting and quantity is not None and value not in ("checkpoint",):
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


def _collected(walk: _Walk, token: Token, ends: bool) -> None:
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


def _unknown(walk: _Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    near = walk.pending is not None and at - walk.pending_at <= 2
    if near and walk.pending is not None and not _noun_ahead(tokens, at):
        category = "thing" if walk.collecting else "unknown_thing"
        value = "pickup" if walk.collecting else token.text
        _add(walk, token, category, value=value, quantity=walk.pending)
        walk.pending = None
    else:
        _add(walk, token, "unknown")


def _plain(walk: _Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    """Everything that is not counted: places, weather, difficulty, moves, actors."""
    category = token.category
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        category in ADVERBS
        and after is not None
        and after.category in ("thing", "theme", "weather", "move", "weak_theme")
        and not walk.negating
    ):
        if category in ("density", "length") or (after.category in ("thing", "move") and category != "difficulty"):
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
