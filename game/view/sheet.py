"""Drawing at twice the size, then scaled down: smooth edges without the cost of drawing them each frame."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.colour import Rgb, scaled

Point = tuple[float, float]
Field = NDArray[np.floating]
"""A value for every pixel, shape (width, height)."""
FINE: Final = 2
"""Times the size at which things are drawn before they are scaled down."""


class Sheet:
    """A transparent canvas and, beside it, what of it shines; sizes in px of the screen."""

    def __init__(self, width: float, height: float, fine: int = FINE) -> None:
        self.fine = fine
        size = (max(1, round(width * fine)), max(1, round(height * fine)))
        self.colour = pygame.Surface(size, pygame.SRCALPHA)
        self.shine = pygame.Surface(size, pygame.SRCALPHA)

    def polygon(self, points: Sequence[Point], colour: Rgb, shine: float = 0.0) -> None:
        """Fill a polygon; `shine` is the share of its colour that it sends out."""
        fine = [(x * self.fine, y * self.fine) for x, y in points]
        pygame.draw.polygon(self.colour, colour, fine)
        pygame.draw.polygon(self.shine, scaled(colour, shine), fine)

    def veil(self, points: Sequence[Point], colour: Rgb, share: float, shine: float = 0.0) -> None:
        """Fill a polygon so that a share of it covers what is there, 0..1."""
        film = pygame.Surface(self.colour.get_size(), pygame.SRCALPHA)
        fine = [(x * self.fine, y * self.fine) for x, y in points]
        pygame.draw.polygon(film, (*colour, round(255 * share)), fine)
        self.colour.blit(film, (0, 0))
        if shine:
            pygame.draw.polygon(self.shine, scaled(colour, shine), fine)

    def box(self, x: float, y: float, width: float, height: float, colour: Rgb, shine: float = 0.0) -> None:
        """Fill a box by its upper left corner."""
        if width <= 0 or height <= 0:
            return
        f = self.fine
        rect = pygame.Rect(round(x * f), round(y * f), max(1, round(width * f)), max(1, round(height * f)))
        self.colour.fill(colour, rect)
        self.shine.fill(scaled(colour, shine), rect)

    def line(self, start: Point, end: Point, colour: Rgb, width: float, shine: float = 0.0) -> None:
        """Draw a line with round ends."""
        f = self.fine
        a, b = pygame.Vector2(start) * f, pygame.Vector2(end) * f
        for surface, ink in ((self.colour, colour), (self.shine, scaled(colour, shine))):
            _thick(surface, ink, a, b, width * f)

    def curve(self, points: Sequence[Point], colour: Rgb, width: float, shine: float = 0.0) -> None:
        """Draw lines from point to point."""
        for start, end in pairwise(points):
            self.line(start, end, colour, width, shine)

    def disc(self, centre: Point, radius: float, colour: Rgb, shine: float = 0.0) -> None:
        """Fill a circle."""
        f = self.fine
        at = (centre[0] * f, centre[1] * f)
        pygame.draw.circle(self.colour, colour, at, max(1.0, radius * f))
        pygame.draw.circle(self.shine, scaled(colour, shine), at, max(1.0, radius * f))

    def ellipse(self, x: float, y: float, width: float, height: float, colour: Rgb, shine: float = 0.0) -> None:
        """Fill an ellipse by the upper left corner of its box."""
        f = self.fine
        rect = pygame.Rect(round(x * f), round(y * f), max(1, round(width * f)), max(1, round(height * f)))
        pygame.draw.ellipse(self.colour, colour, rect)
        pygame.draw.ellipse(self.shine, scaled(colour, shine), rect)

    def paste(self, surface: pygame.Surface, x: float, y: float, shine: float = 0.0) -> None:
        """Put a picture of screen size times `fine` on it."""
        at = (round(x * self.fine), round(y * self.fine))
        self.colour.blit(surface, at)
        lit = surface.copy()
        share = round(255 * shine)
        lit.fill((share, share, share, 255), special_flags=pygame.BLEND_RGBA_MULT)
        self.shine.blit(lit, at)

    def rim(self, light: Point, colour: Rgb, width: float, strength: float) -> None:
        """Lighten the edges that face the light; `light` is the direction to it, y down, length 1."""
        alpha = pygame.surfarray.array_alpha(self.colour).astype(np.float32) / 255
        step = width * self.fine
        away = _shifted(alpha, round(-light[0] * step), round(-light[1] * step))
        edge = alpha * (1 - away) * strength
        _blend_in(self.colour, edge, colour)

    def shade(self, light: Point, colour: Rgb, width: float) -> None:
        """Darken the sides that face away from the light."""
        alpha = pygame.surfarray.array_alpha(self.colour).astype(np.float32) / 255
        step = width * self.fine
        near = _shifted(alpha, round(light[0] * step), round(light[1] * step))
        _blend_in(self.colour, alpha * (1 - near), colour)

    def fade_to(self, colour: Rgb, shares: Field) -> None:
        """Mix a colour in by rows; shares has one value a row of the screen, top to bottom."""
        rows = np.repeat(shares, self.fine)[: self.colour.get_height()]
        rows = np.pad(rows, (0, self.colour.get_height() - len(rows)), mode="edge")
        _blend_in(self.colour, np.broadcast_to(rows[None, :], self.colour.get_size()), colour)
        left = np.repeat(np.round(255 * (1 - 0.85 * rows)).astype(np.uint8)[None, :, None], 3, axis=2)
        column = pygame.Surface((1, len(rows)))
        pygame.surfarray.blit_array(column, left)
        dimmer = pygame.transform.scale(column, self.shine.get_size())
        self.shine.blit(dimmer, (0, 0), special_flags=pygame.BLEND_RGB_MULT)

    def fade_out(self, first: float, last: float) -> None:
        """Let it become transparent from one row of the screen to another."""
        height = self.colour.get_height()
        rows = np.clip((last * self.fine - np.arange(height)) / max(1.0, (last - first) * self.fine), 0, 1)
        rows = (rows * rows * (3 - 2 * rows)).astype(np.float32)
        alpha = pygame.surfarray.pixels_alpha(self.colour)
        alpha[...] = (alpha * rows[None]).astype(np.uint8)

    def small(self) -> pygame.Surface:
        """Give the picture at the size of the screen."""
        return reduced(self.colour, self.fine)

    def halo(self, radius: int, strength: float = 1.0) -> pygame.Surface:
        """Give the light around what shines, to be added to the picture, at the size of the screen."""
        width, height = self.colour.get_width() // self.fine, self.colour.get_height() // self.fine
        quarter = (max(1, width // 4), max(1, height // 4))
        black = pygame.Surface(self.shine.get_size())
        black.blit(self.shine, (0, 0))
        black = pygame.transform.smoothscale(black, quarter)
        sum_ = np.zeros((*quarter, 3), np.float32)
        for share, weight in ((0.12, 0.7), (0.4, 0.7), (1.0, 0.6)):
            blurred = pygame.transform.gaussian_blur(black, max(1, round(radius * share / 4)))
            sum_ += pygame.surfarray.array3d(blurred) * weight
        out = pygame.Surface(quarter)
        pygame.surfarray.blit_array(out, np.clip(sum_ * strength, 0, 255).astype(np.uint8))
        return pygame.transform.smoothscale(out, (max(1, width), max(1, height)))


def reduced(surface: pygame.Surface, times: int) -> pygame.Surface:
    """Scale down; colours are weighed by how solid they are, or edges would turn dark."""
    size = (max(1, surface.get_width() // times), max(1, surface.get_height() // times))
    small = pygame.transform.smoothscale(surface.premul_alpha(), size)
    rgb, alpha = pygame.surfarray.pixels3d(small), pygame.surfarray.array_alpha(small)
    share = np.maximum(alpha, 1)[..., None].astype(np.float32) / 255
    rgb[...] = np.clip(rgb / share, 0, 255).astype(np.uint8)
    del rgb
    return small


def kept(surface: pygame.Surface) -> pygame.Surface:
    """Give it in the form that is fastest to draw, see the research on 4 parallax layers: 0.66 ms against 1.6."""
    if pygame.display.get_surface() is not None:
        surface = surface.convert_alpha()
    surface.set_alpha(255, pygame.RLEACCEL)
    return surface


def with_light(surface: pygame.Surface, halo: pygame.Surface, at: Point = (0, 0)) -> pygame.Surface:
    """Give the picture with light of its own baked in: where it is transparent, the light becomes soft colour."""
    out = surface.copy()
    light = pygame.surfarray.array3d(halo).astype(np.float32)
    if not light.any():
        return out
    x, y = round(at[0]), round(at[1])
    w, h = min(light.shape[0], out.get_width() - x), min(light.shape[1], out.get_height() - y)
    light = light[:w, :h]
    rgb = pygame.surfarray.pixels3d(out)[x : x + w, y : y + h]
    alpha = pygame.surfarray.pixels_alpha(out)[x : x + w, y : y + h]
    a = alpha.astype(np.float32)[..., None] / 255
    glow = light.max(axis=2, keepdims=True) / 255
    # Screened on what is solid; on what is not, light covers as much as it is bright.
    lit = 255 - (255 - rgb) * (255 - light) / 255
    pure = light / np.maximum(glow, 1e-3)
    total = a + (1 - a) * glow
    mixed = (lit * a + pure * (1 - a) * glow) / np.maximum(total, 1e-3)
    rgb[...] = np.clip(mixed, 0, 255).astype(np.uint8)
    alpha[...] = np.clip(total[..., 0] * 255, 0, 255).astype(np.uint8)
    return out


def _shifted(field: Field, dx: int, dy: int) -> Field:
    """Move a field by whole pixels; what comes in is empty."""
    out = np.zeros_like(field)
    w, h = field.shape
    if abs(dx) < w and abs(dy) < h:
        out[max(0, dx) : w + min(0, dx), max(0, dy) : h + min(0, dy)] = field[
            max(0, -dx) : w + min(0, -dx), max(0, -dy) : h + min(0, -dy)
        ]
    return out


def _blend_in(surface: pygame.Surface, share: Field, colour: Rgb) -> None:
    """Mix a colour in by shares, 0..1; how solid the picture is stays as it was."""
    veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
    veil.fill((*colour, 0))
    pygame.surfarray.pixels_alpha(veil)[...] = np.clip(share * 255, 0, 255).astype(np.uint8)
    alpha = pygame.surfarray.array_alpha(surface)
    surface.blit(veil, (0, 0))
    pygame.surfarray.pixels_alpha(surface)[...] = alpha


def _thick(surface: pygame.Surface, ink: Rgb, a: pygame.Vector2, b: pygame.Vector2, width: float) -> None:
    if width <= 2:
        pygame.draw.line(surface, ink, a, b, max(1, round(width)))
        return
    along = b - a
    length = along.length() or 1.0
    side = pygame.Vector2(-along.y, along.x) * (width / 2 / length)
    pygame.draw.polygon(surface, ink, (a + side, b + side, b - side, a - side))
    if width > 3:
        pygame.draw.circle(surface, ink, a, width / 2)
        pygame.draw.circle(surface, ink, b, width / 2)
