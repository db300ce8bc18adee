"""Light that spills over: what shines is drawn small, blurred by scaling, and added to the picture."""

from typing import Final

import numpy as np
import pygame

QUARTER: Final = 4
"""The buffer is this many times smaller than the picture; 0.8 ms a frame at 720p instead of 1.5."""
SPREAD: Final = 2
"""Cells of the coarsest buffer that light reaches beyond the cell it comes from."""
NEAR: Final = (120, 120, 120)
"""Shares of 255 that the narrow light keeps beside the wide one."""


class Bloom:
    """Holds the small buffer that everything shining is drawn to as well."""

    def __init__(self, size: tuple[int, int]) -> None:
        width, height = size[0] // QUARTER, size[1] // QUARTER
        self.shine = pygame.Surface((width, height))
        self._half = pygame.Surface((width // 2, height // 2))
        self._eighth = pygame.Surface((width // 8, height // 8))
        self._near = pygame.Surface((width, height))
        self._wide = pygame.Surface((width, height))
        self._full = pygame.Surface(size)

    def clear(self) -> None:
        """Begin a frame."""
        self.shine.fill((0, 0, 0))

    def spill(self, target: pygame.Surface) -> None:
        """Add the light to the picture, where there is any: most of a frame is dark, and that costs nothing."""
        pygame.transform.smoothscale(self.shine, self._half.get_size(), self._half)
        pygame.transform.smoothscale(self._half, self._eighth.get_size(), self._eighth)
        lit = self._lit()
        if lit is None:
            return
        pygame.transform.smoothscale(self._eighth, self._wide.get_size(), self._wide)
        self._half.fill(NEAR, special_flags=pygame.BLEND_RGB_MULT)
        pygame.transform.smoothscale(self._half, self._near.get_size(), self._near)
        self._wide.blit(self._near, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        large = pygame.Rect(*(side * QUARTER for side in lit))
        pygame.transform.smoothscale(self._wide.subsurface(lit), large.size, self._full.subsurface(large))
        target.blit(self._full, large, large, special_flags=pygame.BLEND_RGB_ADD)

    def _lit(self) -> pygame.Rect | None:
        """Give the part of the buffer that light falls on, px of the buffer; None in the dark."""
        cells = pygame.surfarray.array2d(self._eighth) & 0xFFFFFF
        columns, rows = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
        if not len(columns):
            return None
        across, down = (self.shine.get_width() / cells.shape[0], self.shine.get_height() / cells.shape[1])
        left, top = int((columns[0] - SPREAD) * across), int((rows[0] - SPREAD) * down)
        right, bottom = int((columns[-1] + 1 + SPREAD) * across), int((rows[-1] + 1 + SPREAD) * down)
        return pygame.Rect(left, top, right - left, bottom - top).clip(self.shine.get_rect())
