"""A sentence changes a level that is there: "more lasers", "without the wind", 再难一点, "swap the drones for crates".

text -> clauses -> what each does (a step, a number, a swap, or anything a prompt can say) -> another spec. What a
clause names is read by the same rules as a prompt.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from game.scenegen import edit_manner as manner
from game.scenegen import edit_things as things
from game.scenegen import edit_words as words
from game.scenegen.atoms import atoms, plain
from game.scenegen.edit_chips import differences
from game.scenegen.edit_words import Op
from game.scenegen.notes import NOTHING as NAMED_NOTHING
from game.scenegen.quantity import Quantity
from game.scenegen.reading import read
from game.scenegen.said import Said
from game.scenegen.spec import Ask, Note, SceneSpec
from game.scenegen.titles import title_of
from game.scenegen.understand import language_of, understand
from game.scenegen.walking import sayings
from voice.words import Language, Text

MOST_CLAUSES = 40
KEPT = 200  # turns that can be undone
NOTHING = Text(
    'nothing in “{text}” says what to change; try "more lasers", "without the wind" or "harder"',
    "“{text}”里没有听出要改什么；可以说“多一点激光”“不要风”“再难一点”",
)
SAME = Text("it is so already", "已经是这样了")
NO_EARLIER, NO_LATER = (
    Text("there is nothing to undo", "没有可以撤销的了"),
    Text("there is nothing to redo", "没有可以重做的了"),
)
Step = Literal["", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of an edit."""

    spec: SceneSpec
    changed: tuple[Text, ...] = ()
    """One for each thing that changed; empty when nothing did."""
    notes: tuple[Note, ...] = ()
    """For whoever wrote it, in the edit's language: what meant nothing, what goes no further."""
    step: Step = ""
    """It asked for an earlier or a later turn, and `edit` alone has none."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The specs of a conversation, and which of them counts now."""

    specs: tuple[SceneSpec, ...]
    at: int = 0

    @property
    def now(self) -> SceneSpec:
        """The one that counts."""
        return self.specs[self.at]

    def then(self, spec: SceneSpec) -> "Turns":
        """Go on with another; what was undone before is gone."""
        if spec == self.now:
            return self
        kept = (*self.specs[: self.at + 1], spec)[-KEPT:]
        return Turns(kept, len(kept) - 1)

    def undone(self) -> "Turns":
        """Go back one turn; from the first there is none."""
        return replace(self, at=max(0, self.at - 1))

    def redone(self) -> "Turns":
        """Go on one turn again."""
        return replace(self, at=min(len(self.specs) - 1, self.at + 1))


@dataclass(slots=True)
class _Work:
    spec: SceneSpec
    have: Mapping[str, int]
    language: Language
    notes: list[Note] = field(default_factory=list)
    lost: bool = True
    """Nothing has been understood so far."""

    def note(self, text: Text, about: str = "prompt") -> None:
        found = Note(about=(about,), text=text.to(self.language)[:400])
        if found not in self.notes:
            self.notes.append(found)


def edit(spec: SceneSpec, text: str, have: Mapping[str, int] | None = None) -> Edited:
    """Change a spec by a sentence.

    Args:
        spec: of the level that is there.
        text: in English or Chinese; any text, what is beyond 6,000 characters is not read.
        have: how many of each kind the level has now: what "more" counts from where the spec left the number free.

    """
    language = language_of(plain(text), spec.language)
    low = plain(text).lower().strip(" .,!?。，！？")
    if words.UNDO.fullmatch(low):
        return Edited(spec, step="undo")
    if words.REDO.fullmatch(low):
        return Edited(spec, step="redo")
    work = _Work(spec.model_copy(update={"notes": ()}), have or {}, language)
    title, body = title_of(plain(text))
    if title:
        work.spec, work.lost = work.spec.model_copy(update={"title": title}), False
    for clause in _clauses(body)[:MOST_CLAUSES]:
        _change(work, clause)
    if work.lost:
        shown = " ".join(text.split())[:40]
        work.note(NOTHING.format(text=shown) if shown else NOTHING.format(text="…"))
        return Edited(spec, notes=tuple(work.notes))
    found = SceneSpec.model_validate(work.spec.model_dump())
    changed = differences(spec, found)
    if not changed and not work.notes:
        work.note(SAME)
    return Edited(found, changed, tuple(work.notes))


