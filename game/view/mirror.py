"""Reflections in water, painted once."""

import numpy as np
import pygame

from game.view.colour import Rgb


def mirrored(picture: pygame.Surface, line: int, below: int, strength: float, water: Rgb, seed: int) -> pygame.Surface:
    """Add the reflection under a waterline: rows pushed sideways, more the lower, and fading.

    Args:
        picture: what stands above the line; rows under it are left out.
        line: row of the waterline.
        below: rows to add.
        strength: of the reflection at the line, 0..1.
        water: colour that it takes on.
        seed: of its chance.

    """
    width = picture.get_width()
    out = pygame.Surface((width, line + below), pygame.SRCALPHA)
    out.blit(picture, (0, 0), (0, 0, width, line))
    rgb, alpha = pygame.surfarray.array3d(picture), pygame.surfarray.array_alpha(picture)
    new, cover = pygame.surfarray.pixels3d(out), pygame.surfarray.pixels_alpha(out)
    chance = np.random.default_rng(seed)
    drift = np.convolve(chance.normal(0, 1, below + 8), np.ones(3) / 3, "same")
    for row in range(below):
        share = row / below
        push = round((drift[row] * 3 + 2.4 * np.sin(row * 0.55)) * (0.3 + 2.2 * share))
        source = line - 1 - min(line - 1, round(row * 1.15))
        colour = np.roll(rgb[:, source], push, axis=0)
        new[:, line + row] = (colour * 0.62 + np.array(water) * 0.38).astype(np.uint8)
        gaps = 0.78 if row % 5 else 0.5
        cover[:, line + row] = (np.roll(alpha[:, source], push) * strength * gaps * (1 - share) ** 1.3).astype(np.uint8)
    return out
