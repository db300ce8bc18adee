"""Captions: what is heard, for those who do not hear it. Only sounds that tell something; steps and leaps are seen."""

from collections.abc import Iterable, Mapping
from typing import Final

from game.sim import Event
from voice.words import Text

SHOWN_S: Final = 2.2  # s that a caption stays
OF_SAYS: Final[Mapping[str, Text]] = {
    "checkpoint": Text("[chime] saved here", "[提示音] 已存档"),
    "door": Text("[door opens]", "[门打开]"),
    "elevator": Text("[lift starts]", "[电梯启动]"),
    "crumbles": Text("[floor cracks]", "[地面碎裂]"),
    "spring": Text("[spring]", "[弹簧声]"),
    "caught": Text("[grips the hook]", "[抓住吊钩]"),
    "lets_go": Text("[lets go]", "[松手]"),
}
"""By what an obstacle says; shards ring too often to be told one by one."""
OF_KIND: Final[Mapping[str, Text]] = {
    "stumbled": Text("[stumbles]", "[绊倒]"),
    "died": Text("[falls]", "[坠落]"),
    "finished": Text("[fanfare]", "[胜利音乐]"),
}
MUSIC: Final = Text("[music]", "[音乐]")
RAIN: Final = Text("[music, rain]", "[音乐与雨声]")


def caption_of(event: Event) -> Text | None:
    """Give what is heard of a happening, where that matters."""
    return OF_SAYS.get(event.what) if event.kind == "reacted" else OF_KIND.get(event.kind)


class Captions:
    """The one that is shown now."""

    def __init__(self, first: Text = MUSIC) -> None:
        """Begin with what is heard from the beginning."""
        self._text, self._left_s = first, SHOWN_S

    def advance(self, events: Iterable[Event], seconds: float) -> None:
        """Take what happened; the last that matters counts."""
        self._left_s -= seconds
        for event in events:
            text = caption_of(event)
            if text is not None:
                self._text, self._left_s = text, SHOWN_S

    @property
    def text(self) -> Text | None:
        """What is heard; None for nothing of note."""
        return self._text if self._left_s > 0 else None
