"""Which page is open, what is chosen on it, and what a key or a word does: plain data, no window, no clock."""

from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeVar, assert_never

from game.level import Level
from game.screens import campaign, items
from game.screens.items import PREFIX, STEERS, Item
from game.screens.progress import Progress
from game.screens.results import Results
from game.screens.settings import Settings
from game.view import Page, Row
from voice.words import Language, Text

Name = Literal["title", "welcome", "taught", "levels", "settings", "credits", "pause", "results"]
T = TypeVar("T")
Does = Literal["play", "again", "resume", "title", "quit", "set", "teach", "forget", "studio"]

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
ON: Final = {True: Text("on", "开"), False: Text("off", "关")}
LANGUAGES: Final = {"en": Text("English", "English"), "zh": Text("中文", "中文")}
LEVELS_OF_EAR: Final = {"low": Text("low", "低"), "normal": Text("normal", "中"), "high": Text("high", "高")}
SYSTEM: Final = Text("system default", "系统默认")
PERCENTS: Final = (100, 125, 150)
TURNS: Final = {items.NEXT_MAP.command: 1, items.MAP_BEFORE.command: -1}
"""What turns from map to map, and by how many."""
MOST: Final = 9  # lines that are seen at once; the others scroll
LOUDER: Final = 10  # percent for each step


@dataclass(frozen=True, slots=True)
class Effect:
    """What the game has to do now."""

    does: Does
    level: str = ""
    """Of "play": its name."""


@dataclass(frozen=True, slots=True)
class Menu:
    """An open page."""

    page: Name
    settings: Settings
    language: Language
    level: str = ""
    """The one that is played, or was; empty before any."""
    alone: bool = False
    """The game was begun with this level, so that there is no title to go back to."""
    studio: bool = False
    """The level was made in the studio, which is where the way back leads."""
    results: Results | None = None
    progress: Progress = field(default_factory=Progress)
    own: tuple[tuple[str, Level], ...] = ()
    """The player's own levels by their paths, the newest first."""
    measured: tuple[tuple[Text, Text], ...] = ()
    """What the tutorial has measured, names and values."""
    microphones: tuple[str, ...] = ()
    """Names of those that are there."""
    microphone: str = ""
    """The one that was chosen; empty: the system's."""
    chosen: int = 0
    under: tuple[tuple[Name, int], ...] = ()
    """Pages to go back to, and what was chosen there."""
    note: Text | None = None


def lines(menu: Menu) -> tuple[Item, ...]:
    """Give what can be chosen on the page."""
    leave = items.STUDIO if menu.studio else items.QUIT if menu.alone else items.TITLE
    match menu.page:
        case "title":
            return items.START, items.LEVELS, items.STUDIO, items.SETTINGS, items.TEACH, items.CREDITS, items.QUIT
        case "welcome":
            return items.TEACH, items.LATER
        case "taught":
            return items.START, items.TEACH, items.TITLE
        case "levels":
            mine = items.OWN_SAID[: len(menu.own)]
            return (*(item for _, item in items.levels()), *mine, items.BACK)
        case "settings":
            return (
                *(items.LANGUAGE, items.TEXT_SIZE, items.MOTION, items.COLOURS),
                *(items.VOLUME, items.MICROPHONE, items.SENSITIVITY, items.LOUD_LEAPS, items.SOUNDS),
                *(items.FORGET, items.BACK),
            )
        case "credits":
            return (items.BACK,)
        case "pause":
            return items.RESUME, items.AGAIN, items.SETTINGS, leave
        case "results":
            return (items.NEXT, items.AGAIN, leave) if following(menu.level) else (items.AGAIN, leave)
        case _:
            assert_never(menu.page)


def following(level: str) -> str:
    """Give the level after this one; empty after the last, and after one that is not shipped."""
    names = [name for name, _ in items.levels()]
    return names[names.index(level) + 1] if level in names[:-1] else ""


def active(menu: Menu) -> frozenset[str]:
    """Give the commands that count on the page: its lines, other maps, and the robot's words that steer."""
    maps = TURNS if menu.page == "levels" else ()
    return frozenset(item.command for _, item in _said(menu)) | frozenset(maps) | frozenset(STEERS)


