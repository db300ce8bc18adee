"""The studio as plain data: what is written, what was understood, what is chosen; no window, no process, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, assert_never

from game.level import Level
from game.scenegen.edit import Turns
from game.scenegen.edit_chips import Chip, chips, turned, without
from game.scenegen.spec import SceneSpec
from game.screens import studio_items as items
from game.screens.items import BACK, Item
from game.screens.studio_worker import Built, LaidOut, News, Understood
from voice.words import Language, Text

LONGEST: Final = 2000  # characters of a sentence that is typed here; longer texts are for --watch
Does = Literal["build", "play", "save", "speak", "hush", "back"]
Area = Literal["field", "mic", "chip", "example", "button"]

NOTHING_YET: Final = Text("write or say what you want first", "先写一句，或者说一句")
NO_EARLIER: Final = Text("there is nothing to undo", "没有可以撤销的了")
STILL: Final = Text("it is still being built", "还在生成中")
READY: Final = Text("proven: it can be finished by voice", "已证明：可以用语音通关")


@dataclass(frozen=True, slots=True)
class Spot:
    """What a hand or a key points at."""

    area: Area = "field"
    name: str = ""
    """A chip's key, an item's name, or an example's number."""


@dataclass(frozen=True, slots=True)
class Want:
    """What has to happen outside: the newest spec or text is to be built, or something to be done with the level."""

    does: Does
    text: str = ""
    """Of "build": a prompt, or an edit when there is a spec; empty builds the spec as it is."""
    spec: SceneSpec | None = None
    level: Level | None = None
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Studio:
    """All that is seen and all that counts."""

    language: Language
    text: str = ""
    caret: int = 0
    composing: str = ""
    """What an input method is still at."""
    spot: Spot = Spot()
    turns: Turns | None = None
    seed: int = 1
    level: Level | None = None
    """The newest that is proved."""
    laid: Level | None = None
    """The newest that is drawn; it may still be being proved."""
    busy: bool = False
    told: str = ""
    """What was written last, for the heading."""
    changed: tuple[Text, ...] = ()
    notes: tuple[str, ...] = ()
    """In the language they were made for."""
    dictating: str = ""
    """How far a dictation is: loading, waiting, speaking, writing; empty when there is none."""

    @property
    def spec(self) -> SceneSpec | None:
        """The one that counts."""
        return self.turns.now if self.turns else None

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What was understood, and what was assumed."""
        return chips(self.turns.now, self.laid) if self.turns else ()


Answer = tuple[Studio, Want | None]


# The sentence


def written(now: Studio, text: str) -> Studio:
    """Put letters where the caret is; line breaks and what cannot be seen are spaces."""
    plain = "".join(c if c.isprintable() else " " for c in text)[: max(0, LONGEST - len(now.text))]
    line = now.text[: now.caret] + plain + now.text[now.caret :]
    return replace(now, text=line, caret=now.caret + len(plain), composing="", spot=Spot())


def typed(now: Studio, text: str) -> Studio:
    """Take what a keyboard writes: a key that chooses, or the first blank of a line, is no letter."""
    steers = now.spot.area != "field" and text in (" ", "+", "-", "=")
    return now if steers or (not now.text and not text.strip()) else written(now, text)


def composed(now: Studio, text: str) -> Studio:
    """Show what an input method is at."""
    return replace(now, composing=text[:60], spot=Spot() if text else now.spot)


def entered(now: Studio, spoken: bool = False) -> Answer:
    """Do what the sentence says; with none, play what is there."""
    text = now.text.strip()
    if not text:
        return tried(now) if now.level or now.busy else (replace(now, notes=(NOTHING_YET.to(now.language),)), None)
    asked = replace(now, text="", caret=0, composing="", busy=True, told=text, notes=(), changed=())
    return asked, Want("build", text, now.spec, spoken=spoken)


def dictated(now: Studio, text: str, why: Text | None) -> Answer:
    """Take what was said, and do it; or tell why there is nothing."""
    now = replace(now, dictating="")
    if not text:
        return replace(now, notes=(why.to(now.language),) if why else ()), None
    return entered(written(replace(now, text="", caret=0), text), spoken=True)


# Keys


def pressed(now: Studio, key: str, ctrl: bool = False) -> Answer:
    """Answer to a key by pygame's name."""
    if now.composing:
        return now, None  # it belongs to the input method
    if ctrl:
        return _chord(now, key)
    if key == "escape":
        if now.dictating:
            return replace(now, dictating=""), Want("hush")
        return (replace(now, text="", caret=0), None) if now.text else (now, Want("back"))
    if key == "f5":
        return tried(now)
    if key in ("tab", "up", "down"):
        return _moved(now, -1 if key == "up" else 1), None
    if now.spot.area == "field":
        return _in_field(now, key)
    if key in ("left", "right"):
        return _beside(now, 1 if key == "right" else -1), None
    if key in ("return", "enter", "space"):
        return chosen(now, now.spot)
    if now.spot.area == "chip" and key in ("delete", "backspace"):
        return dropped(now, now.spot.name)
    if now.spot.area == "chip" and key in ("+", "=", "-", "[+]", "[-]"):
        return turned_on(now, now.spot.name, -1 if "-" in key else 1)
    return now, None


def _chord(now: Studio, key: str) -> Answer:
    match key:
        case "z":
            return undone(now)
        case "s":
            return saved(now)
        case "n":
            return fresh(now), None
        case "d":
            return dealt_again(now)
        case "space":
            return now, Want("hush" if now.dictating else "speak")
        case _:
            return now, None


