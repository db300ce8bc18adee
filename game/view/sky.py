"""What stands still behind everything: the sky, its clouds, and the one light."""

import numpy as np
import pygame

from game.theme import Light, Palette
from game.view.colour import mix
from game.view.noise import clouds, smooth
from game.view.place import Place
from game.view.sheet import Sheet, with_light
from game.view.type import font


def sky(place: Place, seed: int = 1) -> pygame.Surface:
    """Paint it once; the light's disc lies in it."""
    palette, light, size, horizon = place.palette, place.sun, place.size, place.theme.horizon
    width, height = size
    y = np.linspace(0, 1, height, dtype=np.float32)
    stops = (0.0, horizon * 0.52, horizon, 1.0)
    inks = (palette.sky_top, palette.sky_mid, palette.sky_low, mix(palette.sky_low, palette.sky_mid, 0.5))
    rows = np.stack([np.interp(y, stops, [ink[i] for ink in inks]) for i in range(3)], axis=-1)
    picture = np.broadcast_to(rows[None], (width, height, 3)).astype(np.float32)
    # Of single precision, as everything here: twice that was 75 MB more while it was painted.
    across = (np.arange(width, dtype=np.float32) - light.x * width) / width
    down = (np.arange(height, dtype=np.float32) - light.y * height) / height * 0.75
    far = np.hypot(across[:, None], down[None])
    halo = (np.exp(-((far / 0.30) ** 2)) * 0.6 + np.exp(-far / 0.16) * 0.4)[..., None] * light.halo
    drift = clouds(width, height, (width * 0.5, height * 0.11), seed)
    band = smooth(0.45, 0.95, drift) * np.clip(1.1 - y / horizon, 0, 1)[None]
    tone = mix(palette.sky_low, palette.light, 0.25)
    picture = picture * (1 - 0.34 * band[..., None]) + np.array(tone, np.float32) * 0.34 * band[..., None]
    glow = np.array(mix(palette.light, palette.haze, 0.35), np.float32)
    picture = 255 - (255 - picture) * (1 - halo * glow / 255 * (0.75 + 0.35 * drift[..., None]))
    surface = pygame.Surface(size)
    pygame.surfarray.blit_array(surface, np.clip(picture, 0, 255).astype(np.uint8))
    if place.time == "night" and not light.glyph:
        _stars(surface, palette, round(height * 0.4), place.weather.cloud)
    if light.radius:
        sign = disc(palette, light) if light.glyph else _sun(palette, light, 1 - place.weather.cloud)
        middle = (round(light.x * width), round(light.y * height))
        if light.glyph:
            scaffold(surface, palette, light, horizon * height)
        surface.blit(sign, sign.get_rect(center=middle))
    return surface


def _stars(surface: pygame.Surface, palette: Palette, low: int, cloud: float) -> None:
    """Small and few, thinning out downwards."""
    chance = np.random.default_rng(4)
    for _ in range(round(170 * (1 - cloud))):
        x, y = int(chance.integers(surface.get_width())), int(low * chance.random() ** 1.4)
        strength = chance.uniform(0.25, 0.9) * (1 - y / low * 0.6)
        ground = surface.get_at((x, y))
        tone = mix((ground.r, ground.g, ground.b), palette.light_core, strength)
        surface.set_at((x, y), tone)
        if chance.random() < 0.12:
            pygame.draw.circle(surface, tone, (x, y), 1.4)


def _sun(palette: Palette, light: Light, seen: float) -> pygame.Surface:
    """A plain disc with a glow around it; `seen` is the share that clouds let through."""
    side = round(light.radius * 2 + 200)
    x = np.hypot(*np.meshgrid(np.arange(side) - side / 2 + 0.5, np.arange(side) - side / 2 + 0.5, indexing="ij"))
    face = np.clip(light.radius + 0.5 - x, 0, 1) * light.solid
    glow = np.exp(-np.clip(x - light.radius, 0, None) / 34) * 0.42 * light.halo
    picture = pygame.Surface((side, side), pygame.SRCALPHA)
    core, round_it = np.array(palette.light_core, np.float32), np.array(palette.light, np.float32)
    pygame.surfarray.pixels3d(picture)[...] = (round_it + (core - round_it) * face[..., None]).astype(np.uint8)
    pygame.surfarray.pixels_alpha(picture)[...] = (np.maximum(face, glow) * 255 * seen).astype(np.uint8)
    return picture