def _said(menu: Menu) -> tuple[tuple[int, Item], ...]:
    """Give the lines that words count for, with their numbers: on a map its stops, the player's own levels and back."""
    every = tuple(enumerate(lines(menu)))
    if menu.page != "levels":
        return every
    first, shipped = chapter_of(menu).first, len(items.levels())
    here = range(first, first + len(chapter_of(menu).names))
    return tuple((number, item) for number, item in every if number in here or number >= shipped)


def pressed(menu: Menu, key: str) -> tuple[Menu, Effect | None]:
    """Answer to a key by pygame's name; a digit chooses the line of that number, or the level of the open map."""
    count = len(lines(menu))
    if key in ("up", "down"):
        return replace(menu, chosen=(menu.chosen + (1 if key == "down" else -1)) % count, note=None), None
    if key in ("left", "right") and menu.page == "levels":
        return replace(menu, chosen=(menu.chosen + (1 if key == "right" else -1)) % count, note=None), None
    if key in ("left", "right") and menu.page == "settings":
        return changed(menu, lines(menu)[menu.chosen].name, 1 if key == "right" else -1)
    if key in ("return", "enter", "space"):
        return done(menu, menu.chosen)
    if key == "escape":
        return gone_back(menu)
    if key in ("page down", "page up") and menu.page == "levels":
        return _turned(menu, 1 if key == "page down" else -1), None
    said = _said(menu)
    if key.isdigit() and 0 < int(key) <= len(said):
        return done(menu, said[int(key) - 1][0])
    return menu, None


def heard(menu: Menu, command: str) -> tuple[Menu, Effect | None]:
    """Answer to a command of the ears."""
    if command in STEERS:
        # On the title, the robot's word is the game's: "run" begins it whatever is chosen.
        if menu.page == "title" and command == "run":
            return done(menu, 0)
        return pressed(menu, STEERS[command])
    if menu.page == "levels" and command in TURNS:
        return _turned(menu, TURNS[command]), None
    for number, item in _said(menu):
        if item.command == command:
            return done(replace(menu, chosen=number), number)
    return menu, None


def _turned(menu: Menu, way: int) -> Menu:
    """Turn to the first level of the next map, or of the one before; beyond the last there is none."""
    found = campaign.chapters(menu.own)
    to = found.index(chapter_of(menu)) + way
    return replace(menu, chosen=found[to].first, note=None) if 0 <= to < len(found) else menu


def done(menu: Menu, number: int) -> tuple[Menu, Effect | None]:
    """Do what a line says."""
    item = lines(menu)[number]
    menu = replace(menu, chosen=number, note=None)
    if menu.page == "levels" and item != items.BACK:
        return _chosen_level(menu, number)
    match item.name:
        case "start":
            level = menu.level or campaign.first_open(menu.progress)
            return replace(menu, level=level), Effect("play", level)
        case "next":
            level = following(menu.level)
            return replace(menu, level=level), Effect("play", level)
        case "levels" | "settings" | "credits":
            return opened(menu, item.name), None
        case "again" | "resume" | "title" | "quit" | "teach" | "forget" | "studio":
            return menu, Effect(item.name)
        case "later":
            return gone_back(menu)
        case "back":
            return gone_back(menu)
        case _:
            return changed(menu, item.name, 1)


def touched(menu: Menu, number: int, press: bool) -> tuple[Menu, Effect | None]:
    """Answer to a pointer on a line; on the map, a level of another chapter is only turned to."""
    if menu.page == "levels" and lines(menu)[number] != items.BACK:
        here, there = chapter_of(menu), chapter_of(replace(menu, chosen=number))
        if here != there:
            return (replace(menu, chosen=number, note=None), None) if press else (menu, None)
    elif menu.page == "levels" and not press:
        return menu, None  # the map stays where it is while a pointer passes over the way back
    return done(menu, number) if press else (replace(menu, chosen=number), None)


def chapter_of(menu: Menu) -> campaign.Chapter:
    """Give the chapter whose map is open: that of the chosen level, or the last one."""
    found = campaign.chapters(menu.own)
    return next((c for c in reversed(found) if menu.chosen >= c.first), found[0])


