"""Everything that can be chosen on a screen, with what may be said for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from game.level import find, shipped
from voice.words import Text, Words

PREFIX: Final = "menu."
"""Begins the names of commands that belong to screens, so that no move can bear one."""
NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ZH_NUMBERS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
ON_A_MAP: Final = len(NUMBERS)  # stops of one map, so that each can be said; a longer pack goes on with the next
STEERS: Final = {"jump": "up", "slide": "down", "run": "return", "turn_back": "escape"}
"""What the robot's own words do on a page: up, down, go, back; whoever can play can choose."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a page."""

    name: str
    words: Words
    label: Text | None = None
    """What is shown, where that is not the first of its words."""

    @property
    def shown(self) -> Text:
        """What the line says."""
        return self.label or self.words.shown

    @property
    def command(self) -> str:
        """The name the ears know it by."""
        return PREFIX + self.name


START: Final = Item("start", Words(en=("start game", "play game"), zh=("开始游戏", "开始")))
LEVELS: Final = Item("levels", Words(en=("choose a level", "level list"), zh=("选择关卡", "选关")))
TODAY: Final = Item("today", Words(en=("daily level", "level of the day"), zh=("今日关卡", "每日一关")))
TEACH: Final = Item("teach", Words(en=("tutorial", "teach me"), zh=("新手教学", "教我玩")))
LATER: Final = Item("later", Words(en=("not now", "maybe later"), zh=("以后再说", "不用了")))
SKIP: Final = Item("skip", Words(en=("skip tutorial", "skip this"), zh=("结束教学", "不学了")))
SETTINGS: Final = Item("settings", Words(en=("settings", "options"), zh=("设置", "选项")))
CREDITS: Final = Item("credits", Words(en=("credits",), zh=("制作名单", "鸣谢")))
QUIT: Final = Item("quit", Words(en=("quit game", "leave game"), zh=("退出游戏", "退出")))
BACK: Final = Item("back", Words(en=("go back",), zh=("返回",)))
PAUSE: Final = Item("pause", Words(en=("pause", "pause game"), zh=("暂停", "暂停游戏")))
RESUME: Final = Item("resume", Words(en=("continue", "resume"), zh=("继续", "继续游戏")))
AGAIN: Final = Item("again", Words(en=("play again", "once more", "again"), zh=("再来一次", "再来")))
NEXT: Final = Item("next", Words(en=("next level", "next"), zh=("下一关",)))
NEXT_MAP: Final = Item("next_map", Words(en=("next map",), zh=("下一张地图",)))
MAP_BEFORE: Final = Item("map_before", Words(en=("previous map",), zh=("上一张地图",)))
TITLE: Final = Item("title", Words(en=("main menu",), zh=("主菜单",)))
STUDIO: Final = Item("studio", Words(en=("studio", "open the studio"), zh=("工坊", "打开工坊")))
ALONE: Final = Item("race_nobody", Words(en=("run alone",), zh=("独自奔跑", "一个人跑")))
RACE_SELF: Final = Item("race_self", Words(en=("race my ghost", "race myself"), zh=("和自己比赛", "挑战自己")))
RACE_PILOT: Final = Item("race_pilot", Words(en=("race the pilot",), zh=("和领航员比赛", "挑战领航员")))
GHOST: Final = Item("ghost", Words(en=("ghost", "choose a ghost"), zh=("影子", "选择影子")))
SCORES: Final = Item("scores", Words(en=("high scores",), zh=("排行榜", "高分榜")))
OTHER_TABLE: Final = Item("table", Words(en=("other level", "another level"), zh=("换一关", "另一关")))
THIS_RUN: Final = Item("run", Words(en=("my run", "about this run"), zh=("这次奔跑", "我的奔跑")))
WATCH: Final = Item("watch", Words(en=("watch it again", "show the replay"), zh=("看回放", "回看一遍")))
FILM: Final = Item("film", Words(en=("make a film", "save a film"), zh=("做成动图", "保存动图")))
SAVE: Final = Item("save", Words(en=("save this run", "keep this run"), zh=("保存这次奔跑", "保存回放")))
LANGUAGE: Final = Item("language", Words(en=("language",), zh=("语言", "切换语言")))
TEXT_SIZE: Final = Item("text_percent", Words(en=("text size",), zh=("字号", "文字大小")))
MOTION: Final = Item("reduced_motion", Words(en=("reduced motion", "less motion"), zh=("减少动态", "减弱动画")))
COLOURS: Final = Item("safe_colours", Words(en=("colour blind palette", "colours"), zh=("色盲配色", "配色")))
VOLUME: Final = Item("volume", Words(en=("volume", "louder"), zh=("音量", "大声一点")))
MICROPHONE: Final = Item("microphone", Words(en=("microphone",), zh=("麦克风",)))
SENSITIVITY: Final = Item("sensitivity", Words(en=("sensitivity",), zh=("灵敏度",)))
LOUD_LEAPS: Final = Item("loud_leaps", Words(en=("loud leaps", "louder is higher"), zh=("大声跳得高", "音量跳高")))
SOUNDS: Final = Item("sounds", Words(en=("claps and notes", "clap to jump"), zh=("拍手和长音", "拍手起跳")))
FORGET: Final = Item("forget", Words(en=("forget my voice",), zh=("忘记我的声音", "删除声音")))

OWN_SAID: Final = tuple(
    Item(f"own{n + 1}", Words(en=(f"my level {en}",), zh=(f"我的第{zh}关",)))
    for n, (en, zh) in enumerate(zip(NUMBERS[:8], ZH_NUMBERS[:8], strict=True))
)
"""The player's own levels, the newest first."""

_FIXED: Final = (
    *(START, TEACH, LATER, SKIP, LEVELS, SETTINGS, CREDITS, QUIT, BACK, PAUSE, RESUME, AGAIN, NEXT, TITLE),
    *(NEXT_MAP, MAP_BEFORE),
    *(LANGUAGE, TEXT_SIZE, MOTION, COLOURS, VOLUME, MICROPHONE, SENSITIVITY, LOUD_LEAPS, SOUNDS, FORGET),
    *(ALONE, RACE_SELF, RACE_PILOT, GHOST, SCORES, OTHER_TABLE, THIS_RUN, WATCH, SAVE, FILM, TODAY),
    *OWN_SAID,
)


@cache
def levels() -> tuple[tuple[str, Item], ...]:
    """Give every shipped level and its line, read once; each map counts from one."""
    found = []
    for _, names in groupby(shipped(), key=lambda name: name.partition("/")[0]):
        for place, name in enumerate(names):
            number = place % ON_A_MAP
            title = find(name).title.text
            words = Words(en=(f"level {NUMBERS[number]}",), zh=(f"第{ZH_NUMBERS[number]}关",))
            label = Text(f"{number + 1}  {title.en}", f"{number + 1}  {title.zh}")
            found.append((name, Item(f"level{number + 1}", words, label)))
    return tuple(found)


def screen_words() -> Mapping[str, Words]:
    """Give the words of every line of every page, by the command's name; a level's are those of its place on a map."""
    numbered = (item for _, item in levels())
    return {item.command: item.words for item in (*_FIXED, STUDIO, *_studio_items(), *numbered)}


def _studio_items() -> tuple[Item, ...]:
    from game.screens.studio_items import ITEMS  # they are items themselves

    return ITEMS
