"""What each page of the game shows: texts, rows and values, in both languages; plain data from a menu."""

from typing import Final

from game.screens import campaign
from game.screens.ghost import Who
from game.screens.items import Item
from game.screens.menu import BESIDE, Menu, Name, chapter_of, lines, shown_table
from game.view import Page, Row, Side
from voice.words import Text

TAGLINE: Final = Text('Speak, and the robot leaps. Say "run".', "开口，就能跳跃。说“跑”开始。")
LATER: Final = Text("or press Enter, or touch a line", "也可以按回车，或点选一行")
HELP: Final = Text(
    'say a line, or "up", "down", "go", "back" · arrows and Enter · touch',
    "说出一行，或说“跳”上移、“滑”下移、“跑”选定、“回头”返回 · 方向键和回车 · 触摸",
)
MAP_HELP: Final = Text(
    'say "level two", "next map", or "up", "down", "go", "back" · arrows and Enter · touch',
    "说“第二关”“下一张地图”，或说“跳”“滑”移动、“跑”出发、“回头”返回 · 方向键和回车 · 触摸",
)
MAP_HELP_OWN: Final = Text(
    'say "my level two", or "up", "down", "go", "back" · arrows and Enter · touch',
    "说“我的第二关”，或说“跳”“滑”移动、“跑”出发、“回头”返回 · 方向键和回车 · 触摸",
)
HEADINGS: Final[dict[Name, Text]] = {
    "title": TAGLINE,
    "welcome": Text("First time here?", "第一次来？"),
    "taught": Text("You speak robot now", "你会和机器人说话了"),
    "levels": Text("Choose a level", "选择关卡"),
    "settings": Text("Settings", "设置"),
    "credits": Text("Credits", "制作名单"),
    "pause": Text("Paused", "已暂停"),
    "results": Text("You made it!", "到达终点！"),
    "run": Text("This run", "这次奔跑"),
    "scores": Text("High scores", "排行榜"),
}
WELCOME: Final = (
    Text("One minute, and the robot knows your voice.", "一分钟，让机器人认识你的声音。"),
    Text("You learn its words by doing; nothing can go wrong.", "边玩边学会它的词，怎么都不会失败。"),
)
CREDITS: Final = (
    Text(
        "Pictures, music and sounds: drawn and played by the game's own code.", "画面、音乐与音效：全部由游戏代码生成。"
    ),
    Text(
        "Ears: CMU PocketSphinx, Silero VAD, and OpenAI Whisper where it is installed.",
        "语音：CMU PocketSphinx、Silero VAD，以及可选的 OpenAI Whisper。",
    ),
    Text("Built on pygame-ce, NumPy, pydantic and soxr.", "基于 pygame-ce、NumPy、pydantic 与 soxr。"),
    Text("Type: Noto Sans SC, by Adobe and Google.", "字体：思源黑体（Noto Sans SC），Adobe 与 Google。"),
    Text("Your voice stays on this machine, and nothing of it is kept.", "你的声音只在本机处理，不保存任何内容。"),
    Text("Free software under the MIT licence.", "自由软件，MIT 许可证。"),
)
THIS_RUN: Final = (
    Text("The best run of each level is kept by itself.", "每一关最好的成绩会自动保存。"),
    Text("A saved run is a file: voxleap replay FILE shows it.", "保存的奔跑是个文件：voxleap replay 文件 就能重放。"),
    Text(
        "voxleap share FILE makes it a code that friends can race.", "voxleap share 文件 把它变成代码，朋友就能来挑战。"
    ),
)
NO_SCORES: Final = (Text("Nobody has arrived yet. Be the first!", "还没有人到达过终点，来当第一个吧！"),)
GHOSTS: Final[dict[Who, Text]] = {
    "": Text("nobody", "没有"),
    "self": Text("my best", "我的最好"),
    "pilot": Text("the pilot", "领航员"),
    "guest": Text("the challenger", "挑战者"),
}
ON: Final = {True: Text("on", "开"), False: Text("off", "关")}
LANGUAGES: Final = {"en": Text("English", "English"), "zh": Text("中文", "中文")}
LEVELS_OF_EAR: Final = {"low": Text("low", "低"), "normal": Text("normal", "中"), "high": Text("high", "高")}
SYSTEM: Final = Text("system default", "系统默认")
BESIDE_AT: Final[tuple[Side, ...]] = ("first", "second", "third", "back")
MOST: Final = 9  # lines that are seen at once; the others scroll


