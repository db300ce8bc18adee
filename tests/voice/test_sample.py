"""The ears in somebody's own pygame loop, as the README shows it."""

import os
import subprocess
import sys
from pathlib import Path

SAMPLE = """\
import pygame
from voice import Ears

screen, y = pygame.display.set_mode((640, 360)), 280
up = ["jump", "leap", "hop", "go up", "跳", "跳跃", "起跳", "跳起来"]
with Ears({"jump": up, "quit": ["game over", "stop playing", "good bye", "不玩了", "结束游戏", "再见"]}) as ears:
    while not pygame.event.get(pygame.QUIT):
        for command in ears.commands():  # never waits
            y -= 60 if command == "jump" else 0
        screen.fill("black")
        pygame.draw.circle(screen, "white", (320, y), 20)
        pygame.display.flip()
"""
HERE = Path(__file__).parent
CLIP = min((HERE.parents[1] / "assets" / "clips" / "jump").glob("jump_rms_10*"))
WATCH = """
import pygame
flip, began = pygame.display.flip, pygame.time.get_ticks()
def watched():
    flip()
    pygame.time.wait(5)
    white = pygame.display.get_surface().get_at((320, 220))[0]
    if white or pygame.time.get_ticks() - began > 90_000:
        print("leapt" if white else "never")
        pygame.event.post(pygame.event.Event(pygame.QUIT))
pygame.display.flip = watched
"""


def test_a_word_moves_a_strangers_pygame_game_in_twelve_lines(tmp_path: Path) -> None:
    file = tmp_path / "my_game.py"
    file.write_text(WATCH + SAMPLE, encoding="utf-8")
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(HERE / "machine"), str(HERE.parents[1]))),
        "VOXLEAP_TEST_SOUND": str(CLIP),
        "VOXLEAP_WHISPER": "",
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
    }

    done = subprocess.run(
        [sys.executable, str(file)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )

    assert done.stdout.split()[-1] == "leapt", done.stderr
    assert len(SAMPLE.splitlines()) <= 12
