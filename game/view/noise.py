"""Smooth chance: clouds, mist and worn surfaces. Same seed, same picture."""

import numpy as np
import pygame
from numpy.typing import NDArray

Field = NDArray[np.floating]


def clouds(width: int, height: int, grain: tuple[float, float], seed: int, octaves: int = 4) -> Field:
    """Give noise that repeats from left to right.

    Args:
        width: px.
        height: px.
        grain: size of the largest blobs, px across and down.
        seed: of its chance.
        octaves: how many times finer detail is added at half the strength.

    Returns:
        shape (width, height), 0..1.

    """
    chance = np.random.default_rng(seed)
    total = np.zeros((width, height), np.float32)
    strength = 1.0
    for octave in range(octaves):
        across = max(2, round(width / grain[0] * 2**octave))
        down = max(2, round(height / grain[1] * 2**octave) + 2)
        grid = (chance.random((across, down)) * 255).astype(np.uint8)
        # Two columns of each end at the other: what is scaled fits together where it repeats.
        grid = np.concatenate((grid[-2:], grid, grid[:2]))
        small = pygame.Surface(grid.shape)
        pygame.surfarray.blit_array(small, np.repeat(grid[..., None], 3, 2))
        wide = round(width * (across + 4) / across)
        large = pygame.transform.smoothscale(small, (wide, height))
        first = round(width * 2 / across)
        total += strength * pygame.surfarray.pixels3d(large)[first : first + width, :, 0].astype(np.float32)
        strength *= 0.5
    low, high = (float(edge) for edge in np.percentile(total, (1, 99)))  # else all would be of double precision
    scaled: Field = np.clip((total - low) / max(high - low, 1e-6), 0, 1)
    return scaled


def smooth(low: float, high: float, value: Field) -> Field:
    """Go from 0 to 1 between two values, gently at both ends."""
    t = np.clip((value - low) / (high - low), 0, 1)
    eased: Field = t * t * (3 - 2 * t)
    return eased