def _chosen_level(menu: Menu, number: int) -> tuple[Menu, Effect | None]:
    """Play a level, or say what opens it."""
    chapter = chapter_of(menu)
    name = chapter.names[number - chapter.first]
    if not campaign.is_open(name, chapter, menu.progress):
        return replace(menu, note=campaign.before(name, chapter)), None
    return replace(menu, level=name), Effect("play", name)


def opened(menu: Menu, page: Name) -> Menu:
    """Open a page over this one."""
    return replace(menu, page=page, chosen=0, under=(*menu.under, (menu.page, menu.chosen)), note=None)


def gone_back(menu: Menu) -> tuple[Menu, Effect | None]:
    """Go back to the page before; from the first page there is only the game, or the way out."""
    if menu.under:
        page, chosen = menu.under[-1]
        before = replace(menu, page=page, chosen=chosen, under=menu.under[:-1], note=None)
        if menu.page == "welcome":  # asked once is enough
            return replace(before, settings=menu.settings.model_copy(update={"taught": True})), Effect("set")
        return before, None
    if menu.page == "pause":
        return menu, Effect("resume")
    if menu.studio and menu.page == "results":
        return menu, Effect("studio")
    if menu.page == "title" or menu.alone:
        return menu, Effect("quit")
    return menu, Effect("title")


def changed(menu: Menu, name: str, way: int) -> tuple[Menu, Effect | None]:
    """Set a setting to its next value, or the one before."""
    now = menu.settings
    language = menu.language
    match name:
        case "language":
            language = "en" if menu.language == "zh" else "zh"
            now = now.model_copy(update={"language": language})
        case "text_percent":
            now = now.model_copy(update={"text_percent": _next(PERCENTS, now.text_percent, way)})
        case "reduced_motion" | "safe_colours" | "loud_leaps" | "sounds":
            now = now.model_copy(update={name: not getattr(now, name)})
        case "volume":
            loud = now.volume + way * LOUDER
            now = now.model_copy(update={"volume": 0 if loud > 100 else 100 if loud < 0 else loud})
        case "microphone":
            menu = replace(menu, microphone=_next(("", *menu.microphones), menu.microphone, way))
        case "sensitivity":
            now = now.model_copy(update={"sensitivity": _next(tuple(LEVELS_OF_EAR), now.sensitivity, way)})
        case _:
            return menu, None
    return replace(menu, settings=now, language=language), Effect("set")


def page_of(menu: Menu, lit: dict[str, float] | None = None) -> Page:
    """Give what the page shows; `lit` says how brightly commands shine that were just heard."""
    lit = lit or {}
    if menu.page == "levels":
        return _map(menu, lit)
    rows = tuple(Row(item.shown, _value(menu, item), lit.get(item.command, 0.0)) for item in lines(menu))
    first = max(0, min(menu.chosen - MOST // 2, len(rows) - MOST))
    results = menu.results if menu.page == "results" else None
    heading = HEADINGS[menu.page]
    prose: tuple[Text, ...] = ()
    if menu.page == "credits":
        prose = CREDITS
    elif menu.page == "title":
        prose = (LATER,)
    elif menu.page == "welcome":
        prose = WELCOME
    note = menu.note or (None if menu.page in ("title", "welcome") else HELP)
    return Page(
        kind="title" if menu.page in ("title", "welcome") else "board",
        heading=heading,
        rows=rows[first : first + MOST],
        chosen=menu.chosen - first,
        language=menu.language,
        facts=results.facts() if results else menu.measured if menu.page == "taught" else (),
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
    sides: list[Literal["before", "after"]] = []
    if at > 0:
        numbers.append(found[at - 1].first)
        rows.append(Row(found[at - 1].title))
        sides.append("before")
    if at + 1 < len(found):
        numbers.append(found[at + 1].first)
        rows.append(Row(found[at + 1].title))
        sides.append("after")
    numbers.append(len(every) - 1)
    rows.append(Row(items.BACK.shown, None, lit.get(items.BACK.command, 0.0)))
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


def is_screen(command: str) -> bool:
    """Tell whether a command belongs to a screen and not to the robot."""
    return command.startswith(PREFIX)


def _value(menu: Menu, item: Item) -> Text | None:
    now = menu.settings
    match item.name:
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


def _next(values: tuple[T, ...], now: T, way: int) -> T:
    at = values.index(now) if now in values else 0
    return values[(at + way) % len(values)]
