"""The editor's edges: the bar, the palette, the form, the map, and the list of keys."""

from typing import Final

import pygame

from game.edit import Row
from game.edit.draft import LEVEL
from game.screens.editor_desk import (
    AREA,
    BAR,
    BUTTONS,
    FORM,
    MAP,
    PALETTE,
    STEPPER,
    ZOOMS,
    Desk,
    Name,
    buttons,
    kind_of,
    named,
    on_map,
    rows,
    tiles,
    value_box,
)
from game.screens.editor_world import WorldView
from game.view.brush import METRE
from game.view.colour import Rgb, mix
from game.view.type import Type
from voice.words import Text

PANEL: Final[Rgb] = (13, 15, 34)
FIELD: Final[Rgb] = (24, 27, 54)
EDGE: Final[Rgb] = (66, 58, 112)
QUIET: Final[Rgb] = (156, 150, 196)
WHITE: Final[Rgb] = (236, 240, 250)
DARK: Final[Rgb] = (8, 14, 28)
GOOD: Final[Rgb] = (110, 240, 170)
BAD: Final[Rgb] = (255, 150, 96)
DANGER: Final[Rgb] = (255, 95, 31)
FREE: Final = frozenset({"pickup", "checkpoint"})
STATES: Final = {
    "unproved": Text("not proved", "未证明"),
    "proving": Text("proving …", "证明中……"),
    "proved": Text("proved: can be played by voice", "已证明：能用声音通关"),
    "no": Text("not proved", "证明不了"),
}
KEYS: Final = (
    (Text("drag", "拖动"), Text("move a thing; on empty ground, the view", "移动物件；空白处则移动视野")),
    (
        Text("palette, then press", "点左栏再点画面"),
        Text("put a new one down, or drag it", "放下新物件；也可拖出"),
    ),
    (Text("wheel", "滚轮"), Text("zoom; on a field of the form, its value", "缩放；在右栏字段上则改数值")),
    (Text("click a value", "点数值"), Text("type it; Enter takes it, Esc does not", "直接输入；回车确定，Esc 放弃")),
    (
        Text("arrows", "方向键"),
        Text("nudge 0.1 m, Shift 1 m; or the view", "微移 0.1 米，Shift 1 米；或移视野"),
    ),
    (Text("Delete · Ctrl+D", "Delete · Ctrl+D"), Text("take it away · copy it", "删除 · 复制")),
    (Text("Ctrl+Z · Ctrl+Y", "Ctrl+Z · Ctrl+Y"), Text("undo · redo", "撤销 · 重做")),
    (Text("Ctrl+S · Ctrl+P", "Ctrl+S · Ctrl+P"), Text("save · prove", "保存 · 证明")),
    (Text("F1 · Esc", "F1 · Esc"), Text("these keys · let go, then leave", "本说明 · 取消，再按退出")),
)
VALUES: Final = {
    "easy": Text("easy", "简单"),
    "normal": Text("normal", "普通"),
    "hard": Text("hard", "困难"),
    "slow": Text("slow", "慢"),
    "fast": Text("fast", "快"),
    "open": Text("open", "开门"),
    "unlock": Text("unlock", "解锁"),
    "rope": Text("rope", "绳子"),
    "ladder": Text("ladder", "梯子"),
    "hook": Text("hook", "钩子"),
    "vine": Text("vine", "藤蔓"),
    "True": Text("yes", "是"),
    "False": Text("no", "否"),
}
"""Values of choices; others are shown as they are."""
LOADING: Final = Text("painting the world …", "正在绘制世界……")
TITLE_OF_KEYS: Final = Text("Mouse and keys", "鼠标和按键")