def page_of(menu: Menu, lit: dict[str, float] | None = None) -> Page:
    """Give what the page shows; `lit` says how brightly commands shine that were just heard."""
    lit = lit or {}
    if menu.page == "levels":
        return _map(menu, lit)
    rows = tuple(Row(item.shown, _value(menu, item), lit.get(item.command, 0.0)) for item in lines(menu))
    first = max(0, min(menu.chosen - MOST // 2, len(rows) - MOST))
    heading = HEADINGS[menu.page]
    if menu.page == "scores" and menu.tables:
        title = shown_table(menu).title
        heading = Text(f"{heading.en} · {title.en}", f"{heading.zh} · {title.zh}")
    prose: tuple[Text, ...] = ()
    if menu.page == "credits":
        prose = CREDITS
    elif menu.page == "title":
        prose = (LATER,)
    elif menu.page == "welcome":
        prose = WELCOME
    elif menu.page == "run":
        prose = THIS_RUN
    elif menu.page == "scores" and not menu.tables:
        prose = NO_SCORES
    note = menu.note or (None if menu.page in ("title", "welcome") else HELP)
    return Page(
        kind="title" if menu.page in ("title", "welcome") else "board",
        heading=heading,
        rows=rows[first : first + MOST],
        chosen=menu.chosen - first,
        language=menu.language,
        facts=_facts(menu),
        prose=prose,
        note=note,
        numbers=tuple(range(first, first + MOST))[: len(rows)],
        more=(first > 0, first + MOST < len(rows)),
        hero=menu.page in ("title", "welcome"),
    )


def _map(menu: Menu, lit: dict[str, float]) -> Page:
    """Give the map of the chosen level's chapter, with ways to the others, and back."""
    every, found, chapter = lines(menu), campaign.chapters(menu.own), chapter_of(menu)
    at = found.index(chapter)
    numbers = list(range(chapter.first, chapter.first + len(chapter.names)))
    rows = [Row(every[n].shown, None, lit.get(every[n].command, 0.0)) for n in numbers]
    stops = campaign.stops(chapter, menu.progress, menu.own)
    sides: list[Side] = []
    for way, other in (("before", at - 1), ("after", at + 1)):
        if 0 <= other < len(found):
            numbers.append(found[other].first)
            rows.append(Row(found[other].title))
            sides.append("before" if way == "before" else "after")
    for n, side in zip(range(len(every) - len(BESIDE), len(every)), BESIDE_AT, strict=True):
        numbers.append(n)
        rows.append(Row(every[n].shown, _value(menu, every[n]), lit.get(every[n].command, 0.0)))
        sides.append(side)
    return Page(
        kind="map",
        heading=chapter.title,
        rows=tuple(rows),
        chosen=numbers.index(menu.chosen),
        language=menu.language,
        prose=(chapter.story,) if chapter.story else (),
        note=menu.note or (MAP_HELP_OWN if chapter.own else MAP_HELP),
        numbers=tuple(numbers),
        stops=stops,
        sides=tuple(sides),
        look=chapter.look,
    )


def _facts(menu: Menu) -> tuple[tuple[Text, Text], ...]:
    """Give names and values, one line each."""
    if menu.page == "results" and menu.results is not None:
        return menu.results.facts()
    if menu.page == "scores" and menu.tables:
        scores = enumerate(shown_table(menu).scores, 1)
        return tuple((Text(f"{n}   {s.day}", f"{n}   {s.day}"), s.line()) for n, s in scores)
    return menu.measured if menu.page == "taught" else ()


def _value(menu: Menu, item: Item) -> Text | None:
    now = menu.settings
    match item.name:
        case "table":
            return shown_table(menu).title
        case "ghost":
            return GHOSTS[menu.ghost]
        case "language":
            return LANGUAGES[menu.language]
        case "text_percent":
            return Text(f"{now.text_percent} %", f"{now.text_percent} %")
        case "reduced_motion" | "safe_colours" | "loud_leaps" | "sounds":
            return ON[getattr(now, item.name)]
        case "volume":
            return Text(f"{now.volume} %", f"{now.volume} %")
        case "microphone":
            return Text(menu.microphone, menu.microphone) if menu.microphone else SYSTEM
        case "sensitivity":
            return LEVELS_OF_EAR[now.sensitivity]
        case _:
            return None
