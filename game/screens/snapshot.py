"""F12: the picture as it is now, into the player's pictures; written beside the frame, never on it."""

import io
import threading
from collections.abc import Callable
from datetime import datetime

import pygame
from platformdirs import user_pictures_path

from game.level.files import write
from voice.words import Text

KEPT = Text("picture kept: {file}", "已保存图片：{file}")
FAILED = Text("the picture could not be kept: {why}", "图片无法保存：{why}")


def keep(canvas: pygame.Surface, tell: Callable[[Text], None]) -> threading.Thread:
    """Keep the picture as PNG under a name of its own; `tell` gets one line when it is there or why it is not."""
    picture = canvas.copy()

    def save() -> None:
        file = user_pictures_path() / "VoxLeap" / f"voxleap-{datetime.now():%Y%m%d-%H%M%S-%f}.png"
        data = io.BytesIO()
        pygame.image.save(picture, data, file.name)
        try:
            write(file, data.getvalue())
        except OSError as error:
            tell(FAILED.format(why=error.strerror))
        else:
            tell(KEPT.format(file=file))

    thread = threading.Thread(target=save)
    thread.start()
    return thread
