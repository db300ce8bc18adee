"""Golden pictures: half of the size, compared with room for other fonts' and machines' last bits; and their gallery.

Every comparison leaves what it saw beside the golden in a folder, and `index.html` there shows old, new and difference.
"""

import html
import json
import os
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

GOLDENS = Path(__file__).parent / "goldens"
MEAN, WORST = 2.0, 60.0  # of 255: on average, and of the 99.5th percentile
LOUDER = 4  # times by which a difference is shown, so that the eye finds it
HEAD = """<!doctype html><meta charset="utf-8"><title>VoxLeap: golden pictures</title><style>
body{background:#0a0c1e;color:#ecf6fc;font:15px sans-serif;margin:24px}img{max-width:400px;display:block}
td{padding:4px 12px 12px 0;vertical-align:top}.off{color:#ff5a1f}</style>
<h1>old · new · difference ×%d</h1><table>
"""
GALLERY = "VOXLEAP_GALLERY"  # names the folder; without it there is none


def check(name: str, surface: pygame.Surface, renew: bool) -> None:
    """Compare a picture with its golden; `renew` writes it instead."""
    small = pygame.transform.smoothscale(surface, (surface.get_width() // 2, surface.get_height() // 2))
    file = GOLDENS / f"{name}.png"
    if renew:
        GOLDENS.mkdir(exist_ok=True)
        pygame.image.save(small, file)
    assert file.exists(), f"{name} has no golden picture: run pytest --renew-goldens and look at tests/goldens"
    golden = pygame.image.load(file)
    same_size = golden.get_size() == small.get_size()
    difference = np.abs(_pixels(golden) - _pixels(small)) if same_size else np.full((8, 8, 3), 255.0, np.float32)
    mean, worst = float(difference.mean()), float(np.percentile(difference, 99.5))
    if os.environ.get(GALLERY):
        _keep(Path(os.environ[GALLERY]), name, small, difference, mean, worst)
    assert same_size, f"{name}: {small.get_size()} instead of {golden.get_size()}"
    assert mean <= MEAN, f"{name}: {mean:.2f} of 255 off on average"
    assert worst <= WORST, f"{name}: {worst:.0f} of 255 off in places"


def write_page(folder: Path) -> Path | None:
    """Write the gallery's page of all that was compared, what differs most first; None when nothing was."""
    found = [json.loads(file.read_text()) for file in sorted(folder.glob("*.json"))]
    if not found:
        return None
    found.sort(key=lambda entry: -float(entry["worst"]))
    rows = []
    for entry in found:
        name = html.escape(str(entry["name"]))
        off = entry["mean"] > MEAN or entry["worst"] > WORST
        told = f"{name}: {entry['mean']:.2f} on average, {entry['worst']:.0f} at worst"
        pictures = "".join(
            f'<td><img loading="lazy" src="{src}">'
            for src in ((GOLDENS / f"{name}.png").as_uri(), f"{name}_new.png", f"{name}_off.png")
        )
        rows.append(f'<tr><td colspan="3"{" class=off" if off else ""}>{told}<tr>{pictures}\n')
    page = folder / "index.html"
    page.write_text(HEAD % LOUDER + "".join(rows) + "</table>\n", encoding="utf-8")
    return page


def _keep(
    folder: Path, name: str, new: pygame.Surface, difference: NDArray[np.float32], mean: float, worst: float
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    pygame.image.save(new, folder / f"{name}_new.png")
    off = pygame.Surface(difference.shape[:2])
    pygame.surfarray.blit_array(off, np.clip(difference * LOUDER, 0, 255).astype(np.uint8))
    pygame.image.save(off, folder / f"{name}_off.png")
    (folder / f"{name}.json").write_text(json.dumps({"name": name, "mean": mean, "worst": worst}))


def _pixels(surface: pygame.Surface) -> NDArray[np.float32]:
    return pygame.surfarray.array3d(surface).astype(np.float32)