def _in_field(now: Studio, key: str) -> Answer:
    at = now.caret
    match key:
        case "return" | "enter":
            return entered(now)
        case "left":
            return replace(now, caret=max(0, at - 1)), None
        case "right":
            return replace(now, caret=min(len(now.text), at + 1)), None
        case "home":
            return replace(now, caret=0), None
        case "end":
            return replace(now, caret=len(now.text)), None
        case "backspace" if at:
            return replace(now, text=now.text[: at - 1] + now.text[at:], caret=at - 1), None
        case "delete":
            return replace(now, text=now.text[:at] + now.text[at + 1 :]), None
        case _:
            return now, None


def _rows(now: Studio) -> list[list[Spot]]:
    """Give what can be pointed at, row by row."""
    middle = [Spot("chip", c.key) for c in now.chips]
    if now.turns is None:
        middle = [Spot("example", str(n)) for n in range(len(items.EXAMPLES))]
    feet = [Spot("button", i.name) for i in items.BUTTONS]
    return [row for row in ([Spot(), Spot("mic")], middle, feet) if row]


def _moved(now: Studio, way: int) -> Studio:
    rows = _rows(now)
    at = next((n for n, row in enumerate(rows) if now.spot in row), 0)
    return replace(now, spot=rows[(at + way) % len(rows)][0])


def _beside(now: Studio, way: int) -> Studio:
    row = next((row for row in _rows(now) if now.spot in row), [Spot()])
    return replace(now, spot=row[(row.index(now.spot) + way) % len(row)] if now.spot in row else Spot())


# Choices, by whatever made them


def chosen(now: Studio, spot: Spot) -> Answer:
    """Do what a spot is for."""
    now = replace(now, spot=spot)
    match spot.area:
        case "field":
            return now, None
        case "mic":
            return now, Want("hush" if now.dictating else "speak")
        case "chip":
            return turned_on(now, spot.name, 1)
        case "example":
            text = items.EXAMPLES[int(spot.name)].to(now.language)
            return entered(replace(now, text=text, caret=len(text), spot=Spot()))
        case "button":
            found = next((i for i in items.BUTTONS if i.name == spot.name), None)
            return did(now, found) if found else (now, None)
        case _:
            assert_never(spot.area)


def did(now: Studio, item: Item) -> Answer:
    """Do what a button or a word says."""
    if item is items.TRY:
        return tried(now)
    if item is items.SPEAK:
        return now, Want("hush" if now.dictating else "speak")
    if item is items.OTHER:
        return dealt_again(now)
    if item is items.UNDO:
        return undone(now)
    if item is items.SAVE:
        return saved(now)
    if item is items.FRESH:
        return fresh(now), None
    return (now, Want("back")) if item is BACK else (now, None)


def tried(now: Studio) -> Answer:
    """Play the newest level that is proved."""
    if now.level is None or now.busy:
        return replace(now, notes=((STILL if now.busy else NOTHING_YET).to(now.language),)), None
    return now, Want("play", level=now.level)


def saved(now: Studio) -> Answer:
    """Keep it as a file."""
    if now.level is None or now.busy:
        return replace(now, notes=((STILL if now.busy else NOTHING_YET).to(now.language),)), None
    return now, Want("save", level=now.level)


def dealt_again(now: Studio) -> Answer:
    """Build the same wishes by another chance."""
    if now.turns is None:
        return replace(now, notes=(NOTHING_YET.to(now.language),)), None
    return _built(replace(now, seed=now.seed + 1), now.turns)


def undone(now: Studio) -> Answer:
    """Go back one turn."""
    turns = now.turns
    if turns is None or not turns.at:
        return replace(now, notes=(NO_EARLIER.to(now.language),)), None
    return _built(now, turns.undone())


def dropped(now: Studio, key: str) -> Answer:
    """Take a chip away; what was only assumed has nothing to take away."""
    return _changed(now, without(now.turns.now, key)) if now.turns else (now, None)


def turned_on(now: Studio, key: str, way: int) -> Answer:
    """Turn a chip to its next value."""
    return _changed(now, turned(now.turns.now, key, way, now.laid)) if now.turns else (now, None)


def fresh(now: Studio) -> Studio:
    """Begin a new page."""
    return Studio(now.language, dictating=now.dictating)


def _changed(now: Studio, spec: SceneSpec) -> Answer:
    if now.turns is None or spec == now.turns.now:
        return now, None
    return _built(now, now.turns.then(spec))


def _built(now: Studio, turns: Turns) -> Answer:
    keys = [c.key for c in chips(turns.now, now.laid)]
    spot = now.spot if now.spot.area != "chip" or now.spot.name in keys else Spot()
    asked = replace(now, turns=turns, busy=True, notes=(), changed=(), spot=spot)
    return asked, Want("build", "", turns.now)


# What comes back


def heard_of(now: Studio, news: News) -> Answer:
    """Take what the builder tells."""
    if isinstance(news, LaidOut):
        return replace(now, laid=news.level), None
    if isinstance(news, Built):
        notes = _told(now.notes, [n.text for n in news.notes])
        if news.level is None:
            return replace(now, busy=False, notes=notes), None
        return replace(now, busy=False, level=news.level, laid=news.level, notes=notes), None
    return _understood(now, news)


def _understood(now: Studio, news: Understood) -> Answer:
    if news.step == "undo":
        return undone(replace(now, busy=False))
    if news.step == "redo" and now.turns is not None:
        later = now.turns.redone()
        return _built(now, later) if later != now.turns else (replace(now, busy=False), None)
    lines = [n.text for n in news.notes] + ([news.quota.to(now.language)] if news.quota else [])
    turns = Turns((news.spec,)) if now.turns is None else now.turns.then(news.spec)
    after = replace(now, turns=turns, changed=news.changed, notes=_told(now.notes, lines), busy=news.builds)
    return after, None


def _told(before: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *more)))[:6]
