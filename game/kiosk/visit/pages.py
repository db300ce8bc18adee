"""The pages of a visit: poster, language, result, and the dark one. Each draws itself and gives what can be touched."""

import math
from dataclasses import dataclass
from typing import Final

import pygame

from game.kiosk.visit import texts
from game.kiosk.visit.flow import CHOICES
from game.kiosk.visit.ink import PANEL, WHITE, readable
from game.kiosk.visit.kit import Kit, Places
from game.kiosk.visit.measure import BODY, FINE, HUGE, LARGE
from game.kiosk.visit.mood import Mood
from game.kiosk.visit.words import CHINESE, ENGLISH, LABELS, WORDS
from game.view.colour import mix
from game.view.page import LOGO
from voice.words import Language, Text

COLUMN: Final = 0.60
"""Of the width, what stands beside the robot."""
DARK: Final = (4, 5, 9)
SIDES: Final = {"en": ENGLISH, "zh": CHINESE}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the result tells: counts and times, nothing that was said."""

    arrived: bool
    stars: int
    facts: tuple[Text, ...]
    code: pygame.Surface | None
    """The QR, one pixel a module with its quiet zone."""
    address: bool
    """It holds an address and not the level itself."""
    title: Text


def poster(target: pygame.Surface, kit: Kit, mood: Mood, word: Text, top: int = 0) -> Places:
    """Draw what stands between two levels of the attract loop, before the robot; `top` px are taken."""
    measure = kit.measure
    wide, high = target.get_size()
    edge, gap = measure.edge, measure.gap
    room = round(wide * (1.0 if measure.portrait else COLUMN)) - 2 * edge
    _logo(target, kit, (edge, max(edge, top)), room)
    foot_top = foot(target, kit, mood, room if not measure.portrait else wide - 2 * edge)
    says = texts.SAY if mood.alive else None
    at = (edge, round(high * (0.52 if measure.portrait else 0.31)))
    times = 1.4 if measure.portrait else 1.2
    box = bubble(target, kit, word if mood.alive else texts.TOUCH, mood, at, room, times=times, says=says)
    start, ink = texts.SAY_TO_START if mood.alive else texts.TOUCH_TO_START, None
    if mood.alive and mood.advice is not None:
        start, ink = mood.advice, kit.inks.warn
    starts = [kit.fitted(start.to(one), 1.0, room - 2 * gap, ink, "Regular") for one in mood.languages]
    place = pygame.Rect(edge, 0, max(s.get_width() for s in starts) + 2 * gap, sum(s.get_height() for s in starts))
    place.top = box.bottom + gap
    if place.bottom + gap // 2 > foot_top:
        place.bottom = foot_top - gap // 2
    kit.panel(target, place, radius=measure.text // 2)
    y = place.top
    for line in starts:
        target.blit(line, (edge + gap, y))
        y += line.get_height()
    return []


def bubble(
    target: pygame.Surface, kit: Kit, word: Text, mood: Mood, at: tuple[int, int], room: int,
    tip: tuple[int, int] | None = None, grown: float = 1.0, times: float = 1.0, says: Text | None = texts.SAY,
) -> pygame.Rect:  # fmt: skip
    """Draw a bubble that teaches a word in every language that is offered: Say "jump" · 说“跳”.

    Args:
        target: the canvas.
        kit: to draw with.
        word: that is taught.
        mood: of now.
        at: its upper left corner, px.
        room: its width at most, px.
        tip: where its tail ends; None has it point to the right.
        grown: how far it has popped up, 0..1.
        times: by which it is larger than usual.
        says: what stands before the word.

    """
    measure = kit.measure
    ink, quiet = kit.inks.on_white, readable((70, 80, 110), WHITE)
    strong = readable(kit.palette.robot.voice, WHITE)
    rows = []
    for number, language in enumerate(mood.languages):
        size = (HUGE if number == 0 else LARGE) * times
        said, tone = _shouted(word.to(language), language), quiet if number else ink
        before = says.to(language) if says is not None else ""
        say, main = kit.text(before, max(1.0, size * 0.6), tone), kit.text(said, size, strong)
        while say.get_width() + main.get_width() + 3 * measure.text > room and size > 1.0:
            size *= 0.9
            say, main = kit.text(before, max(1.0, size * 0.6), tone), kit.text(said, size, strong)
        rows.append((say, main))
    pad = round(measure.text * 0.8)
    between = measure.gap if says is not None else 0
    inner = max(say.get_width() + main.get_width() + between for say, main in rows)
    tall = sum(round(main.get_height() * 0.92) for _, main in rows)
    box = pygame.Rect(*at, inner + 2 * pad, tall + pad)
    if grown < 1:
        small = box.inflate(round(box.width * (grown - 1) * 0.4), round(box.height * (grown - 1) * 0.4))
        kit.panel(target, small, ground=WHITE, alpha=255, radius=measure.text)
        return box
    foot_ = (box.left + pad * 2, box.bottom - 2) if tip else (box.right - 2, box.centery)
    end = tip or (box.right + measure.text, box.centery + measure.text // 2)
    half = measure.text // 2
    base = (
        ((foot_[0] - half, foot_[1]), (foot_[0] + half, foot_[1]))
        if tip
        else ((foot_[0], foot_[1] - half), (foot_[0], foot_[1] + half))
    )
    pygame.draw.polygon(target, WHITE, (*base, end))
    kit.panel(target, box, ground=WHITE, alpha=255, radius=measure.text)
    y = box.top + pad // 2
    for say, main in rows:
        x = box.left + pad
        base_y = y + round(main.get_height() * 0.78)
        target.blit(say, (x, base_y - round(say.get_height() * 0.78)))
        target.blit(main, (x + say.get_width() + between, y))
        y += round(main.get_height() * 0.92)
    return box


def _shouted(word: str, language: Language) -> str:
    return word.upper() if language == "en" else word


def languages(target: pygame.Surface, kit: Kit, mood: Mood, chosen: int) -> Places:
    """Draw the choice of a language: two large fields, each named in itself."""
    measure = kit.measure
    wide, high = target.get_size()
    edge, gap = measure.edge, measure.gap
    room = wide - 2 * edge if measure.portrait else round(wide * 0.66) - edge
    top = edge
    asks = texts.PICK if mood.alive else texts.PICK_BY_HAND
    head, head_zh = kit.fitted(asks.en, LARGE, room), kit.fitted(asks.zh, LARGE, room)
    heads = (head, head_zh) if mood.languages[0] == "en" else (head_zh, head)
    panel = pygame.Rect(
        edge, top, max(h.get_width() for h in heads) + 2 * gap, sum(h.get_height() for h in heads) + gap
    )
    kit.on_sky(target, panel)
    y = top + gap // 2
    for line in heads:
        target.blit(line, (edge + gap, y))
        y += line.get_height()
    foot_top = foot(target, kit, mood, room)
    bottom = foot_top - gap
    top = round(high * 0.56) if measure.portrait else panel.bottom + 2 * gap
    count = len(mood.languages)
    places: Places = []
    for number, language in enumerate(mood.languages):
        if measure.portrait:
            each = (bottom - top - gap * (count - 1)) // count
            field = pygame.Rect(edge, top + number * (each + gap), room, each)
        else:
            each = (room - gap * (count - 1)) // count
            field = pygame.Rect(edge + number * (each + gap), top, each, bottom - top)
        _language_field(target, kit, field, language, str(number + 1), hot=number == chosen, said=mood.alive)
        places.append((SIDES[language], field))
    return places


def _language_field(
    target: pygame.Surface, kit: Kit, field: pygame.Rect, language: Language, number: str, *, hot: bool, said: bool
) -> None:
    inks, measure = kit.inks, kit.measure
    ground, ink = (inks.voice, inks.on_voice) if hot else (PANEL, inks.text)
    kit.panel(target, field, ground=ground, alpha=255 if hot else 236, edge=None if hot else inks.edge,
              radius=measure.text)  # fmt: skip
    name = LABELS[SIDES[language]].to(language)
    times = min(HUGE * 1.15, (field.height - 2 * measure.text) / measure.text / 1.45)
    main = kit.fitted(name, times, field.width - 2 * measure.text, ink)
    word = "“中文”" if language == "zh" else ' "English"'
    note = kit.fitted(f"{texts.SAY.to(language)}{word}" if said else "", 1.0, field.width, ink, "Regular")
    tall = main.get_height() + note.get_height()
    y = field.centery - tall // 2
    target.blit(main, main.get_rect(midtop=(field.centerx, y)))
    target.blit(note, note.get_rect(midtop=(field.centerx, y + main.get_height())))
    side = round(measure.text * 1.4)
    spot = pygame.Rect(field.left + measure.gap, field.top + measure.gap, side, side)
    pygame.draw.rect(target, ink, spot, 3, border_radius=side // 4)
    figure = kit.text(number, 1.0, ink)
    target.blit(figure, figure.get_rect(center=spot.center))


def result(target: pygame.Surface, kit: Kit, mood: Mood, outcome: Outcome, chosen: int) -> Places:
    """Draw what came of it: stars, counts, the code to take home, and what can be done next."""
    measure, language = kit.measure, mood.language
    wide, high = target.get_size()
    edge, gap = measure.edge, measure.gap
    column = wide - 2 * edge if measure.portrait else round(wide * COLUMN) - edge
    radius = round(measure.text * 1.15)
    heading = texts.MADE_IT if outcome.arrived else texts.GOT_FAR
    pad = gap + gap // 2
    lines = [kit.fitted(fact.to(language), BODY, column - 2 * pad, weight="Regular") for fact in outcome.facts]
    stars = 5 * radius + 2 * radius
    head = kit.text("国", LARGE).get_height() + kit.text("国", 1.0).get_height()
    panel = pygame.Rect(edge, edge, column, head + sum(line.get_height() for line in lines) + 2 * gap)
    kit.panel(target, panel, radius=measure.text)
    y = kit.heading(target, heading, language, (panel.left + pad, panel.top + gap // 2), LARGE,
                    column - 2 * pad - stars, kit.inks.voice)  # fmt: skip
    for n in range(3):
        centre = (panel.right - pad - stars + round((2 * n + 1.5) * radius * 1.15), panel.top + gap // 2 + head // 2)
        kit.star(target, centre, radius, n < outcome.stars)
    for line in lines:
        target.blit(line, (panel.left + pad, y))
        y += line.get_height()
    foot_top = foot(target, kit, mood, column, notice=False)
    code_right = pygame.Rect(round(wide * COLUMN) + gap, 0, wide - edge - round(wide * COLUMN) - gap, 0)
    if outcome.code is not None:
        if measure.portrait:
            _code(target, kit, mood, outcome, pygame.Rect(edge, panel.bottom + gap, column, round(high * 0.33)))
        else:
            _code(
                target, kit, mood, outcome, pygame.Rect(code_right.left, edge, code_right.width, foot_top - edge - gap)
            )
    return _choices(target, kit, mood, pygame.Rect(edge, 0, column, foot_top - gap), chosen)


def _choices(target: pygame.Surface, kit: Kit, mood: Mood, within: pygame.Rect, chosen: int) -> Places:
    """Draw what can be done next, at the bottom of a place."""
    measure = kit.measure
    places: Places = []
    high, gap = measure.button, measure.gap
    if measure.portrait:
        y = within.bottom - 3 * high - 2 * gap
        fields = [pygame.Rect(within.left, y + n * (high + gap), within.width, high) for n in range(3)]
    else:
        wide = (within.width - gap) // 2
        y = within.bottom - 2 * high - gap
        fields = [
            pygame.Rect(within.left, y, within.width, high),
            pygame.Rect(within.left, y + high + gap, wide, high),
            pygame.Rect(within.left + wide + gap, y + high + gap, within.width - wide - gap, high),
        ]
    for number, (command, field) in enumerate(zip(CHOICES, fields, strict=True)):
        label = Text(WORDS[command].en[0], WORDS[command].zh[0])
        kit.button(target, field, label, mood.language, number=str(number + 1), chosen=number == chosen)
        places.append((command, field))
    return places


def _code(target: pygame.Surface, kit: Kit, mood: Mood, outcome: Outcome, within: pygame.Rect) -> None:
    """Draw the card with the QR: modules of whole pixels, as large as there is room."""
    if outcome.code is None:
        return
    measure = kit.measure
    modules = outcome.code.get_width()
    told = texts.TAKE_ADDRESS if outcome.address else texts.TAKE_HOME
    beside = measure.portrait
    text_room = within.width - 2 * measure.gap
    caption_high = kit.text("国", 1.0).get_height()
    if beside:
        side = min(within.height, within.width * 2 // 3)
        text_room = within.width - side - 2 * measure.gap
    lines = kit.lines(told.to(mood.language), 1.0, text_room)
    if not beside:
        side = min(within.width, within.height - caption_high * len(lines) - measure.gap, target.get_height() // 2)
    scale = max(1, side // modules)
    shown = pygame.transform.scale_by(outcome.code, scale)
    if beside:
        card = pygame.Rect(within.left, within.top, within.width, shown.get_height())
    else:
        card = pygame.Rect(0, 0, max(shown.get_width(), measure.text * 8), 0)
        card.width = min(within.width, card.width)
        lines = kit.lines(told.to(mood.language), 1.0, card.width - measure.gap)
        card.height = shown.get_height() + caption_high * len(lines) + measure.gap // 2
        card.midbottom = (within.centerx, within.bottom)
    kit.panel(target, card, ground=WHITE, alpha=255, radius=measure.gap)
    target.blit(shown, shown.get_rect(midleft=card.midleft) if beside else shown.get_rect(midtop=card.midtop))
    x = card.left + shown.get_width() + measure.gap // 2 if beside else card.left + measure.gap // 2
    y = card.centery - caption_high * len(lines) // 2 if beside else card.top + shown.get_height() - measure.gap // 4
    for line in lines:
        text = kit.text(line, 1.0, kit.inks.on_white, "Regular")
        target.blit(text, (x, y) if beside else text.get_rect(midtop=(card.centerx, y)))
        y += caption_high


def dark(target: pygame.Surface, kit: Kit, mood: Mood) -> Places:
    """Draw the closed house: dark, with a faint word that wanders, so that nothing burns in."""
    target.fill(DARK)
    wide, high = target.get_size()
    text = kit.text(str(texts.CLOSED), 1.0, mix(DARK, WHITE, 0.28), "Regular")
    turn = mood.clock_s / 97
    x = (0.5 + 0.36 * math.sin(2 * math.pi * turn)) * (wide - text.get_width())
    y = (0.5 + 0.4 * math.sin(2 * math.pi * turn * 1.31 + 1)) * (high - text.get_height())
    target.blit(text, (round(x), round(y)))
    return []


def foot(target: pygame.Surface, kit: Kit, mood: Mood, room: int, *, notice: bool = True) -> int:
    """Write at the bottom what is kept of a voice, and the notice if asked; give where that begins, px."""
    measure = kit.measure
    edge, gap = measure.edge, measure.gap
    both: list[str] = []
    for language in mood.languages if notice else ():
        both += kit.lines(mood.notice.to(language), FINE, room - 2 * gap)
    fine = kit.text("国", FINE, weight="Regular").get_height()
    top = target.get_height() - edge // 2 - fine * len(both) - (gap // 2 if both else 0)
    line_high = kit.text("国", 1.0).get_height()
    panel = pygame.Rect(edge, top - line_high, room, target.get_height() - edge // 2 - top + line_high)
    kit.panel(target, panel, radius=gap)
    promise(target, kit, mood, (edge + gap, panel.top + line_high // 2), room - 2 * gap)
    y = panel.top + line_high
    for text in both:
        target.blit(kit.text(text, FINE, kit.inks.text, "Regular"), (edge + gap, y))
        y += fine
    return panel.top


def promise(target: pygame.Surface, kit: Kit, mood: Mood, at: tuple[int, int], room: int) -> int:
    """Draw the microphone, and how many bytes of sound are stored; give where it ends, px from the left."""
    x = kit.microphone(target, at, round(kit.measure.text * 1.1), mood.alive, mood.voice)
    if mood.stored is None:
        return x
    told = texts.STORED.format(bytes=mood.stored)
    text = f"{told.to(mood.language)}"
    other = told.en if mood.language == "zh" else told.zh
    ink = kit.inks.text if not mood.stored else kit.inks.warn
    line = kit.text(f"{text} · {other}", 1.0, ink, "Regular")
    if x + line.get_width() > at[0] + room:
        line = kit.fitted(text, 1.0, at[0] + room - x, ink, "Regular")
    target.blit(line, line.get_rect(midleft=(x, at[1])))
    return x + line.get_width()


def _logo(target: pygame.Surface, kit: Kit, at: tuple[int, int], room: int) -> int:
    """Write the game's name; give where it ends, px from the top."""
    parts = (
        kit.text(LOGO[0], 3.6, kit.inks.text),
        kit.text(LOGO[1], 3.6, kit.inks.voice),
        kit.text(LOGO[2], 2.5, kit.inks.text),
    )
    x, base = at[0], parts[0].get_height()
    wide = sum(p.get_width() for p in parts) + kit.measure.gap
    place = pygame.Rect(at[0], at[1], min(room, wide + 2 * kit.measure.gap), base)
    kit.on_sky(target, place)
    x += kit.measure.gap if not kit.bare else 0
    for number, part in enumerate(parts):
        x += kit.measure.gap if number == 2 else 0
        target.blit(part, (x, at[1] + base - part.get_height() - (base // 12 if number == 2 else 0)))
        x += part.get_width()
    return at[1] + base
