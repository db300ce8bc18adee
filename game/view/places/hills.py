"""Hills and mountains: ink that fades downwards, rock with lit and shaded faces, dunes, wooded ridges."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pygame
from numpy.typing import NDArray
from pydantic import Field

from game.theme import Role
from game.view.colour import mix
from game.view.mirror import mirrored
from game.view.noise import clouds, smooth
from game.view.place import Place
from game.view.places.base import Generator
from game.view.strip import Piece, Strip

Line = NDArray[np.float32]
SOFT = 121  # px over which a ridge is smoothed to measure the fade below it; else every bump leaves a streak


class Hills(Generator):
    """A range of hills."""

    generator: Literal["hills"] = "hills"
    ink: Role
    base: float = Field(ge=0, le=1000, description="where its foot is, px from the top")
    height: float = Field(ge=5, le=600, description="of its highest ridge above the foot, px")
    scale: float = Field(default=250, ge=20, le=1200, description="width of one hill, px")
    sharp: float = Field(default=0.0, ge=0, le=1, description="0 round, 1 crested")
    rough: float = Field(default=0.5, ge=0, le=0.7, description="share of each finer detail")
    solid: float = Field(default=1.0, ge=0, le=1, description="how dense it is at its ridge")
    fade: float = Field(default=150, ge=10, le=900, description="px below the ridge at which it is gone into mist")
    foot: float = Field(default=0.0, ge=0, le=1, description="how dense it still is there")
    relief: float = Field(default=0.0, ge=0, le=1, description="strength of lit and shaded faces")
    facet: float = Field(default=0.35, ge=0.05, le=1, description="size of a face, shares of the scale; 1 is smooth")
    trees: Literal["none", "round", "pine"] = Field(default="none", description="what stands on the ridge")
    tall: float = Field(default=6, ge=1, le=80, description="height of those trees, px")
    haze: float = Field(default=0.0, ge=0, le=1, description="share of mist in its colour")
    cap: float = Field(default=0.0, ge=0, le=1, description="share of the height under snow")
    mirror: float = Field(default=0.0, ge=0, le=1, description="strength of its reflection below the foot")
    period: int = Field(default=0, ge=0, le=4000, description="px after which it repeats; 0 lets it choose")

    def paint(self, place: Place) -> Sequence[Piece]:
        """See `Generator.paint`."""
        width = self.period or round(1700 + 1000 * self.parallax)
        ridge, top = self._ridge(width)
        height = min(round(self.base), place.size[1]) - top
        rows = np.arange(height, dtype=np.float32)[None]
        depth = rows - ridge[:, None]
        edge = np.clip(depth + 0.5, 0, 1)
        kernel = np.hanning(SOFT).astype(np.float32)
        soft = np.convolve(np.pad(ridge, SOFT // 2, mode="wrap"), kernel / kernel.sum(), "valid")
        gone = smooth(0, 1, np.clip((rows - soft[:, None] + 6) / self.fade, 0, 1))
        wash = clouds(width, height, (190, 70), self.seed + 3, octaves=3)
        solid = self.solid + (self.foot - self.solid) * gone
        cover = edge * np.clip(solid * (0.92 + 0.16 * wash), 0, 1)
        picture = pygame.Surface((width, height), pygame.SRCALPHA)
        pygame.surfarray.pixels3d(picture)[...] = self._colours(place, width, height, depth)
        pygame.surfarray.pixels_alpha(picture)[...] = (cover * 255).astype(np.uint8)
        if self.mirror:
            below = min(place.size[1] - round(self.base), round(self.height * 1.1))
            picture = mirrored(picture, height, below, self.mirror, place.palette.water, self.seed)
        return (Strip(picture, top, self.parallax),)

    def _ridge(self, width: int) -> tuple[Line, int]:
        """Give the ridge's height over the row at which the picture begins, px down; and that row."""
        chance = np.random.default_rng(self.seed)
        x = np.arange(width)
        total, strength, weight = np.zeros(width), 1.0, 0.0
        count = max(2, round(width / self.scale))
        for _ in range(6):
            heights = chance.random(count)
            at = x / width * count
            index = at.astype(int)
            part = at - index
            part = part * part * (3 - 2 * part)
            noise = heights[index % count] * (1 - part) + heights[(index + 1) % count] * part
            crest = 1 - np.abs(2 * noise - 1)
            total += strength * (noise + (crest - noise) * self.sharp)
            weight += strength
            strength *= self.rough
            count *= 2
        low, high = total.min(), total.max()
        ridge = self.base - self.height * (0.25 + 0.75 * (total - low) / (high - low))
        if self.trees != "none":
            ridge -= self._trees(width, chance)
        top = int(ridge.min()) - 2
        return (ridge - top).astype(np.float32), top

    def _trees(self, width: int, chance: np.random.Generator) -> NDArray[np.float64]:
        """Give how far trees rise over the ridge, px."""
        rise = np.zeros(width)
        x, step = 0.0, self.tall * (0.8 if self.trees == "round" else 0.5)
        while x < width:
            half = self.tall * chance.uniform(0.4, 0.9) * (1.0 if self.trees == "round" else 0.42)
            tall = self.tall * chance.uniform(0.45, 1.0)
            span = np.arange(-int(half) - 1, int(half) + 2)
            share = np.clip(np.abs(span) / half, 0, 1)
            shape = np.sqrt(1 - share**2) if self.trees == "round" else (1 - share) ** 0.8
            at = (int(x) + span) % width
            rise[at] = np.maximum(rise[at], shape * tall)
            x += step * chance.uniform(0.5, 1.6)
        return rise

    def _colours(self, place: Place, width: int, height: int, depth: NDArray[np.float32]) -> NDArray[np.uint8]:
        ink = mix(place.ink(self.ink), place.mist, min(1.0, self.haze + place.fog * 0.8))
        colour = np.empty((width, height, 3), np.float32)
        colour[...] = ink
        if self.relief or self.cap:
            bumps = clouds(width, height, (self.scale * self.facet, self.scale * self.facet * 1.7), self.seed + 7, 3)
            # Slopes of the bumps and of the ridge itself decide which faces look at the light.
            slope = np.roll(bumps, 3, 0) - np.roll(bumps, -3, 0)
            slope = slope / max(1e-6, float(np.percentile(np.abs(slope), 92)))
            ridge_slope = -np.gradient(np.convolve(np.pad(depth[:, 0], 8, mode="wrap"), np.ones(17) / 17, "valid"))
            near_ridge = np.exp(-np.clip(depth, 0, None) / (self.height * 0.5))
            facing = slope * (self.facet < 1) + ridge_slope[:, None] * 1.6 * near_ridge
            facing = np.clip(facing * (-1.6 if place.light[0] > 0 else 1.6), -1, 1)[..., None]
            lit = np.array(mix(ink, place.palette.light, 0.55), np.float32)
            dark = np.array(mix(ink, place.palette.near, 0.4), np.float32)
            share = np.abs(facing) * self.relief
            colour = colour * (1 - share) + np.where(facing > 0, lit, dark) * share
            if self.cap:
                line = self.height * self.cap * (0.55 + 0.9 * bumps)
                snow = smooth(4, -4, depth - line)[..., None]
                white = np.array(mix(place.palette.cloud, place.mist, self.haze * 0.6), np.float32)
                tone = white * (0.9 + 0.1 * np.clip(facing, -1, 1))
                colour = colour * (1 - snow) + tone * snow
        return np.clip(colour, 0, 255).astype(np.uint8)
