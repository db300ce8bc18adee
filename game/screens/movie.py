"""A run as an animated picture, WebP or GIF: made without a window, for chats, pages and reports."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pygame

from game.level import LevelError, read
from game.replay import Playback, Replay
from game.screens.film import SILENCE_DB, VOICE_DB, ready
from game.screens.framing import Framing, as_heard, looks
from game.sim import TICK, parse, ticks
from game.view import SIZE, Picture, Sight
from voice import SpeechStarted
from voice.words import Language, Text

KINDS: Final = (".webp", ".gif")
EVERY: Final[dict[str, int]] = {".webp": 4, ".gif": 6}
"""Ticks from one picture to the next: 15 and 10 a second. GIF counts in hundredths of a second."""
WIDE: Final[dict[str, int]] = {".webp": 480, ".gif": 320}
"""px. Measured in the rain, a second of WebP takes 0.12 MB, one of GIF 0.20; it was 0.34 at 640 px and 0.68 at 480."""
LONGEST_S: Final = 300.0
LINGER_S: Final = 1.5  # s that the end is seen
SPEAKS: Final = 15  # ticks that the ring shows a voice before its word takes effect
OVER: Final = Text("the run is over by then", "那时这次奔跑已经结束")
NO_PILLOW: Final = Text(
    "a film needs one package more: pip install 'voxleap[film]'", "导出动图还需要一个包：pip install 'voxleap[film]'"
)
BAD_KIND: Final = Text("a film is a .webp or a .gif file", "动图是 .webp 或 .gif 文件")
TOO_LONG: Final = Text(
    f"the run is longer than {LONGEST_S / 60:.0f} minutes; a film of it would be too large to share",
    f"这次奔跑超过 {LONGEST_S / 60:.0f} 分钟；做成动图太大，不便分享",
)


def film(
    run: Replay,
    file: Path,
    language: Language,
    tell: Callable[[int, int], None] = lambda done, of: None,
    part_s: tuple[float, float] = (0.0, LONGEST_S),
) -> bytes:
    """Give a run as an animated picture.

    Args:
        run: what was played.
        file: where it is to go; its name tells the kind.
        language: of what is written in it.
        tell: is given the pictures that are done, and how many there will be.
        part_s: from when in the run, and for how long, s.

    Raises:
        LevelError: the run holds no level, is too long, the name tells no kind, or Pillow is not there.

    """
    kind = file.suffix.lower()
    if kind not in KINDS:
        raise LevelError(file.name, BAD_KIND)
    first = ticks(part_s[0])
    ends = min(run.ticks + ticks(LINGER_S), first + ticks(part_s[1]))
    if run.ticks - first > ticks(LONGEST_S) and part_s[1] >= LONGEST_S:
        raise LevelError("replay", TOO_LONG)
    if ends <= first:
        raise LevelError("replay", OVER)
    try:
        from PIL import Image
    except ImportError:
        raise LevelError(file.name, NO_PILLOW) from None
    every = EVERY[kind]
    moments = range(first, ends, every)
    size = WIDE[kind], WIDE[kind] * SIZE[1] // SIZE[0]

    def shrunk() -> "Iterator[Image.Image]":
        for number, surface in enumerate(shown(run, moments, language), 1):
            small = pygame.transform.smoothscale(surface, size)
            picture = Image.frombytes("RGB", size, pygame.image.tobytes(small, "RGB"))
            # The octree keeps small things of a colour of their own, such as hazards; dither is noise, and packs badly.
            octree, plain = Image.Quantize.FASTOCTREE, Image.Dither.NONE
            yield picture if kind == ".webp" else picture.quantize(128, octree, dither=plain)
            tell(number, len(moments))

    pictures = shrunk()
    out = io.BytesIO()
    how: dict[str, Any] = {"quality": 40, "method": 2} if kind == ".webp" else {"optimize": False}
    next(pictures).save(
        out,
        kind[1:],
        save_all=True,
        append_images=pictures,
        duration=round(every * TICK * 1000),
        loop=0,
        **how,
    )
    return out.getvalue()


def shown(run: Replay, moments: range, language: Language) -> Iterator[pygame.Surface]:
    """Give the pictures of a run at some ticks, rising; past its end it stands still. Each is drawn over the last.

    Raises:
        LevelError: the run holds no level.

    """
    ready()
    playback = Playback(run)
    level = read(run.level, "replay")
    picture = Picture(playback.world.course, looks(level), Sight())
    framing = Framing(level, language)
    framing.hints = False
    said = {tick - SPEAKS for tick, _ in run.commands}
    target = pygame.Surface(SIZE)
    for tick in range(moments.stop):
        now = tick * TICK
        if tick in said:
            framing.take(SpeechStarted(now), now)
        given, events = playback.tick() if not playback.over else ((), ())
        for text in given:
            if (heard := as_heard(parse(text).name, now)) is not None:
                framing.take(heard, now)
        before = playback.world if playback.over else playback.before
        level_db = VOICE_DB if framing.speaking else SILENCE_DB
        picture.advance(framing.frame(playback.world, before, 1.0, events, now, 0.0, level_db))
        if tick in moments:
            picture.draw(target)
            yield target