def turn(turns: Turns, text: str, have: Mapping[str, int] | None = None) -> tuple[Turns, Edited]:
    """Change the spec that counts now, or go back and forth between the turns, as a sentence says."""
    found = edit(turns.now, text, have)
    if not found.step:
        return (turns.then(found.spec) if found.changed else turns), found
    other = turns.undone() if found.step == "undo" else turns.redone()
    language = language_of(plain(text), turns.now.language)
    if other == turns:
        told = NO_EARLIER if found.step == "undo" else NO_LATER
        note = Note(about=("prompt",), text=told.to(language))
        return turns, Edited(turns.now, notes=(note,), step=found.step)
    return other, Edited(other.now, differences(turns.now, other.now), step=found.step)


def _clauses(text: str) -> list[str]:
    """Cut at commas and stops, and at an "and" behind which something of its own begins."""
    found: list[str] = []
    for piece in words.BREAKS.split(text.lower()):
        begin = 0
        for joint in words.JOINTS.finditer(piece):
            rest = piece[joint.end() :]
            own = words.STARTS.match(rest) or any(p.match(rest.lstrip()) for _, _, p in words.LADDERS)
            if own and piece[begin : joint.start()].strip():
                found.append(piece[begin : joint.start()])
                begin = joint.end()
        found.append(piece[begin:])
    return [clause for clause in found if clause.strip()]


def _change(work: _Work, clause: str) -> None:
    at, clause = _scenes(work.spec, clause)
    if _swap(work, clause, at):
        return
    for name, way, pattern in words.LADDERS:
        found = pattern.search(clause)
        if found:
            work.spec, note = manner.stepped(work.spec, name, way)
            work.lost = False
            if note is not None:
                work.note(note, name)
            clause = _blank(clause, found)
    clause = words.NO_MORE.sub(lambda m: "no" if m.group().isascii() else "不要", clause)
    op, factor, rest = _op(clause)
    if op == "set" or not _counts(work, op, factor, rest, at):
        _set(work, clause, at, asks=True)


def _scenes(spec: SceneSpec, clause: str) -> tuple[list[int], str]:
    """Give the scenes that a clause is about, all where it names none, and the clause without their names."""
    everywhere = list(range(len(spec.scenes)))
    found = words.SCENE.search(clause)
    if found is None or len(everywhere) < 2:
        return everywhere, clause
    given = found.groupdict()
    told = given["number"] or given["number_zh"] or given["order"]
    if given["last_zh"] or told in ("last", "final"):
        at = everywhere[-1]
    else:
        number = int(told) if told.isdigit() else words.SCENES[told]
        at = min(max(number, 1), len(everywhere)) - 1
    return [at], _blank(clause, found)


def _op(clause: str) -> tuple[Op, float, str]:
    """Give what a clause does with its things, by how much it multiplies them, and the clause without those words."""
    found = words.TIMES.search(clause)
    if found:
        return "times", words.times(found), _blank(clause, found)
    for op, pattern in (("remove", words.REMOVE), ("fewer", words.FEWER), ("more", words.MORE)):
        found = pattern.search(clause)
        if found:
            rest = _blank(clause, found, " a " if found.group() == "another" else " ")
            return op, 1.0, rest  # type: ignore[return-value]
    return "set", 1.0, clause


def _counts(work: _Work, op: Op, factor: float, clause: str, at: Sequence[int]) -> bool:
    """Do more, fewer, times or remove to what a clause names; False when it names nothing."""
    pieces = _pieces(clause)
    named = [p for p in pieces if p.category in ("thing", "generic")]
    for piece in named:
        _count(work, op, factor, piece, at)
    others = [p for p in pieces if p not in named and p.category not in ("unknown", "unknown_thing")]
    if op in ("remove", "fewer"):
        for piece in others:
            _take_out(work, piece, at)
    elif others:
        _set(work, clause, at, asks=False)
    return bool(named or others)


