"""What a visitor can say besides the robot's own words."""

from collections.abc import Mapping
from typing import Final

from voice.words import Language, Text, Words

PREFIX: Final = "kiosk."
ENGLISH: Final = "kiosk.english"
CHINESE: Final = "kiosk.chinese"
START: Final = "kiosk.start"
AGAIN: Final = "kiosk.again"
ANOTHER: Final = "kiosk.another"
LEAVE: Final = "kiosk.leave"
HERE: Final = "kiosk.here"
LOUDER: Final = "kiosk.louder"
SOFTER: Final = "kiosk.softer"

WORDS: Final[Mapping[str, Words]] = {
    START: Words(en=("start game", "play game"), zh=("开始游戏", "开始")),
    ENGLISH: Words(en=("English",), zh=("英文", "英语")),
    CHINESE: Words(en=("Chinese",), zh=("中文", "说中文")),
    ANOTHER: Words(en=("next level", "another level"), zh=("下一关", "换一关")),
    AGAIN: Words(en=("play again", "once more"), zh=("再来一次", "再玩一次")),
    LEAVE: Words(en=("goodbye", "all done"), zh=("再见", "不玩了")),
    HERE: Words(en=("yes", "still here"), zh=("还在", "我在这里")),
    LOUDER: Words(en=("volume up", "louder"), zh=("大声一点", "音量调大")),
    SOFTER: Words(en=("volume down", "quieter"), zh=("小声一点", "音量调小")),
}
LANGUAGES: Final[Mapping[str, Language]] = {ENGLISH: "en", CHINESE: "zh"}
LABELS: Final[Mapping[str, Text]] = {
    START: Text("Start", "开始"),
    ENGLISH: Text("English", "English"),
    CHINESE: Text("中文", "中文"),
    ANOTHER: Text("Next level", "下一关"),
    AGAIN: Text("Play again", "再来一次"),
    LEAVE: Text("Goodbye", "再见"),
    HERE: Text("Yes", "还在"),
    LOUDER: Text("+", "+"),
    SOFTER: Text("−", "−"),
}


def is_page(command: str) -> bool:
    """Tell whether a command belongs to the kiosk and not to the robot."""
    return command.startswith(PREFIX)
