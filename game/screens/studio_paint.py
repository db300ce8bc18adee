"""What the studio looks like: a sentence, its chips, the scroll, a line of notes, buttons. Draws, changes nothing."""

import math
from typing import Final

import pygame

from game.scenegen.edit_chips import Chip
from game.screens import studio_items as items
from game.screens.studio import READY, Spot, Studio
from game.screens.studio_layout import CROSS, LINES, Layout
from game.screens.studio_scroll import Scroll
from game.screens.studio_weather import soft_band
from game.theme import Palette
from game.view.colour import Rgb, mix
from game.view.page import EDGE, PANEL, QUIET
from game.view.type import Type
from voice.words import Text

ON_LIGHT: Final[Rgb] = (6, 22, 34)
WHITE: Final[Rgb] = (255, 255, 255)
WARM: Final = (13, 15, 16, 17, 18, 19, 21, 22, 24, 25, 26, 36)
"""Sizes of type that are opened before they are needed."""
TONES: Final[dict[str, Rgb]] = {
    "place": (122, 178, 255),
    "thing": (236, 228, 255),
    "manner": (190, 150, 255),
    "who": (120, 240, 214),
    "no": (150, 152, 176),
    "assumed": (104, 100, 140),
}
PROMPT: Final = Text("Write what you want to leap through …", "想要一个什么样的世界？写下来……")
CHANGE: Final = Text(
    "Change it: more lasers · without the wind · a bit harder …", "改一改：多一点激光、不要风、再难一点……"
)
EMPTY: Final = Text("Your level will be drawn here.", "关卡会画在这里。")
DICTATING: Final = {
    "loading": Text("one moment …", "请稍等……"),
    "waiting": Text("speak now", "请说话"),
    "speaking": Text("listening …", "在听……"),
    "writing": Text("writing it down …", "正在写下来……"),
}
READING: Final = Text("reading", "理解中")
DRAWING: Final = Text("drawing", "绘制中")
PROVING: Final = Text("proving that it can be finished by voice", "正在证明可以用语音通关")
KEYS: Final = Text(
    "Enter builds or plays · Tab and arrows · Ctrl+Z undo · Ctrl+S save · Ctrl+Space speak",
    "回车生成或试玩 · Tab 与方向键 · Ctrl+Z 撤销 · Ctrl+S 保存 · Ctrl+空格 说话",
)


