"""What stands before what: "first", "at the end", "A before B", "after the water", 检查点摆在电梯之前."""

from collections.abc import Sequence
from dataclasses import replace

from game.scenegen.reading import Token
from game.scenegen.said import Walk


def ordered(walk: Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    """Take a word of order; "at the end" may stand behind what it places."""
    kind = token.category
    walk.negating = False
    before = tokens[at - 1] if at else None
    if (
        kind == "next"
        and before is not None
        and before.category == "thing"
        and token.text in ("后面", "之后", "以后", "后", "后面是", "后面放", "后面接")
        and walk.found
    ):
        _refer_after(walk)
        return
    if kind == "last" and not content_follows(tokens, at):
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


def content_follows(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the clause goes on with something of the level."""
    for token in tokens[at + 1 :]:
        if token.category in ("comma", "stop"):
            return False
        if token.category in ("thing", "landmark", "elevation", "time", "weather", "theme", "move"):
            return True
    return False


def _refer_after(walk: Walk) -> None:
    last = walk.found[-1]
    walk.found[-1] = replace(last, refers=True)
    walk.held, walk.again = (">", last.value, False), True


def related(walk: Walk, tokens: Sequence[Token], at: int, token: Token) -> None:
    """Read "A before B", "after B, A", 在 B 之前放 A, A 摆在 B 之前."""
    before = token.category == "before"
    last = walk.found[-1] if walk.found else None
    here = [s for s in walk.found if s.clause == walk.clause and s.category == "thing"]
    if token.text.isascii():
        here = [s for s in here if not s.refers] or here  # "the checkpoint after the water and before the wall"
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
    if len(here) >= 2 and (before or not content_follows(tokens, at)):
        walk.pairs.append((here[-2].value, last.value) if before else (last.value, here[-2].value))
    else:
        walk.held, walk.again = ("<" if before else ">", last.value, False), not before or walk.again
