"""What is written over a level: words as fields to touch, what is heard, what a visitor has to know now."""

import math
from dataclasses import dataclass, field
from typing import Final

import pygame

from game.kiosk.visit import texts
from game.kiosk.visit.ink import AMBER, NIGHT
from game.kiosk.visit.kit import Kit, Places
from game.kiosk.visit.measure import BODY, LARGE
from game.kiosk.visit.mood import Mood
from game.kiosk.visit.pages import promise
from game.kiosk.visit.words import LEAVE, LOUDER, SOFTER
from game.view import Chip
from game.view.colour import mix
from voice.words import Text

LEAVE_LABEL: Final = texts.FINISH
BREATH_S: Final = 2.4  # s
ROWS: Final = 3
"""Of words, at most; a level that offers more shows them smaller than is read from afar."""


@dataclass(frozen=True, slots=True)
class Playing:
    """What a level shows besides its picture."""

    chips: tuple[Chip, ...]
    progress: float
    """Of the way, 0..1."""
    marks: tuple[float, ...]
    pickups: tuple[int, int]
    message: Text | None
    caption: Text | None
    """A sound, for those who do not hear it."""
    landing: bool
    volume: int
    area: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))
    """Where the picture is, px."""


def playing(target: pygame.Surface, kit: Kit, mood: Mood, shown: Playing) -> Places:
    """Draw what a visitor needs in a level."""
    measure = kit.measure
    wide = target.get_width()
    edge, gap = measure.edge, measure.gap
    top = safe_strip(target, kit, mood) or _progress(target, kit, shown)
    top += gap
    high = round(measure.text * 1.5)
    places = _corner(target, kit, mood, shown, top)
    left_room = (places[0][1].left if not measure.portrait else wide - edge) - edge - gap
    bar = pygame.Rect(edge // 2, top, left_room, high)
    _measured_promise(target, kit, mood, bar)
    y = places[0][1].bottom + gap if measure.portrait else bar.bottom + gap
    if shown.pickups[1]:
        y = _pickups(target, kit, shown, pygame.Rect(edge // 2, bar.bottom + gap // 2, 0, 0), y)
    message = texts.TIME_UP if shown.landing else shown.message
    advice = mood.advice
    if advice is not None:
        y = _message(target, kit, advice.to(mood.language), y, warn=True)
    elif message is not None:
        y = _message(target, kit, message.to(mood.language), y, warn=shown.landing)
    places += _chips(target, kit, mood, shown)
    lowest = min((p.top for _, p in places[3:]), default=target.get_height())
    if shown.caption is not None:
        caption(target, kit, shown.caption.to(mood.language), lowest)
    generated(target, kit, mood, lowest - gap)
    return places


def caption(target: pygame.Surface, kit: Kit, text: str, bottom: int) -> None:
    """Write what is heard, at the left, above a line."""
    gap = kit.measure.gap
    line = kit.text(text, 1.0, weight="Regular")
    box = line.get_rect(bottomleft=(kit.measure.edge, bottom - gap)).inflate(gap, gap // 3)
    kit.panel(target, box)
    target.blit(line, line.get_rect(center=box.center))


def banner_top(target: pygame.Surface, kit: Kit, area: pygame.Rect) -> int:
    """Give where the banner under a tour begins, px from the top."""
    line = kit.text("国", BODY).get_height()
    rows = 2 if kit.measure.portrait else 1
    high = rows * line + kit.measure.gap
    if kit.measure.portrait:
        return area.bottom + (target.get_height() - area.bottom - high) // 3
    return target.get_height() - kit.measure.edge // 2 - high


def banner(target: pygame.Surface, kit: Kit, mood: Mood, area: pygame.Rect) -> None:
    """Write under a tour how to begin, and above it what is kept of a voice; it breathes, so that it is seen."""
    measure, inks = kit.measure, kit.inks
    wide = target.get_width()
    bar = pygame.Rect(measure.edge // 2, measure.edge // 2, wide - measure.edge, round(measure.text * 1.5))
    _measured_promise(target, kit, mood, bar)
    breath = 0.5 - 0.5 * math.cos(2 * math.pi * mood.clock_s / BREATH_S)
    ink = mix(inks.text, inks.voice, round(breath * 8) / 8)
    begin = texts.BEGIN if mood.alive else texts.BEGIN_BY_HAND
    lines = [begin.to(language) for language in mood.languages]
    shown = [kit.fitted(line, BODY, wide - 2 * measure.edge, ink) for line in lines]
    top = banner_top(target, kit, area)
    if measure.portrait:
        place = pygame.Rect(0, top, max(s.get_width() for s in shown) + 2 * measure.text, 0)
        place.height = sum(s.get_height() for s in shown) + measure.gap
        place.centerx = wide // 2
        kit.panel(target, place, edge=inks.edge)
        y = place.top + measure.gap // 2
        for line in shown:
            target.blit(line, line.get_rect(midtop=(wide // 2, y)))
            y += line.get_height()
        return
    gap = measure.text
    room = sum(s.get_width() for s in shown) + gap * (len(shown) - 1)
    place = pygame.Rect(0, top, room + 2 * gap, shown[0].get_height() + measure.gap)
    place.centerx = wide // 2
    kit.panel(target, place, edge=inks.edge)
    x = place.left + gap
    for line in shown:
        target.blit(line, line.get_rect(midleft=(x, place.centery)))
        x += line.get_width() + gap


def _measured_promise(target: pygame.Surface, kit: Kit, mood: Mood, bar: pygame.Rect) -> None:
    """Draw the microphone and the promise on a panel as wide as they are."""
    gap = kit.measure.gap
    measured = pygame.Surface((1, 1))  # a first time aside, to know how wide it is
    ends = promise(measured, kit, mood, (bar.left + gap // 2, bar.centery), bar.width - gap)
    kit.panel(target, pygame.Rect(bar.left, bar.top, ends - bar.left + gap, bar.height))
    promise(target, kit, mood, (bar.left + gap // 2, bar.centery), bar.width - gap)


def _corner(target: pygame.Surface, kit: Kit, mood: Mood, shown: Playing, top: int) -> Places:
    """Draw volume and the way out, in the upper right corner."""
    measure = kit.measure
    side, gap = measure.button, measure.gap // 2
    label = LEAVE_LABEL.to(mood.language)
    out = kit.text(label, 1.0)
    right = target.get_width() - measure.edge // 2
    if measure.portrait:
        top += round(measure.text * 1.5) + gap
    finish = pygame.Rect(right - out.get_width() - measure.text, top, out.get_width() + measure.text, side)
    more = pygame.Rect(finish.left - gap - side, top, side, side)
    figure = kit.text(f"{shown.volume}", 1.0)
    middle = pygame.Rect(more.left - round(measure.text * 1.9), top, round(measure.text * 1.9), side)
    less = pygame.Rect(middle.left - side, top, side, side)
    kit.panel(target, less.union(more))
    kit.panel(target, finish)
    target.blit(out, out.get_rect(center=finish.center))
    target.blit(figure, figure.get_rect(center=middle.center))
    for place, plus in ((less, False), (more, True)):
        arm = measure.text // 3
        centre = place.center
        pygame.draw.line(target, kit.inks.text, (centre[0] - arm, centre[1]), (centre[0] + arm, centre[1]), 4)
        if plus:
            pygame.draw.line(target, kit.inks.text, (centre[0], centre[1] - arm), (centre[0], centre[1] + arm), 4)
    return [(SOFTER, less), (LOUDER, more), (LEAVE, finish)]


def _progress(target: pygame.Surface, kit: Kit, shown: Playing) -> int:
    """Draw how far it is; give where that ends."""
    wide, high = target.get_width(), max(6, kit.measure.text // 4)
    target.fill(NIGHT, (0, 0, wide, high))
    target.fill(kit.inks.voice, (0, 0, round(wide * shown.progress), high))
    for mark in shown.marks:
        x = round(wide * mark)
        pygame.draw.polygon(target, kit.inks.text, ((x, 0), (x + high, high), (x, 2 * high), (x - high, high)))
    return 2 * high


def _pickups(target: pygame.Surface, kit: Kit, shown: Playing, at: pygame.Rect, below: int) -> int:
    measure = kit.measure
    text = kit.text(f"{shown.pickups[0]} / {shown.pickups[1]}", 1.0)
    box = pygame.Rect(at.left, at.top, text.get_width() + round(measure.text * 1.9), round(measure.text * 1.5))
    kit.panel(target, box)
    x, y, unit = box.left + measure.text, box.centery, measure.text * 0.5
    shard = ((x, y - unit), (x + unit * 0.6, y), (x, y + unit), (x - unit * 0.6, y))
    pygame.draw.polygon(target, kit.palette.pickup, shard)
    target.blit(text, text.get_rect(midleft=(x + measure.text * 0.7, y)))
    return max(below, box.bottom + measure.gap)


def _message(target: pygame.Surface, kit: Kit, text: str, y: int, *, warn: bool = False) -> int:
    """Write one sentence in the middle; give where it ends."""
    measure = kit.measure
    room = target.get_width() - 4 * measure.edge
    lines = [text] if kit.text(text, BODY).get_width() <= room else kit.lines(text, 1.0, room)
    times = BODY if len(lines) == 1 else 1.0
    shown = [kit.text(line, times, kit.inks.warn if warn else None) for line in lines]
    box = pygame.Rect(0, y, max(s.get_width() for s in shown) + 2 * measure.text, 0)
    box.height = sum(s.get_height() for s in shown) + measure.gap // 2
    box.centerx = target.get_width() // 2
    kit.panel(target, box, radius=measure.text)
    at = box.top + measure.gap // 4
    for line in shown:
        target.blit(line, line.get_rect(midtop=(box.centerx, at)))
        at += line.get_height()
    return box.bottom + measure.gap


def _chips(target: pygame.Surface, kit: Kit, mood: Mood, shown: Playing) -> Places:
    """Draw the words that can be said, each a field to touch, at the bottom."""
    measure, language = kit.measure, mood.language
    wide, high = target.get_size()
    edge, gap, tall = measure.edge // 2, measure.gap // 2, measure.button
    numbered = [(chip, str(n + 1) if n < 9 else "") for n, chip in enumerate(shown.chips)]
    if measure.portrait:
        across = 2 if len(numbered) <= 8 else 3
        rows = [numbered[n : n + across] for n in range(0, len(numbered), across)]
        tall = min(round(measure.button * 1.5), (high - shown.area.bottom - 2 * edge) // max(1, len(rows)) - gap)
        both = across == 2
    else:
        both, rows = True, [numbered]
        for both, count in ((True, 1), (False, 1), (True, 2), (False, 2), (False, ROWS)):
            each = max(1, -(-len(numbered) // count))
            rows = [numbered[n : n + each] for n in range(0, len(numbered), each)]
            if all(_row_width(kit, row, mood, both=both) <= wide - 2 * edge for row in rows):
                break
    places: Places = []
    y = high - edge - len(rows) * tall - (len(rows) - 1) * gap
    for row in rows:
        if measure.portrait:
            across = max(len(r) for r in rows)
            each = (wide - 2 * edge - gap * (across - 1)) // across
            widths = [each] * len(row)
        else:
            widths = [kit.chip_width(c.text, language, BODY, n, both=both) for c, n in row]
            spare = max(0, wide - 2 * edge - sum(widths) - gap * (len(row) - 1))
            grow = min(measure.text, spare // max(1, len(row)))
            widths = [w + grow for w in widths]
        x = (wide - sum(widths) - gap * (len(row) - 1)) // 2
        for (chip, number), each in zip(row, widths, strict=True):
            place = pygame.Rect(x, y, each, tall)
            kit.button(target, place, chip.text, language, number=number, lit=round(chip.lit * 8) / 8)
            places.append((chip.command, place))
            x += each + gap
        y += tall + gap
    return places


def _row_width(kit: Kit, row: list[tuple[Chip, str]], mood: Mood, *, both: bool) -> int:
    gap = kit.measure.gap // 2
    return sum(kit.chip_width(c.text, mood.language, BODY, n, both=both) + gap for c, n in row) - gap


def still_there(target: pygame.Surface, kit: Kit, mood: Mood, *, low: bool = False) -> None:
    """Ask whether somebody is there: a band across the middle, or `low`, where it leaves a code to be seen."""
    if mood.asks_s is None:
        return
    measure = kit.measure
    wide, high = target.get_size()
    left, whole = mood.asks_s
    radius = round(measure.text * 1.9)
    band = pygame.Rect(0, 0, wide, 2 * radius + 3 * measure.gap)
    band.centery = round(high * (0.5 if measure.portrait else 0.42))
    if low:
        band.bottom = high
    kit.panel(target, band, alpha=246, radius=0)
    for y in (band.top, band.bottom - 4):
        target.fill(kit.inks.voice, (0, y, wide, 4))
    x = measure.edge + radius
    kit.countdown(target, (x, band.centery), radius, left / whole if whole else 0.0, f"{math.ceil(left)}")
    x += radius + 2 * measure.gap
    room = wide - x - measure.edge
    question = texts.STILL_THERE
    shown = f"{question.to(mood.language)}  {question.en if mood.language == 'zh' else question.zh}"
    main = kit.fitted(shown, LARGE, room)
    lines = kit.lines(texts.STILL_NOTE.to(mood.language), 1.0, room)
    note_high = kit.text("国", 1.0).get_height()
    y = band.centery - (main.get_height() + note_high * len(lines)) // 2
    target.blit(main, (x, y))
    for n, line in enumerate(lines):
        target.blit(kit.text(line, 1.0, weight="Regular"), (x, y + main.get_height() + n * note_high))


def generated(target: pygame.Surface, kit: Kit, mood: Mood, bottom: int) -> None:
    """Say that a model made the level, at the right."""
    if mood.generated:
        text = kit.text(str(texts.GENERATED), 1.0)
        box = text.get_rect().inflate(kit.measure.gap, kit.measure.gap // 3)
        box.bottomright = (target.get_width() - kit.measure.edge // 2, bottom)
        kit.panel(target, box)
        target.blit(text, text.get_rect(center=box.center))


def safe_strip(target: pygame.Surface, kit: Kit, mood: Mood) -> int:
    """Say at the top that the kiosk is in its safe mode; give where that ends, 0 when it is not."""
    if not mood.safe:
        return 0
    wide, tall = target.get_width(), round(kit.measure.text * 0.3)
    room = wide - kit.measure.text
    both = kit.text(str(texts.SAFE), 1.0, kit.inks.warn)
    text = both if both.get_width() <= room else kit.fitted(texts.SAFE.to(mood.language), 1.0, room, kit.inks.warn)
    high = 2 * tall + text.get_height()
    target.fill(NIGHT, (0, 0, wide, high))
    for x in range(-tall, wide, tall * 2):
        for y in (0, high - tall):
            points = ((x, y + tall), (x + tall, y), (x + 2 * tall, y), (x + tall, y + tall))
            pygame.draw.polygon(target, AMBER, points)
    target.blit(text, text.get_rect(center=(wide // 2, high // 2)))
    return high