def _count(work: _Work, op: Op, factor: float, piece: Said, at: Sequence[int]) -> None:
    spec, have, kind = work.spec, work.have, piece.value
    work.lost = False
    if piece.category == "generic":
        way: words.Way = -1 if op in ("fewer", "remove") or factor < 1 else 1
        work.spec, note = manner.stepped(spec, "density", way)
        if note is not None:
            work.note(note, "density")
        return
    number = _number(piece.quantity)
    if piece.negated or (op == "remove" and number is None):
        work.spec = things.without_kind(spec, kind, at)
    elif op == "times":
        now = things.held(spec, kind, have) or (1 if factor > 1 else 0)
        work.spec = things.with_count(spec, kind, max(1, round(now * factor)), at) if now else spec
    elif op == "more":
        work.spec = things.with_count(spec, kind, things.more(spec, kind, have, number), at)
    else:
        work.spec = things.with_count(spec, kind, things.fewer(spec, kind, have, number), at)


def _number(quantity: Quantity | None) -> int | None:
    if quantity is None or quantity.kind in ("many", "few", "none"):
        return None
    high = quantity.span.high
    return round(quantity.span.low if high is None else (quantity.span.low + high) / 2)


def _swap(work: _Work, clause: str, at: Sequence[int]) -> bool:
    """Put one thing into another's place; anything else that is changed "to" something is simply set to it."""
    for pattern in words.SWAPS:
        found = pattern.search(clause)
        if found is None:
            continue
        old = [p.value for p in _pieces(found.group("a")) if p.category == "thing"]
        new = [p for p in _pieces(found.group("b")) if p.category == "thing"]
        if old and new:
            for kind in dict.fromkeys(old):
                if kind != new[0].value:
                    work.spec = things.swapped(work.spec, kind, new[0].value, at, work.have)
            number = _number(new[0].quantity)
            if number is not None and new[0].quantity and new[0].quantity.kind != "article":
                work.spec = things.with_count(work.spec, new[0].value, number, at)
            work.lost = False
            return True
        _set(work, found.group("b"), at, asks=True)
        return not work.lost
    return False


def _pieces(clause: str) -> list[Said]:
    """Read a clause as a prompt is read; a single character that stands alone is what it is short for."""
    clause = _whole_words(plain(clause))
    return list(sayings(read(clause, atoms(clause))).all)


def _whole_words(clause: str) -> str:
    return words.SKY.sub(lambda m: m.group("before") + words.SKIES[m.group("sky")], clause.strip())


def _take_out(work: _Work, piece: Said, at: Sequence[int]) -> None:
    """Take something out that is not counted: a sky, a place, a landmark, company."""
    spec, category, value = work.spec, piece.category, piece.value
    update: dict[str, Any] = {}
    if category in ("weather", "time", "theme"):
        if len(at) == len(spec.scenes):
            avoided = f"not_{category}s"
            update[avoided] = tuple(dict.fromkeys((*getattr(spec, avoided), value)))[:20]
        update["scenes"] = _looking(spec, at, **{category: lambda now: None if now == value else now})
    elif category == "landmark":
        update["landmark"] = None
        update["scenes"] = _looking(spec, at, landmark=lambda now: None if now == value else now)
    elif category == "friend" or (category == "actor" and spec.companion == value):
        update["companion"] = None
    elif category == "chase" or (category == "actor" and spec.chaser == value):
        update["chaser"] = None
    elif category == "move":
        update["moves"] = tuple(m for m in spec.moves if m != value)
        update["moves_not"] = tuple(dict.fromkeys((*spec.moves_not, value)))[:40]
    else:
        return
    work.lost = False
    work.spec = spec.model_copy(update=update)
    if (category, value) == ("weather", "wind"):
        work.spec = things.without_kind(work.spec, "wind_zone", at)


