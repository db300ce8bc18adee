"""Golden pictures: a quarter of the screen's size, compared with room for other fonts' and machines' last bits."""

from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

GOLDENS = Path(__file__).parent / "goldens"
MEAN, WORST = 2.0, 60.0  # of 255: on average, and of the 99.5th percentile


def check(name: str, surface: pygame.Surface, renew: bool) -> None:
    """Compare a picture with its golden; `renew` writes it instead."""
    small = pygame.transform.smoothscale(surface, (surface.get_width() // 2, surface.get_height() // 2))
    file = GOLDENS / f"{name}.png"
    if renew:
        GOLDENS.mkdir(exist_ok=True)
        pygame.image.save(small, file)
    assert file.exists(), f"{name} has no golden picture: run pytest --renew-goldens and look at tests/goldens"
    golden = pygame.image.load(file)
    assert golden.get_size() == small.get_size()
    difference = np.abs(_pixels(golden) - _pixels(small))
    mean, worst = float(difference.mean()), float(np.percentile(difference, 99.5))
    assert mean <= MEAN, f"{name}: {mean:.2f} of 255 off on average"
    assert worst <= WORST, f"{name}: {worst:.0f} of 255 off in places"


def _pixels(surface: pygame.Surface) -> NDArray[np.float32]:
    return pygame.surfarray.array3d(surface).astype(np.float32)
