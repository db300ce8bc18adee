"""The great sign on its gantry at times when it is not the light itself: a dark disc with a glyph just waking."""

from collections.abc import Sequence
from typing import Literal

import pygame
from pydantic import Field

from game.theme import Light
from game.view.colour import mix
from game.view.place import Place
from game.view.places.base import Generator
from game.view.sheet import kept
from game.view.sky import disc, scaffold
from game.view.strip import Piece, Sprite, Sprites


class MoonSign(Generator):
    """A disc of dead tubes; not drawn where the light itself is a sign."""

    generator: Literal["moon_sign"] = "moon_sign"
    x: float = Field(default=0.8, ge=0, le=1, description="share of the screen's width")
    y: float = Field(default=0.25, ge=0, le=1, description="share of its height")
    radius: float = Field(default=110, ge=20, le=300, description="px")
    glyph: str = Field(default="", max_length=2)

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        if place.sun.glyph:
            return ()
        palette, sign = place.palette, place.palette.signs[0]
        face = mix(palette.mid, palette.sky_mid, 0.5)
        # The sign's own colours: a dark face, and a glyph of the first neon colour.
        own = palette.model_copy(
            update={
                "light": mix(sign, face, 0.45),
                "light_core": mix(sign, (255, 255, 255), 0.2),
                "sky_low": face,
                "structure": mix(sign, palette.light_core, 0.1 * place.lit),
            }
        )
        light = Light(x=self.x, y=self.y, radius=self.radius, glyph=self.glyph, solid=0.16, halo=0.0)
        picture = pygame.Surface(place.size, pygame.SRCALPHA)
        scaffold(picture, palette, light, place.theme.horizon * place.size[1])
        shown = disc(own, light)
        picture.blit(shown, shown.get_rect(center=(round(self.x * place.size[0]), round(self.y * place.size[1]))))
        crop = picture.get_bounding_rect()
        sprite = Sprite((kept(picture.subsurface(crop).copy()),), float(crop.centerx), float(crop.y))
        return (Sprites((sprite,), 3600, self.parallax),)
