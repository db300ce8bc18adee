"""Which thing a number belongs to: "three big lasers", 激光门三道, "drones: 3", "three, no, four"."""

from collections.abc import Sequence
from dataclasses import replace

from game.scenegen.quantity import Quantity
from game.scenegen.reading import Token
from game.scenegen.said import Said, Walk
from game.scenegen.spec import Span

NEAR = 4  # tokens between a number and what it counts, at most
SKIPPED = frozenset({"filler", "unknown", "mark", "each", "must", "friend", "free"})
COUNTED = frozenset({"thing", "generic", "landmark", "second", "stage", "actor"})
BETWEEN = frozenset({"filler", "with", "only", "mark", "must", "again", "comma", "density"})
ENDS = frozenset({"comma", "correct", "stop", "and", "with", "again", "next", "last", "neg", "but"})


def number(walk: Walk, tokens: Sequence[Token], at: int, quantity: Quantity) -> None:
    """Take a number: for what follows, for what stands before it, or in place of one that was taken back."""
    if walk.negating and quantity.kind == "number" and quantity.span.high is None and quantity.span.low > 1:
        # "don't put more than two": not from three on
        walk.negating = False
        quantity = replace(quantity, span=Span(low=0, high=quantity.span.low - 1))
    elif walk.negating and quantity.kind == "number" and not _said_since_neg(walk, tokens, at):
        # "three, no, four": a no before a number takes back what was said.
        walk.negating, walk.corrects = False, True
    post = _belongs_before(walk, tokens, at)
    if post:
        walk.found[-1] = replace(walk.found[-1], quantity=quantity)
        walk.pending = None
        return
    if walk.corrects and quantity.kind != "article" and not noun_ahead(tokens, at):
        for place in range(len(walk.found) - 1, -1, -1):
            if walk.found[place].category in ("thing", "generic", "second"):
                walk.found[place] = replace(walk.found[place], quantity=quantity)
                break
        walk.corrects = False
        return
    if walk.again and quantity.kind == "number" and not noun_ahead(tokens, at):
        for said in reversed(walk.found):
            if said.category == "thing":  # "three lasers, and another two"
                walk.found.append(replace(said, quantity=quantity, again=True, corrects=False, clause=walk.clause))
                walk.again, walk.pending = False, None
                return
    walk.pending, walk.pending_at = quantity, at


def _said_since_neg(walk: Walk, tokens: Sequence[Token], at: int) -> bool:
    for token in reversed(tokens[:at]):
        if token.category == "neg":
            return False
        if token.category not in ("comma", "filler", "mark"):
            return True
    return True


def noun_ahead(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether something that can be counted follows."""
    for token in tokens[at + 1 : at + 1 + NEAR]:
        if token.category in COUNTED:
            return True
        if token.category not in SKIPPED:
            return False
    return False


def _belongs_before(walk: Walk, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number counts the thing before it: 激光门三道, "drones: 3", 检查点只要一个."""
    last = walk.found[-1] if walk.found else None
    counts = last is not None and last.category in ("thing", "generic") and last.quantity is None
    if last is None or not counts or last.clause != walk.clause:
        return False
    gap = [t for t in tokens[:at] if t.start > last.start]
    asked = any(t.category == "stop" and t.text in "?？" for t in gap)  # "Walls? Four."
    if len(gap) > NEAR or any(t.category not in BETWEEN and not (asked and t.category == "stop") for t in gap):
        return False
    if any(t.category == "comma" and t.text not in ":：(（x" for t in gap):
        return False
    told = tokens[at].quantity
    if told is not None and told.kind == "article":
        return False
    if last.text.isascii() and not asked and not any(t.category in ("comma", "mark") for t in gap):
        return False
    after = next((i for i in range(at + 1, len(tokens)) if tokens[i].category not in ("filler", "mark")), None)
    if after is None or tokens[after].category in ENDS:
        return True
    if tokens[after].category in ("thing", "landmark"):
        beyond = next((t for t in tokens[after + 1 :] if t.category not in ("filler", "with")), None)
        return beyond is not None and beyond.category == "quantity"
    return tokens[after].category not in ("second", "generic", "stage", "unknown", "actor")


def counted_just_before(walk: Walk, at: int) -> bool:
    """Tell whether a number stands right before."""
    return walk.pending is not None and at - walk.pending_at <= 1


def duration(walk: Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    """Take a unit of time, with the number before it and the bound behind it."""
    if walk.pending is None and token.value in ("1", "60"):
        return  # "in the last minute", "a second look"
    bound = next((t.value or "half" for t in tokens[at + 1 : at + 3] if t.category in ("of_unit", "half")), "")
    counted = walk.pending if walk.pending is not None and walk.pending.kind != "article" else None
    found = Said("second", f"{token.value}{bound}", token.text, token.start, counted, corrects=walk.corrects)
    walk.found.append(found)
    walk.pending, walk.corrects = None, False
