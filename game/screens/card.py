"""A level's card: its picture, its title, what is said in it, and the QR that opens it."""

import io
import os
from collections.abc import Sequence
from typing import Final

import pygame
import segno

from game.level import Level, LevelError, all_words, offered
from game.screens.film import AFTER_COMMAND, Command, filmed, piloted
from game.share import encode, with_code
from game.theme import Palette
from game.view import SIZE
from game.view.colour import Rgb, mix
from game.view.type import Type
from voice.words import Language, Text

WIDE, HIGH = 1080, 1440
PICTURE: Final = (WIDE, 608)
NEAR: Final = (70, 92, 1066, 600)
"""The part of the game's picture that is shown, px: the robot, what it does, and the sky."""
FADE: Final = 210  # px over which the picture ends in the ground
EDGE: Final = 44
QR: Final = 708  # px of the white field at most
QUIET: Final = 4  # modules of white around a QR, as its standard asks
MIDDLE: Final = 600  # tick of the pilot's run near which the picture is taken
NIGHT: Final[Rgb] = (9, 11, 26)
INK: Final[Rgb] = (8, 12, 30)
WHITE: Final[Rgb] = (244, 248, 252)
FREE: Final = frozenset({"pickup", "checkpoint"})
PLAIN: Final = frozenset({"run", "stop", "turn_back", "faster", "slower"})
"""Commands that look like less than the others."""

TOO_LARGE = Text(
    "holds too much for a card's QR; share its file, or the code alone with --code",
    "内容太多，放不进卡片的二维码；请分享文件，或只用 --code",
)
SAY: Final = Text("SAY", "说")
OPEN: Final = Text("PLAY IT", "来玩")
DIFFICULTY: Final = {"easy": Text("easy", "简单"), "normal": Text("normal", "普通"), "hard": Text("hard", "困难")}


def paint_card(level: Level, language: Language, where: str = "level") -> bytes:
    """Give the card as PNG; the code is also in a text chunk of it.

    Raises:
        LevelError: the level holds more than a QR that outlives shrinking can carry.

    """
    code = encode(level)
    qr = _qr(code, where)
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    commands = piloted(level, MIDDLE)
    picture = filmed(level, commands, _lively(commands), language)
    shown = pygame.Surface(SIZE)
    picture.draw(shown, hud=False)
    palette = picture.palette
    ground = mix(NIGHT, palette.sky_top, 0.18)
    card = pygame.Surface((WIDE, HIGH))
    card.fill(ground)
    card.blit(pygame.transform.smoothscale(shown.subsurface(NEAR), PICTURE), (0, 0))
    _fade(card, ground)
    type_ = Type()
    _title(card, type_, level, palette, language)
    field = pygame.Rect(EDGE, HIGH - EDGE - QR, QR, QR)
    pygame.draw.rect(card, WHITE, field, border_radius=28)
    card.blit(qr, qr.get_rect(center=field.center))
    _facts(card, type_, level, palette, language, pygame.Rect(field.right + 32, field.top, 0, QR))
    file = io.BytesIO()
    pygame.image.save(card, file, "card.png")
    return with_code(file.getvalue(), code)


def _lively(commands: Sequence[Command]) -> int:
    """Give the tick at which there is most to see: in the middle of the last leap or slide."""
    last = [at for at, name in commands if name not in PLAIN] or [at for at, _ in commands]
    return last[-1] + AFTER_COMMAND if last else 0


def _qr(code: str, where: str) -> pygame.Surface:
    """Paint the QR, its modules as large as the field lets them be."""
    try:
        symbol = segno.make_qr(code, error="M")
    except segno.DataOverflowError:
        try:
            symbol = segno.make_qr(code, error="L")  # 4,296 letters: even these are read at half size from JPEG q40
        except segno.DataOverflowError:
            raise LevelError(where, TOO_LARGE) from None
    rows = [list(row) for row in symbol.matrix]
    size = QR / (len(rows) + 2 * QUIET)
    edges = [round(n * size) for n in range(len(rows) + 1)]
    surface = pygame.Surface((edges[-1], edges[-1]))
    surface.fill(WHITE)
    for top, bottom, row in zip(edges, edges[1:], rows, strict=False):
        for left, right, dark in zip(edges, edges[1:], row, strict=False):
            if dark:
                surface.fill(INK, (left, top, right - left, bottom - top))
    return surface


