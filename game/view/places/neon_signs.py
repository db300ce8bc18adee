"""Upright signs with glyphs, some of them dead."""

import random
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from game.theme import Role
from game.view.colour import mix, scaled
from game.view.place import Place
from game.view.places.base import Generator
from game.view.sheet import Sheet, with_light
from game.view.strip import Piece, Strip
from game.view.type import font


class NeonSigns(Generator):
    """Upright signs with glyphs, on poles."""

    generator: Literal["neon_signs"] = "neon_signs"
    ink: Role
    base: float = Field(ge=0, le=720, description="foot of the poles, px")
    words: tuple[str, ...] = Field(min_length=1, description="one sign each, glyphs from top to bottom")
    spacing: float = Field(default=420, ge=120, le=2000, description="px from sign to sign")
    size: int = Field(default=26, ge=10, le=80, description="of a glyph, px")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        period = round(self.spacing * len(self.words))
        top = round(self.base) - 330
        sheet = Sheet(period, 340)
        panel = scaled(place.ink(self.ink), 0.5)
        for number, word in enumerate(self.words):
            ink = palette.signs[number % len(palette.signs)]
            cell = self.size * 1.16
            x = number * self.spacing + chance.uniform(40, self.spacing - 90)
            y = chance.uniform(60, 320 - len(word) * cell - 40)
            width, height = cell + 12, len(word) * cell + 10
            for pole in (x + width * 0.24, x + width * 0.76):
                sheet.line((pole, y + height), (pole, 340), panel, 2.2)
            sheet.box(x - 2, y - 2, width + 4, height + 4, mix(panel, ink, 0.5), shine=0.35)
            sheet.box(x, y, width, height, panel)
            dead = chance.randrange(len(word) * 2)
            for i, glyph in enumerate(word):
                colour = mix(panel, ink, 0.3) if i == dead else mix(ink, (255, 255, 255), 0.3)
                image = font(round(self.size * sheet.fine)).render(glyph, True, colour)
                left = x + (width - image.get_width() / sheet.fine) / 2
                middle = y + 5 + i * cell + (cell - image.get_height() / sheet.fine) / 2
                sheet.paste(image, left, middle, shine=0.0 if i == dead else 0.75)
        return (Strip(with_light(sheet.small(), sheet.halo(44, 0.9)), top, self.parallax),)
