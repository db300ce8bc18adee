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
MIST: Final = 0.6
"""Share of soft pixels from which packing a picture by runs makes it slower to draw, measured."""


class Sheet:
    """A transparent canvas and, beside it, what of it shines; sizes in px of the screen."""

    def __init__(self, width: float, height: float, fine: int = FINE) -> None:
        self.fine = fine
        size = (max(1, round(width * fine)), max(1, round(height * fine)))
        self.colour = pygame.Surface(size, pygame.SRCALPHA)
        self.shine = pygame.Surface(size, pygame.SRCALPHA)
        self._fades: list[tuple[Rgb, Field]] = []

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
        step = width * self.fine
        _blend_in(self.colour, _edge(self.colour, -light[0] * step, -light[1] * step, strength), colour)

    def shade(self, light: Point, colour: Rgb, width: float) -> None:
        """Darken the sides that face away from the light."""
        step = width * self.fine
        _blend_in(self.colour, _edge(self.colour, light[0] * step, light[1] * step, 1.0), colour)

    def fade_to(self, colour: Rgb, shares: Field) -> None:
        """Mix a colour in by rows when it is scaled down; shares has one value a row of the screen, top to bottom.

        What is drawn later fades too: it is one picture in one mist.
        """
        rows = self.colour.get_height() // self.fine
        fitted = np.pad(shares[:rows], (0, max(0, rows - len(shares))), mode="edge")
        self._fades.append((colour, np.clip(fitted, 0, 1)))

    def fade_out(self, first: float, last: float) -> None:
        """Let it become transparent from one row of the screen to another."""
        height = self.colour.get_height()
        rows = np.clip((last * self.fine - np.arange(height)) / max(1.0, (last - first) * self.fine), 0, 1)
        rows = (rows * rows * (3 - 2 * rows)).astype(np.float32)
        alpha = pygame.surfarray.pixels_alpha(self.colour)
        alpha[...] = (alpha * rows[None]).astype(np.uint8)

    def small(self) -> pygame.Surface:
        """Give the picture at the size of the screen."""
        picture = reduced(self.colour, self.fine)
        for colour, shares in self._fades:
            veil = pygame.Surface((1, len(shares)), pygame.SRCALPHA)
            veil.fill((*colour, 0))
            pygame.surfarray.pixels_alpha(veil)[...] = (shares * 255).astype(np.uint8)[None]
            _veil(picture, pygame.transform.scale(veil, picture.get_size()))
        return picture

    def halo(self, radius: int, strength: float = 1.0) -> pygame.Surface:
        """Give the light around what shines, to be added to the picture, at the size of the screen."""
        width, height = self.colour.get_width() // self.fine, self.colour.get_height() // self.fine
        quarter = (max(1, width // 4), max(1, height // 4))
        black = pygame.Surface(self.shine.get_size())
        black.blit(self.shine, (0, 0))
        black = pygame.transform.smoothscale(black, quarter)
        for _, shares in self._fades:
            left = np.interp(np.linspace(0, 1, quarter[1]), np.linspace(0, 1, len(shares)), 1 - 0.85 * shares)
            pixels = pygame.surfarray.pixels3d(black)
            pixels[...] = (pixels * left[None, :, None]).astype(np.uint8)
            del pixels
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
    rgb, alpha = pygame.surfarray.pixels3d(small), pygame.surfarray.pixels_alpha(small).copy(order="K")
    soft = (alpha > 0) & (alpha < 255)
    share = alpha[soft][:, None].astype(np.float32) / 255
    rgb[soft] = np.clip(rgb[soft] / share, 0, 255).astype(np.uint8)
    del rgb
    return small


def kept(surface: pygame.Surface) -> pygame.Surface:
    """Give it in the form that is fastest to draw.

    Packed by runs where much of it is empty or solid (the research on 4 parallax layers: 0.66 ms against 1.6); as it is
    where most of it is soft, since packed soft pixels are blended one by one: a forest's mist is a quarter faster so.
    """
    soft = pygame.surfarray.array_alpha(surface)
    mostly = np.count_nonzero((soft > 0) & (soft < 255)) > MIST * soft.size
    if pygame.display.get_surface() is not None:
        surface = surface.convert_alpha()
    surface.set_alpha(255, 0 if mostly else pygame.RLEACCEL)
    return surface


def with_light(surface: pygame.Surface, halo: pygame.Surface, at: Point = (0, 0)) -> pygame.Surface:
    """Give the picture with light of its own baked in: where it is transparent, the light becomes soft colour."""
    out = surface.copy()
    light = pygame.surfarray.pixels3d(halo)
    x, y = round(at[0]), round(at[1])
    w, h = min(light.shape[0], out.get_width() - x), min(light.shape[1], out.get_height() - y)
    light = light[:w, :h]
    rgb = pygame.surfarray.pixels3d(out)[x : x + w, y : y + h]
    alpha = pygame.surfarray.pixels_alpha(out)[x : x + w, y : y + h]
    lit_up = (light[..., 0] | light[..., 1] | light[..., 2]) > 0
    shining = light[lit_up].astype(np.float32)
    glow = shining.max(axis=1, keepdims=True, initial=0) / 255
    a = alpha[lit_up].astype(np.float32)[:, None] / 255
    # Screened on what is solid; on what is not, light covers as much as it is bright.
    lit = 255 - (255 - rgb[lit_up]) * (255 - shining) / 255
    pure = shining / np.maximum(glow, 1e-3)
    total = a + (1 - a) * glow
    mixed = (lit * a + pure * (1 - a) * glow) / np.maximum(total, 1e-3)
    rgb[lit_up] = np.clip(mixed, 0, 255).astype(np.uint8)
    alpha[lit_up] = np.clip(total[:, 0] * 255, 0, 255).astype(np.uint8)
    return out


def _edge(surface: pygame.Surface, dx: float, dy: float, strength: float) -> NDArray[np.uint8]:
    """Give what of a picture is not covered by itself moved by some px, 0..255."""
    alpha = pygame.surfarray.pixels_alpha(surface).copy(order="K")
    moved = _shifted(alpha, round(dx), round(dy))
    edge = alpha.astype(np.uint16) * (255 - moved) >> 8
    return (edge * round(strength * 256) >> 8).astype(np.uint8)


def _shifted(field: NDArray[np.uint8], dx: int, dy: int) -> NDArray[np.uint8]:
    """Move a field by whole pixels; what comes in is empty."""
    out = np.zeros_like(field)
    w, h = field.shape
    if abs(dx) < w and abs(dy) < h:
        out[max(0, dx) : w + min(0, dx), max(0, dy) : h + min(0, dy)] = field[
            max(0, -dx) : w + min(0, -dx), max(0, -dy) : h + min(0, -dy)
        ]
    return out


def _blend_in(surface: pygame.Surface, share: NDArray[np.uint8], colour: Rgb) -> None:
    """Mix a colour in by shares, 0..255 for each pixel."""
    veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
    veil.fill((*colour, 0))
    pygame.surfarray.pixels_alpha(veil)[...] = share
    _veil(surface, veil)


def _veil(surface: pygame.Surface, veil: pygame.Surface) -> None:
    """Lay a veil over a picture; how solid the picture is stays as it was."""
    alpha = pygame.surfarray.pixels_alpha(surface).copy(order="K")
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
