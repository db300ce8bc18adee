"""Banks and seas of cloud: heaps with a warm cap and a cool foot."""

import random
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pygame
from pydantic import Field

from game.view.colour import mix
from game.view.noise import smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.shapes import oval
from game.view.sheet import Sheet
from game.view.strip import Piece, Strip


class Clouds(Generator):
    """A row of cloud heaps; a sea of them hides everything below."""

    generator: Literal["clouds"] = "clouds"
    middle: float = Field(ge=0, le=760, description="of the heaps, px from the top")
    size: float = Field(default=40, ge=6, le=160, description="radius of a heap, px")
    flat: float = Field(default=0.42, ge=0.15, le=1, description="height of a heap, shares of its width")
    cover: float = Field(default=1.0, ge=0.05, le=1, description="share of the width under cloud")
    sea: bool = Field(default=True, description="fills down to the lower edge")
    warm: float = Field(default=0.35, ge=0, le=1, description="of the light's colour in their caps")
    haze: float = Field(default=0.0, ge=0, le=1, description="share of mist in their colours")
    solid: float = Field(default=1.0, ge=0, le=1)
    drift: float = Field(default=4.0, ge=-60, le=200, description="px/s to the left")
    period: int = Field(default=1900, ge=1300, le=4000, description="px after which it repeats")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        chance = random.Random(self.seed)
        palette = place.palette
        share = min(0.95, self.haze + place.fog * 0.5)
        body = mix(palette.cloud, place.mist, share)
        shade = mix(palette.cloud_shade, place.mist, share)
        # Moonlit caps are not white, or they would outshine the robot.
        cap = mix(mix(body, palette.light_core, 0.08 + 0.46 * place.bright), palette.light, self.warm * 0.4)
        high = round(self.size * 2.2)
        deep = place.size[1] - round(self.middle) if self.sea else round(self.size * 1.3)
        sheet = Sheet(self.period, high + deep)
        heaps: list[tuple[float, float, float]] = []
        count = round(self.period / self.size * 1.5)
        for i in range(count):
            x = (i + chance.random()) / count * self.period
            swell = 0.55 + 0.45 * np.sin(x / self.period * 2 * np.pi * 3 + self.seed) * np.sin(x / 97 + self.seed)
            if self.cover < 1 and (np.sin(x / self.period * 2 * np.pi * 2 + self.seed) + 1) / 2 > self.cover:
                continue
            size = self.size * chance.uniform(0.5, 1.15) * (0.65 + 0.45 * float(swell))
            heaps.append((x, high - size * 0.3 * chance.random() + 8 * float(swell), size))
        heaps.sort(key=lambda heap: heap[1])
        left = -0.28 if place.light[0] < 0 else 0.28
        for x, y, size in heaps:
            for at in (x - self.period, x, x + self.period):  # what sticks out at one end comes in at the other
                if -2 * size < at < self.period + 2 * size:
                    flat = size * self.flat
                    sheet.polygon(oval(at - left * size * 0.4, y + size * 0.06, size * 1.22, flat * 1.1), shade)
                    sheet.polygon(oval(at, y, size * 1.12, flat * 0.96), mix(body, shade, 0.25))
                    sheet.polygon(oval(at + left * size * 0.3, y - size * 0.05, size * 0.98, flat * 0.84), body)
                    sheet.polygon(oval(at + left * size, y - size * 0.13, size * 0.62, flat * 0.5), cap)
        if self.sea:
            sheet.box(0, high + self.size * 0.3, self.period, deep, mix(body, shade, 0.4))
            rows = np.arange(high + deep, dtype=np.float32)
            sheet.fade_to(mix(shade, place.mist, 0.4), smooth(high, high + self.size * 2.4, rows) * 0.6)
        else:
            sheet.fade_out(high - self.size * 0.1, high + self.size * 0.75)
        picture = sheet.small()
        if self.solid < 1:
            alpha = pygame.surfarray.pixels_alpha(picture)
            alpha[...] = (alpha * self.solid).astype(np.uint8)
            del alpha
        return (Strip(picture, round(self.middle) - high, self.parallax, self.drift),)