def disc(palette: Palette, light: Light) -> pygame.Surface:
    """Paint the disc: a ring of tubes, scan lines, some dead cells, and a dark glyph."""
    radius = light.radius
    side = 2 * radius + 220
    sheet = Sheet(side, side)
    middle = (side / 2, side / 2)
    face = mix(palette.sky_low, palette.light, light.solid)
    sheet.disc(middle, radius + 5, mix(palette.structure, palette.light, 0.12))
    sheet.disc(middle, radius, face, shine=0.12)
    y = middle[1] - radius
    while y < middle[1] + radius:
        half = (radius * radius - (y - middle[1]) ** 2) ** 0.5
        sheet.box(middle[0] - half, y, 2 * half, 1.0, mix(face, palette.sky_top, 0.2), shine=0.1)
        y += 4
    chance = np.random.default_rng(5)
    for _ in range(9):
        angle, share = chance.uniform(0, 6.28), chance.uniform(0.5, 0.92)
        cell = 10 + 6 * int(chance.integers(0, 2))
        x, y = middle[0] + np.cos(angle) * radius * share, middle[1] + np.sin(angle) * radius * share
        sheet.box(x - x % 8, y - y % 8, cell, cell, mix(face, palette.structure, 0.45))
    if light.glyph:
        glyph = font(round(radius * 1.12 * sheet.fine)).render(light.glyph, True, mix(palette.structure, face, 0.16))
        rect = glyph.get_rect(center=(middle[0] * sheet.fine, middle[1] * sheet.fine))
        sheet.paste(glyph, rect.x / sheet.fine, rect.y / sheet.fine)
    _tubes(sheet, middle, radius + 2, palette)
    return with_light(sheet.small(), sheet.halo(90, 0.8))


def scaffold(surface: pygame.Surface, palette: Palette, light: Light, foot: float) -> None:
    """What holds the sign up: two lattice legs, a gantry under it, and two cranes that were left beside it."""
    sheet = Sheet(*surface.get_size())
    ink = mix(mix(palette.far, palette.mid, 0.55), palette.haze, 0.15)
    x, y, r = light.x * surface.get_width(), light.y * surface.get_height(), light.radius

    def lattice(a: tuple[float, float], b: tuple[float, float], wide: float) -> None:
        along = pygame.Vector2(b) - pygame.Vector2(a)
        side = pygame.Vector2(-along.y, along.x).normalize() * wide / 2
        steps = max(2, round(along.length() / 24))
        points = [pygame.Vector2(a) + along * (i / steps) for i in range(steps + 1)]
        for i in range(steps):
            p, q = points[i], points[i + 1]
            for way in (1, -1):
                start, end = p + side * way, q + side * way
                cross = q - side * way
                sheet.line((start.x, start.y), (end.x, end.y), ink, 1.6)
                sheet.line((start.x, start.y), (cross.x, cross.y), ink, 1.1)

    for way in (-1, 1):
        lattice((x + way * r * 0.86, foot + 8), (x + way * r * 0.45, y + r * 0.6), 16)
        jib = (x + way * r * 1.5, y + r * 1.35)
        lattice((jib[0] + way * 6, foot + 8), jib, 10)
        lattice((jib[0] - way * r * 0.55, jib[1] + 4), (jib[0] + way * r * 0.5, jib[1] - 4), 8)
        sheet.line((jib[0] - way * r * 0.45, jib[1]), (jib[0] - way * r * 0.45, jib[1] + 40), ink, 1.2)
    lattice((x - r * 1.05, y + r + 24), (x + r * 1.05, y + r + 24), 12)
    sheet.rim((0.0, -1.0), palette.light, 1.2, 0.5)
    surface.blit(sheet.small(), (0, 0))


def _tubes(sheet: Sheet, middle: tuple[float, float], radius: float, palette: Palette) -> None:
    core = mix(palette.light_core, palette.light, 0.12)
    for first, last in ((0, 62), (70, 128), (150, 236), (244, 300), (318, 352)):
        turns = [np.radians(a) for a in range(first, last + 1, 2)]
        points = [(middle[0] + np.cos(t) * radius, middle[1] + np.sin(t) * radius) for t in turns]
        sheet.curve(points, core, 2.4, shine=0.9)