class Easel:
    """Keeps pictures of pills and grounds."""

    def __init__(self, size: tuple[int, int], type_: Type) -> None:
        self._size, self._type = size, type_
        self._pills: dict[tuple[int, int, Rgb, int, Rgb, int], pygame.Surface] = {}
        self._ground: tuple[Palette, pygame.Surface] | None = None
        for px in WARM:  # opening a font in the middle of something is seen
            type_("字", px, WHITE), type_("字", px, WHITE, "Regular")

    def draw(self, target: pygame.Surface, now: Studio, places: Layout, scroll: Scroll, clock_s: float) -> None:
        """Draw all of it; `clock_s` moves what breathes, 0 stands still."""
        palette = scroll.palette
        target.blit(self._painted_ground(palette), (0, 0))
        self._heading(target, now, palette)
        self._field(target, now, places, palette, clock_s)
        self._mic(target, now, places.mic, palette, clock_s)
        if now.turns is None:
            self._examples(target, now, places, palette)
        else:
            known = {c.key: c for c in now.chips}
            for spot, place in places.chips:
                self._chip(target, now, known[spot.name], spot, place, places.chip_size, palette)
            hidden = len(known) - len(places.chips)
            if hidden and places.chips:
                more = self._type(f"+{hidden}", 14, soft(palette), "Regular")
                target.blit(more, more.get_rect(bottomright=(places.scroll.right, places.scroll.top - 5)))
        scroll.draw(target, places.scroll)
        self._frame(target, now, places.scroll, scroll, palette, clock_s)
        scroll.draw_map(target, places.map)
        self._notes(target, now, places.notes, palette)
        for spot, place in places.buttons:
            self._button(target, now, spot, place, palette)

    # The parts of it, from above

    def _heading(self, target: pygame.Surface, now: Studio, palette: Palette) -> None:
        shown = items.STUDIO_TITLE.to(now.language)
        name = self._type(shown, 36, palette_text(palette))
        target.blit(name, (60, 22))
        other = self._type(items.STUDIO_TITLE.to("zh" if now.language == "en" else "en"), 19, soft(palette), "Regular")
        target.blit(other, (60 + name.get_width() + 16, 22 + name.get_height() - other.get_height() - 7))
        told = now.laid.title.text.to(now.language) if now.laid else ""
        if told:
            title = self._fitted(told, 25, 620, mix(palette_text(palette), palette.robot.voice, 0.35))
            target.blit(title, title.get_rect(bottomright=(self._size[0] - 60, 22 + name.get_height() - 5)))

    def _field(self, target: pygame.Surface, now: Studio, places: Layout, palette: Palette, clock_s: float) -> None:
        place = places.field
        here = now.spot.area == "field"
        voice = palette.robot.voice
        edge = voice if here else EDGE
        target.blit(self._pill(place.size, PANEL, 232, edge, 2 if here else 1), place)
        inside = place.inflate(-52, -8)
        kept = target.get_clip()
        target.set_clip(inside.clip(kept))
        before, after = now.text[: now.caret], now.text[now.caret :]
        parts = [self._type(before, 24, WHITE, "Regular")] if before else []
        if now.composing:
            parts.append(self._type(now.composing, 24, voice, "Regular"))
        at = sum(p.get_width() for p in parts)
        if after:
            parts.append(self._type(after, 24, WHITE, "Regular"))
        x = inside.left - max(0, at - inside.width + 12)
        if not parts:
            self._placeholder(target, now, inside, palette)
        for number, part in enumerate(parts):
            target.blit(part, part.get_rect(midleft=(x, place.centery)))
            if now.composing and number == (1 if before else 0):
                target.fill(voice, (x, place.centery + 18, part.get_width(), 2))
            x += part.get_width()
        caret = inside.left - max(0, at - inside.width + 12) + at
        if here and clock_s % 1.06 < 0.6:
            high = round(30 * self._type.scale)
            target.fill(voice, (caret + 1, place.centery - high // 2, 2, high))
        target.set_clip(kept)

    def caret_at(self, now: Studio, place: pygame.Rect) -> pygame.Rect:
        """Give where letters appear, for an input method to put its candidates below."""
        inside = place.inflate(-52, -8)
        shown = now.text[: now.caret]
        wide = self._type(shown, 24, WHITE, "Regular").get_width() if shown else 0
        return pygame.Rect(inside.left + min(wide, inside.width - 12), place.top, 2, place.height)

    def _placeholder(self, target: pygame.Surface, now: Studio, inside: pygame.Rect, palette: Palette) -> None:
        told = DICTATING.get(now.dictating) or (CHANGE if now.turns else PROMPT)
        ink = palette.robot.voice if now.dictating else mix(QUIET, PANEL, 0.25)
        line = self._fitted(told.to(now.language), 22, inside.width - 8, ink, "Regular")
        target.blit(line, line.get_rect(midleft=(inside.left + 6, inside.centery)))

    def _mic(self, target: pygame.Surface, now: Studio, place: pygame.Rect, palette: Palette, clock_s: float) -> None:
        voice = palette.robot.voice
        live, here = bool(now.dictating), now.spot.area == "mic"
        if now.dictating == "speaking":
            for n in range(2):
                wave = (clock_s * 0.9 + n * 0.5) % 1.0
                ring = pygame.Surface((place.width * 2, place.height * 2), pygame.SRCALPHA)
                tone = (*voice, round(120 * (1 - wave)))
                pygame.draw.circle(ring, tone, ring.get_rect().center, round(place.width * (0.5 + 0.35 * wave)), 3)
                target.blit(ring, ring.get_rect(center=place.center))
        ground = voice if live else PANEL
        target.blit(self._pill(place.size, ground, 235, voice if live or here else EDGE, 2 if here else 1), place)
        ink = ON_LIGHT if live else (voice if here else palette_text(palette))
        x, y = place.center
        pygame.draw.rect(target, ink, (x - 6, y - 17, 12, 20), border_radius=6)
        pygame.draw.arc(target, ink, (x - 12, y - 14, 24, 26), math.pi + 0.15, 2 * math.pi - 0.15, 2)
        target.fill(ink, (x - 1, y + 11, 2, 6))
        target.fill(ink, (x - 7, y + 17, 14, 2))

    def _examples(self, target: pygame.Surface, now: Studio, places: Layout, palette: Palette) -> None:
        for spot, place in places.chips:
            here = now.spot == spot
            ground = palette.robot.voice if here else PANEL
            target.blit(self._pill(place.size, ground, 255 if here else 170, EDGE, 1), place)
            text = items.EXAMPLES[int(spot.name)].to(now.language)
            line = self._type(text, places.chip_size, ON_LIGHT if here else soft(palette), "Regular")
            target.blit(line, line.get_rect(midleft=(place.left + 22, place.centery)))

    def _chip(
        self,
        target: pygame.Surface,
        now: Studio,
        chip: Chip,
        spot: Spot,
        place: pygame.Rect,
        size: int,
        palette: Palette,
    ) -> None:
        here = now.spot == spot
        tone = TONES[chip.tone]
        assumed = chip.tone == "assumed"
        if here:
            target.blit(self._pill(place.size, palette.robot.voice, 255, palette.robot.voice, 1), place)
        else:
            ground = PANEL if assumed else mix(PANEL, tone, 0.16)
            target.blit(self._pill(place.size, ground, 120 if assumed else 235, mix(EDGE, tone, 0.45), 1), place)
        ink = ON_LIGHT if here else (mix(QUIET, tone, 0.3) if assumed or chip.tone == "no" else palette_text(palette))
        pygame.draw.aacircle(target, ON_LIGHT if here else tone, (place.left + 18, place.centery), 4)
        label = self._type(chip.label.to(now.language), size, ink, "Regular" if assumed else "Bold")
        target.blit(label, label.get_rect(midleft=(place.left + 30, place.centery)))
        if chip.goes:
            x, y = place.right - CROSS // 2 - 2, place.centery
            line = ON_LIGHT if here else mix(QUIET, PANEL, 0.15)
            pygame.draw.aaline(target, line, (x - 5, y - 5), (x + 5, y + 5))
            pygame.draw.aaline(target, line, (x - 5, y + 5), (x + 5, y - 5))

    def _frame(
        self,
        target: pygame.Surface,
        now: Studio,
        place: pygame.Rect,
        scroll: Scroll,
        palette: Palette,
        clock_s: float,
    ) -> None:
        pygame.draw.rect(target, EDGE, place.inflate(2, 2), 2, border_radius=3)
        if now.laid is None:
            shade = soft_band(place.width, 130, PANEL, 190)
            target.blit(shade, (place.left, place.centery - 65))
            told = READING if now.busy else EMPTY
            dots = "…" if not now.busy else "." * (1 + int(clock_s * 3) % 3)
            shown = told.to(now.language) + (dots if now.busy else "")
            line = self._type(shown, 26, WHITE)
            target.blit(line, line.get_rect(center=place.center))
            return
        ready = now.level is not None and not now.busy and scroll.whole
        proof = now.level.proof if now.level else None
        if ready:
            seconds = round(proof.ticks / 60) if proof else 0
            told = Text(f"{READY.en} · {seconds} s", f"{READY.zh} · {seconds} 秒") if proof else READY
        else:
            told = DRAWING if not scroll.whole else PROVING if scroll.proving else READING
        line = self._type(told.to(now.language), 16, WHITE, "Regular")
        tag = pygame.Rect(place.left + 14, place.top + 12, line.get_width() + 46, line.get_height() + 10)
        target.blit(self._pill(tag.size, PANEL, 190, EDGE, 1), tag)
        target.blit(line, line.get_rect(midleft=(tag.left + 32, tag.centery)))
        x, y = tag.left + 17, tag.centery
        if ready:
            pygame.draw.lines(target, palette.robot.voice, False, ((x - 6, y), (x - 2, y + 5), (x + 6, y - 5)), 3)
        else:
            turn = clock_s * 5
            for n in range(3):
                lit = 0.35 + 0.65 * max(0.0, math.sin(turn - n * 0.9))
                dot = (x - 7 + n * 7, y)
                pygame.draw.aacircle(target, mix(PANEL, palette.robot.voice, lit), dot, 2)

    def _notes(self, target: pygame.Surface, now: Studio, place: pygame.Rect, palette: Palette) -> None:
        lines: list[tuple[str, Rgb]] = []
        if now.changed:
            told = "   ".join(t.to(now.language) for t in now.changed)
            lines.append((told, mix(palette_text(palette), palette.robot.voice, 0.6)))
        lines += [(note, palette_text(palette)) for note in now.notes]
        if not lines:
            lines = [(KEYS.to(now.language), mix(QUIET, PANEL, 0.2))]
        step = place.height // LINES
        for number, (told, ink) in enumerate(lines[:LINES]):
            if number == LINES - 1 and len(lines) > LINES:
                told = "  ·  ".join(text for text, _ in lines[number:])
            line = self._fitted(told, 18, place.width - 8, ink, "Regular")
            target.blit(line, line.get_rect(midleft=(place.left + 4, place.top + step * number + step // 2)))

    def _button(self, target: pygame.Surface, now: Studio, spot: Spot, place: pygame.Rect, palette: Palette) -> None:
        item = next(i for i in items.BUTTONS if i.name == spot.name)
        here = now.spot == spot
        voice = palette.robot.voice
        first = item is items.TRY
        ready = usable(now, spot.name)
        ground = mix(voice, WHITE, 0.35) if here and ready else voice if first and ready else PANEL
        light = ground is not PANEL
        edge = voice if here else EDGE
        target.blit(self._pill(place.size, ground, 255 if light else 214, edge, 2 if here else 1), place)
        ink = ON_LIGHT if light else palette_text(palette) if ready else mix(QUIET, PANEL, 0.45)
        label = self._type(capital(item.shown.to(now.language)), 21, ink)
        shift = 12 if first else 0
        target.blit(label, label.get_rect(center=(place.centerx + shift, place.centery)))
        if first:
            x, y = place.centerx + shift - label.get_width() // 2 - 22, place.centery
            pygame.draw.polygon(target, ink, ((x - 6, y - 9), (x - 6, y + 9), (x + 9, y)))

    # What they are made of

    def _fitted(self, text: str, size: int, room: int, ink: Rgb, weight: str = "Bold") -> pygame.Surface:
        """Render a text as large as there is room for it, and cut what does not fit even small."""
        kind = "Regular" if weight == "Regular" else "Bold"
        for smaller in (size, round(size * 0.86), round(size * 0.74)):
            shown = self._type(text, smaller, ink, kind)  # type: ignore[arg-type]
            if shown.get_width() <= room:
                return shown
        share = room / max(1, shown.get_width())
        kept = text[: max(1, int(len(text) * share) - 2)]
        return self._type(kept + "…", smaller, ink, kind)  # type: ignore[arg-type]

    def _pill(self, size: tuple[int, int], ground: Rgb, cover: int, edge: Rgb, line: int) -> pygame.Surface:
        key = (*size, ground, cover, edge, line)
        if key not in self._pills:
            if len(self._pills) > 300:
                self._pills.pop(next(iter(self._pills)))
            fine = pygame.Surface((size[0] * 2, size[1] * 2), pygame.SRCALPHA)
            fine.fill((*ground, 0))
            box, radius = fine.get_rect(), size[1]
            pygame.draw.rect(fine, (*ground, cover), box, border_radius=radius)
            pygame.draw.rect(fine, (*edge, 240), box, 2 * line, border_radius=radius)
            self._pills[key] = pygame.transform.smoothscale(fine, size)
        return self._pills[key]

    def _painted_ground(self, palette: Palette) -> pygame.Surface:
        """Give the dusk that everything stands in: the level's own sky, far down."""
        if self._ground is None or self._ground[0] is not palette:
            column = pygame.Surface((1, 3))
            for y, (ink, share) in enumerate(((palette.near, 0.22), (palette.near, 0.42), (palette.structure, 0.3))):
                column.set_at((0, y), mix(PANEL, ink, share))
            self._ground = palette, pygame.transform.smoothscale(column, self._size).convert()
        return self._ground[1]


def usable(now: Studio, name: str) -> bool:
    """Tell whether a button has something to do now."""
    if name in (items.TRY.name, items.SAVE.name):
        return now.level is not None and not now.busy
    if name == items.UNDO.name:
        return now.turns is not None and now.turns.at > 0
    return now.turns is not None if name in (items.OTHER.name, items.FRESH.name) else True


def capital(text: str) -> str:
    """Give a label as labels begin."""
    return text[:1].upper() + text[1:]


def palette_text(palette: Palette) -> Rgb:
    """Give the ink of what is written: the ground is dark in every theme."""
    return mix(palette.text, WHITE, 1.0) if sum(palette.text) < 480 else palette.text


def soft(palette: Palette) -> Rgb:
    """Give the ink of what is read second."""
    return mix(palette_text(palette), QUIET, 0.55)
