"""What lies on the editor's desk: plain data, and where everything is on the picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import pygame

from game.edit import History, Pick, Row, entry, fields
from game.edit.draft import LEVEL
from game.level import Level
from game.obstacles import all_obstacles
from game.view import SIZE
from game.view.brush import METRE
from voice.words import Language, Text

BAR: Final = pygame.Rect(0, 0, SIZE[0], 54)
PALETTE: Final = pygame.Rect(0, 54, 208, SIZE[1] - 54)
FORM: Final = pygame.Rect(SIZE[0] - 262, 54, 262, SIZE[1] - 54)
AREA: Final = pygame.Rect(PALETTE.right, 54, FORM.left - PALETTE.right, SIZE[1] - 54 - 44)
MAP: Final = pygame.Rect(AREA.left, AREA.bottom, AREA.width, 44)
TILE: Final = (100, 57)
ROW: Final = 36
STEPPER: Final = 26  # px wide, of the fields that go down and up
ZOOMS: Final = (0.3, 0.4, 0.5, 0.7, 1.0)
LETTERS: Final = 200  # that a field may hold
ALSO: Final = ("ground", "hint")
"""What can be added beside obstacles."""
Name = Literal["undo", "redo", "prove", "save", "help", "copy", "delete"]
Proving = Literal["unproved", "proving", "proved", "no"]

BUTTONS: Final[Mapping[Name, Text]] = {
    "undo": Text("Undo", "撤销"),
    "redo": Text("Redo", "重做"),
    "prove": Text("Prove", "证明"),
    "save": Text("Save", "保存"),
    "help": Text("Keys", "按键"),
    "copy": Text("Copy", "复制"),
    "delete": Text("Delete", "删除"),
}
KINDS: Final[Mapping[str, Text]] = {
    "ground": Text("floor", "地面"),
    "hint": Text("hint", "提示"),
    "start": Text("start", "起点"),
    "goal": Text("goal", "终点"),
    "level": Text("level", "关卡"),
}


@dataclass(frozen=True, slots=True)
class Typing:
    """A field that is typed in, and what stands there."""

    name: str
    text: str
    whole: bool = False
    """All of it is marked: the first letter takes its place."""

    def wrote(self, letters: str) -> "Typing":
        """Give it with letters more."""
        return Typing(self.name, (("" if self.whole else self.text) + letters)[:LETTERS])

    def erased(self) -> "Typing":
        """Give it without its last letter, or without what is marked."""
        return Typing(self.name, "" if self.whole else self.text[:-1])


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the picture of the editor depends on."""

    history: History
    saved: Level
    """As it is in its file."""
    language: Language
    pick: Pick | None = None
    hover: Pick | None = None
    placing: str = ""
    """The kind that the next press puts down."""
    pointer: tuple[int, int] = (0, 0)
    camera: tuple[float, float] = (12.0, 2.6)
    """The middle of the picture, m."""
    zoom: int = 2
    """Which of `ZOOMS`."""
    typing: Typing | None = None
    note: Text | None = None
    proving: Proving = "unproved"
    help: bool = False
    scroll: int = 0
    """Rows of the palette that are above its edge."""

    @property
    def level(self) -> Level:
        """The level as it is now."""
        return self.history.now

    @property
    def dirty(self) -> bool:
        """True when something is not saved."""
        return self.level.model_copy(update={"proof": None}) != self.saved.model_copy(update={"proof": None})


def scale(desk: Desk) -> float:
    """Give px of the picture for each metre."""
    return METRE * ZOOMS[desk.zoom]


def to_screen(desk: Desk, x: float, y: float) -> tuple[float, float]:
    """Give where a place of the world is on the picture, px."""
    size = scale(desk)
    return AREA.centerx + (x - desk.camera[0]) * size, AREA.centery - (y - desk.camera[1]) * size


def to_world(desk: Desk, at: tuple[int, int]) -> tuple[float, float]:
    """Give which place of the world is at a point of the picture, m."""
    size = scale(desk)
    return desk.camera[0] + (at[0] - AREA.centerx) / size, desk.camera[1] - (at[1] - AREA.centery) / size


def kinds() -> tuple[str, ...]:
    """Give what can be added."""
    return (*ALSO, *all_obstacles())


def named(kind: str) -> Text:
    """Give what people call a kind."""
    if kind in KINDS:
        return KINDS[kind]
    words = all_obstacles()[kind].words
    return Text(words.en[0], words.zh[0])


def kind_of(level: Level, pick: Pick) -> str:
    """Give the kind of what was picked."""
    return level.obstacles[pick.number].kind if pick.of == "obstacle" else pick.of


def tiles(desk: Desk) -> tuple[tuple[str, pygame.Rect], ...]:
    """Give where each kind of the palette is."""
    found = []
    for number, kind in enumerate(kinds()):
        row, column = divmod(number, 2)
        top = PALETTE.top + 4 + (row - desk.scroll) * TILE[1]
        if PALETTE.top <= top <= PALETTE.bottom - TILE[1]:
            place = pygame.Rect(PALETTE.left + 4 + column * TILE[0], top, TILE[0] - 4, TILE[1] - 4)
            found.append((kind, place))
    return tuple(found)


def most_scroll() -> int:
    """Give how many rows of the palette do not fit."""
    return max(0, (len(kinds()) + 1) // 2 - (PALETTE.height - 4) // TILE[1])


def buttons(desk: Desk) -> tuple[tuple[Name, pygame.Rect], ...]:
    """Give where each button is."""
    found: list[tuple[Name, pygame.Rect]] = []
    right = BAR.right - 12
    for name in ("help", "save", "prove", "redo", "undo"):
        wide = 92
        found.append((name, pygame.Rect(right - wide, 10, wide, 34)))
        right -= wide + 8
    if desk.pick is not None and desk.pick.of in ("obstacle", "ground", "hint"):
        top = FORM.top + 58 + len(rows(desk)) * ROW + 14
        found.append(("copy", pygame.Rect(FORM.left + 14, top, 112, 34)))
        found.append(("delete", pygame.Rect(FORM.left + 136, top, 112, 34)))
    return tuple(found)


def rows(desk: Desk) -> tuple[tuple[Row, pygame.Rect], ...]:
    """Give the form of what is picked, or of the level, and where each field is."""
    found = fields(entry(desk.level, desk.pick or LEVEL))
    room = (FORM.height - 130) // ROW
    return tuple(
        (row, pygame.Rect(FORM.left + 8, FORM.top + 58 + n * ROW, FORM.width - 16, ROW - 4))
        for n, row in enumerate(found[:room])
    )


def value_box(row: Row, place: pygame.Rect) -> pygame.Rect:
    """Give where the value of a field stands; texts take more room."""
    wide = 150 if row.kind == "text" else 118
    return pygame.Rect(place.right - wide, place.top, wide, place.height)


def extent(level: Level) -> tuple[float, float]:
    """Give how far the level goes, m."""
    xs = [level.start.x, level.goal.x, *(g.x for g in level.ground), *(g.x + g.width for g in level.ground)]
    return min(xs) - 4.0, max(xs) + 4.0


def on_map(desk: Desk, x: float) -> float:
    """Give where a place is on the map below, px."""
    low, high = extent(desk.level)
    return MAP.left + 14 + (x - low) / (high - low) * (MAP.width - 28)


def from_map(desk: Desk, px: float) -> float:
    """Give which place a point of the map stands for, m."""
    low, high = extent(desk.level)
    return low + (px - MAP.left - 14) / (MAP.width - 28) * (high - low)