class Panels:
    """Draws what is around the level."""

    def __init__(self, type_: Type, world: WorldView) -> None:
        self._type, self._world = type_, world

    def loading(self, target: pygame.Surface, desk: Desk) -> None:
        """Draw a page that says what takes so long."""
        target.fill(PANEL)
        for text, size, down in ((desk.level.title.text, 40, -40), (LOADING, 20, 24)):
            shown = self._type(text.to(desk.language), size, WHITE if size > 30 else QUIET)
            target.blit(shown, shown.get_rect(center=(target.get_width() // 2, target.get_height() // 2 + down)))

    def draw(self, target: pygame.Surface, desk: Desk) -> None:
        """Draw all of them."""
        voice = self._world.palette(desk).robot.voice
        self._palette(target, desk, voice)
        self._form(target, desk, voice)
        self._map(target, desk, voice)
        self._bar(target, desk, voice)
        if desk.note is not None:
            self._note(target, desk.note.to(desk.language))
        if desk.help:
            self._keys(target, desk, voice)

    def _bar(self, target: pygame.Surface, desk: Desk, voice: Rgb) -> None:
        target.fill(PANEL, BAR)
        target.fill(EDGE, (0, BAR.bottom - 1, BAR.width, 1))
        title = self._fitted(desk.level.title.text.to(desk.language), (24, 20, 17), WHITE, 330)
        target.blit(title, (16, (BAR.height - title.get_height()) // 2))
        left = 16 + title.get_width() + 10
        if desk.dirty:
            pygame.draw.circle(target, voice, (left + 4, BAR.centery), 5)
            left += 18
        state = STATES[desk.proving].to(desk.language)
        ink = {"proved": GOOD, "no": BAD}.get(desk.proving, QUIET)
        free = buttons(desk)[4][1].left - left - 24
        target.blit(self._fitted(state, (17, 15, 13), ink, free), (left + 10, BAR.centery - 13))
        self._buttons(target, desk, voice)

    def _buttons(self, target: pygame.Surface, desk: Desk, voice: Rgb) -> None:
        can: dict[Name, bool] = {"undo": bool(desk.history.past), "redo": bool(desk.history.future), "save": desk.dirty}
        for name, place in buttons(desk):
            live, over = can.get(name, True), place.collidepoint(desk.pointer)
            strong = name == "prove" or (name == "save" and desk.dirty)
            ground = voice if strong and live else mix(FIELD, voice, 0.25 if over and live else 0.0)
            pygame.draw.rect(target, ground, place, border_radius=17)
            edge = DANGER if name == "delete" else EDGE
            pygame.draw.rect(target, edge, place, 1, border_radius=17)
            ink = DARK if strong and live else WHITE if live else mix(QUIET, FIELD, 0.5)
            text = self._type(BUTTONS[name].to(desk.language), 17, ink)
            target.blit(text, text.get_rect(center=place.center))

    def _palette(self, target: pygame.Surface, desk: Desk, voice: Rgb) -> None:
        target.fill(PANEL, PALETTE)
        for kind, place in tiles(desk):
            chosen, over = kind == desk.placing, place.collidepoint(desk.pointer)
            pygame.draw.rect(target, mix(FIELD, voice, 0.35 if chosen else 0.12 if over else 0), place, border_radius=8)
            if chosen:
                pygame.draw.rect(target, voice, place, 2, border_radius=8)
            icon = self._world.icon(desk, kind)
            target.blit(icon, icon.get_rect(midtop=(place.centerx, place.top + 3)))
            name = self._fitted(named(kind).to(desk.language), (14, 12, 11), WHITE, place.width - 6)
            target.blit(name, name.get_rect(midbottom=(place.centerx, place.bottom)))
        target.fill(EDGE, (PALETTE.right - 1, PALETTE.top, 1, PALETTE.height))

    def _form(self, target: pygame.Surface, desk: Desk, voice: Rgb) -> None:
        target.fill(PANEL, FORM)
        target.fill(EDGE, (FORM.left, FORM.top, 1, FORM.height))
        kind = kind_of(desk.level, desk.pick or LEVEL)
        target.blit(self._type(named(kind).to(desk.language), 23, voice), (FORM.left + 16, FORM.top + 12))
        about = ""
        for row, place in rows(desk):
            self._row(target, desk, row, place, voice)
            if place.collidepoint(desk.pointer) and desk.language == "en":
                about = row.about
        if about:
            shown = self._fitted(about, (14, 13, 12), QUIET, FORM.width - 24)
            target.blit(shown, (FORM.left + 14, FORM.bottom - 30))

    def _row(self, target: pygame.Surface, desk: Desk, row: Row, place: pygame.Rect, voice: Rgb) -> None:
        box = value_box(row, place)
        over = place.collidepoint(desk.pointer)
        label = self._fitted(
            row.label.to(desk.language), (15, 13, 12), WHITE if over else QUIET, box.left - place.left - 6
        )
        target.blit(label, (place.left + 4, place.centery - label.get_height() // 2))
        typing = desk.typing if desk.typing is not None and desk.typing.name == row.name else None
        typed = typing.text if typing is not None else None
        pygame.draw.rect(
            target, mix(FIELD, voice, 0.2 if typed is not None else 0.08 if over else 0), box, border_radius=8
        )
        if typed is not None:
            pygame.draw.rect(target, voice, box, 2, border_radius=8)
        known = VALUES.get(row.shown) if row.kind in ("bool", "choice") else None
        text = f"{typed}|" if typed is not None else known.to(desk.language) if known else row.shown
        if row.kind in ("bool", "choice", "int", "float") and typed is None:
            for x, way in ((box.left + STEPPER // 2, -1), (box.right - STEPPER // 2, 1)):
                tip = ((x + way * 5, box.centery), (x - way * 3, box.centery - 5), (x - way * 3, box.centery + 5))
                pygame.draw.polygon(target, voice if over else QUIET, tip)
        room = box.width - (12 if row.kind == "text" else 2 * STEPPER)
        shown = self._fitted(text, (17, 15, 13), WHITE, room, keep_end=typed is not None)
        at = shown.get_rect(center=box.center)
        if typing is not None and typing.whole:
            target.fill(mix(FIELD, voice, 0.5), at.inflate(4, -6))
        target.blit(shown, at)

    def _map(self, target: pygame.Surface, desk: Desk, voice: Rgb) -> None:
        target.fill(PANEL, MAP)
        target.fill(EDGE, (MAP.left, MAP.top, MAP.width, 1))
        middle = MAP.centery + 4
        for ground in desk.level.ground:
            left, right = on_map(desk, ground.x), on_map(desk, ground.x + ground.width)
            target.fill(mix(QUIET, PANEL, 0.3), (round(left), middle + 6, max(1, round(right - left)), 3))
        for obstacle in desk.level.obstacles:
            ink = QUIET if obstacle.kind in FREE else DANGER
            high = 7 if obstacle.kind in FREE else 13
            target.fill(ink, (round(on_map(desk, obstacle.x)), middle + 5 - high, 2, high))
        for point, ink in ((desk.level.start, voice), (desk.level.goal, GOOD)):
            pygame.draw.circle(target, ink, (round(on_map(desk, point.x)), middle + 7), 5)
        half = AREA.width / 2 / (METRE * ZOOMS[desk.zoom])
        left, right = on_map(desk, desk.camera[0] - half), on_map(desk, desk.camera[0] + half)
        seen = pygame.Rect(round(left), MAP.top + 5, round(right - left), MAP.height - 10).clip(MAP.inflate(-8, -6))
        pygame.draw.rect(target, voice, seen, 2, border_radius=6)
        where = self._type(f"{desk.camera[0]:.0f} m", 12, QUIET)
        target.blit(where, (seen.left + 5, seen.top + 1))

    def _note(self, target: pygame.Surface, text: str) -> None:
        shown = self._fitted(text, (18, 16, 14, 12), WHITE, AREA.width - 60)
        place = shown.get_rect(midbottom=(AREA.centerx, AREA.bottom - 22)).inflate(32, 16)
        pygame.draw.rect(target, PANEL, place, border_radius=place.height // 2)
        pygame.draw.rect(target, BAD, place, 1, border_radius=place.height // 2)
        target.blit(shown, shown.get_rect(center=place.center))

    def _keys(self, target: pygame.Surface, desk: Desk, voice: Rgb) -> None:
        target.fill((96, 96, 116), AREA, special_flags=pygame.BLEND_RGB_MULT)
        place = pygame.Rect(0, 0, 720, 84 + len(KEYS) * 42).move(AREA.centerx - 360, AREA.top + 60)
        pygame.draw.rect(target, PANEL, place, border_radius=18)
        pygame.draw.rect(target, EDGE, place, 1, border_radius=18)
        target.blit(self._type(TITLE_OF_KEYS.to(desk.language), 26, voice), (place.left + 30, place.top + 20))
        for number, (key, what) in enumerate(KEYS):
            y = place.top + 72 + number * 42
            target.blit(self._fitted(key.to(desk.language), (18, 16), WHITE, 210), (place.left + 30, y))
            target.blit(self._fitted(what.to(desk.language), (17, 15, 13), QUIET, 440), (place.left + 252, y))

    def _fitted(self, text: str, sizes: tuple[int, ...], ink: Rgb, room: int, keep_end: bool = False) -> pygame.Surface:
        """Render a text as large as there is room for, and cut what does not fit even small."""
        text = " ".join(text.split()) or " "
        for size in sizes:
            shown = self._type(text, size, ink)
            if shown.get_width() <= room:
                return shown
        while len(text) > 1 and self._type(f"{text}…", sizes[-1], ink).get_width() > room:
            text = text[1:] if keep_end else text[:-1]
        return self._type(text if keep_end else f"{text}…", sizes[-1], ink)