def _fade(card: pygame.Surface, ground: Rgb) -> None:
    veil = pygame.Surface((WIDE, 1), pygame.SRCALPHA)
    for y in range(FADE):
        share = (y + 1) / FADE
        veil.fill((*ground, round(255 * share * share * (3 - 2 * share))))
        card.blit(veil, (0, PICTURE[1] - FADE + y))


def _title(card: pygame.Surface, type_: Type, level: Level, palette: Palette, language: Language) -> None:
    """Write the title in both languages, the reader's first."""
    room = WIDE - 2 * EDGE
    title = level.title.text
    other = title.en if language == "zh" else title.zh
    main = _fitted(type_, title.to(language), (62, 52, 44, 36), WHITE, room)
    base = HIGH - EDGE - QR - 30
    if other != title.to(language):
        below = _fitted(type_, other, (28, 24), mix(WHITE, palette.robot.voice, 0.45), room)
        base -= below.get_height()
        card.blit(below, (EDGE, base))
    card.blit(main, (EDGE, base - main.get_height() + 6))


def _facts(
    card: pygame.Surface, type_: Type, level: Level, palette: Palette, language: Language, place: pygame.Rect
) -> None:
    """Write what it is beside the QR, and how to open it."""
    voice, soft = palette.robot.voice, mix(WHITE, NIGHT, 0.35)
    room = WIDE - EDGE - place.left
    metres = round(abs(level.goal.x - level.start.x))
    count = sum(o.kind not in FREE for o in level.obstacles)
    words = all_words()
    said = [words[name].shown.to(language) for name in offered(level)]
    y = place.top
    for number, label in (
        (f"{metres} m", Text("long", "全长")),
        (str(count), Text("obstacles", "道障碍")),
        (DIFFICULTY[level.difficulty].to(language), Text("difficulty", "难度")),
    ):
        figure = _fitted(type_, number, (44, 36, 30), WHITE, room)
        card.blit(figure, (place.left, y))
        card.blit(type_(label.to(language), 21, soft), (place.left, y + figure.get_height() - 8))
        y += figure.get_height() + 30
    y += 16
    card.blit(type_(SAY.to(language), 21, voice), (place.left, y))
    y += 34
    bottom = place.bottom - 142
    for line in _lines(type_, said, 26, room):
        if y + 36 > bottom:
            break
        card.blit(type_(line, 26, WHITE), (place.left, y))
        y += 36
    card.blit(type_(OPEN.to(language), 21, voice), (place.left, place.bottom - 128))
    card.blit(_fitted(type_, "voxleap play card.png", (23, 21, 19), WHITE, room), (place.left, place.bottom - 96))
    logo = type_("VoxLeap 声跃", 32, voice)
    card.blit(logo, (place.left, place.bottom - logo.get_height() + 4))


def _lines(type_: Type, words: list[str], size: int, room: int) -> list[str]:
    """Set words in lines, a dot between them."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} · {word}" if lines else word
        if lines and type_(longer, size, WHITE).get_width() <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitted(type_: Type, text: str, sizes: tuple[int, ...], ink: Rgb, room: int) -> pygame.Surface:
    """Render a text as large as there is room for; what does not fit even small is cut."""
    text = " ".join(text.split())
    for size in sizes:
        shown = type_(text, size, ink)
        if shown.get_width() <= room:
            return shown
    while len(text) > 1 and type_(f"{text}…", sizes[-1], ink).get_width() > room:
        text = text[:-1]
    return type_(f"{text}…", sizes[-1], ink)
