"""What a visitor takes home: the level's own code as a QR, which works without any network, or the house's address."""

import pygame
import segno

from game.kiosk.visit.settings import VisitSettings
from game.level import Level, LevelError
from game.share import encode

QUIET = 4  # modules of white around a QR, as its standard asks
INK, GROUND = (8, 12, 30), (255, 255, 255)


def code_of(level: Level, settings: VisitSettings) -> pygame.Surface | None:
    """Give the QR, one pixel a module; None when nothing is to be taken home, or the level is too large for one."""
    if settings.take_home == "nothing" or (settings.take_home == "address" and not settings.address):
        return None
    try:
        text = settings.address if settings.take_home == "address" else encode(level)
        symbol = segno.make_qr(text, error="M" if settings.take_home == "address" else "L")
    except (segno.DataOverflowError, LevelError):
        return None
    rows = [list(row) for row in symbol.matrix]
    side = len(rows) + 2 * QUIET
    surface = pygame.Surface((side, side))
    surface.fill(GROUND)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                surface.set_at((x + QUIET, y + QUIET), INK)
    return surface


def generated(level: Level) -> bool:
    """Tell whether a model wrote the level, by the provenance that it carries."""
    origin = getattr(level, "provenance", None)
    if origin is None:
        return False
    model = getattr(origin, "model", None)
    kind = getattr(origin, "kind", None) or getattr(origin, "source", None) or origin
    return bool(model) or str(kind) in ("model", "llm", "ai")