def _looking(spec: SceneSpec, at: Sequence[int], **fields: Any) -> tuple[Any, ...]:
    return tuple(
        s.model_copy(update={name: told(getattr(s, name)) for name, told in fields.items()}) if n in at else s
        for n, s in enumerate(spec.scenes)
    )


def _set(work: _Work, clause: str, at: Sequence[int], *, asks: bool) -> None:
    """Let what a clause says stand, as if the prompt had said it."""
    pieces = _pieces(clause)
    for piece in pieces:
        if piece.negated and piece.category in ("weather", "time", "theme", "landmark", "friend", "chase", "actor"):
            _take_out(work, piece, at)
    partial = understand(_whole_words(clause), work.language)
    work.notes += [n for n in partial.notes if n not in work.notes and n.text != NAMED_NOTHING.to(work.language)]
    known = any(p.category not in ("unknown", "unknown_thing") for p in pieces) or bool(partial.companion)
    if not known or not partial.understood:
        return
    work.lost = False
    spec, scene = work.spec, partial.scenes[0]
    looks = {n: getattr(scene, n) for n in ("theme", "weather", "time", "landmark") if getattr(scene, n)}
    spec = spec.model_copy(update={"scenes": _looking(spec, at, **{n: lambda _, v=v: v for n, v in looks.items()})})
    spec = _unavoided(spec, looks)
    for kind in partial.forbidden:
        spec = things.without_kind(spec, kind, at)
    if asks:
        for ask in _asked(partial):
            spec = _wanted(spec, ask, at, work.have)
    work.spec = _over(spec, partial)


def _asked(partial: SceneSpec) -> list[Ask]:
    return [a for scene in partial.scenes for a in scene.asks]


def _wanted(spec: SceneSpec, ask: Ask, at: Sequence[int], have: Mapping[str, int]) -> SceneSpec:
    if ask.count.high is not None and ask.count.high == ask.count.low:
        return things.with_count(spec, ask.kind, int(ask.count.low), at)
    return things.with_some(spec, ask, at[:1] if len(at) == len(spec.scenes) else at)


def _unavoided(spec: SceneSpec, looks: Mapping[str, str]) -> SceneSpec:
    """What is asked for is not avoided any more."""
    update = {
        f"not_{n}s": tuple(v for v in getattr(spec, f"not_{n}s") if v != looks[n])
        for n in ("theme", "weather", "time")
        if n in looks
    }
    return spec.model_copy(update=update)


def _over(spec: SceneSpec, partial: SceneSpec) -> SceneSpec:
    """Let what was said of the whole level replace what was said before."""
    plain_fields = (
        "difficulty",
        "pace",
        "density",
        "elevation",
        "companion",
        "chaser",
        "landmark",
        "distinct",
        "total",
    )
    update: dict[str, Any] = {n: getattr(partial, n) for n in plain_fields if getattr(partial, n) is not None}
    if partial.length:
        update |= {"length": partial.length, "seconds": None}
    if partial.seconds is not None:
        update |= {"seconds": partial.seconds, "length": None}
    if partial.only:
        update["only"] = partial.only
        scenes = tuple(
            s.model_copy(update={"asks": tuple(a for a in s.asks if a.kind in (*partial.only, "pickup", "checkpoint"))})
            for s in spec.scenes
        )
        update["scenes"] = scenes
    for wanted, other in (("moves", "moves_not"), ("moves_not", "moves")):
        said = getattr(partial, wanted)
        if said:
            update[wanted] = tuple(dict.fromkeys((*update.get(wanted, getattr(spec, wanted)), *said)))[:40]
            update[other] = tuple(m for m in update.get(other, getattr(spec, other)) if m not in said)
    return spec.model_copy(update=update)


def _blank(clause: str, found: re.Match[str], instead: str = " ") -> str:
    return clause[: found.start()] + instead + clause[found.end() :]
