"""Which page is open, what is chosen on it, and what a key or a word does: plain data, no window, no clock."""

from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeVar, assert_never, get_args

from game.level import Level
from game.screens import campaign, items
from game.screens.ghost import Who
from game.screens.items import PREFIX, STEERS, Item
from game.screens.progress import Progress
from game.screens.results import Results
from game.screens.scores import Table
from game.screens.settings import SENSITIVITY_DB, Settings
from voice.words import Language, Text

Name = Literal["title", "welcome", "taught", "levels", "settings", "credits", "pause", "results", "run", "scores"]
T = TypeVar("T")
Plain = Literal["again", "resume", "title", "quit", "teach", "forget", "studio", "watch", "save", "film", "today"]
Does = Literal["play", "set"] | Plain

PLAIN: Final[dict[str, Plain]] = {name: name for name in get_args(Plain)}
"""Lines whose name is what the game does."""
RACES: Final[dict[str, Who]] = {"race_self": "self", "race_pilot": "pilot", "race_nobody": ""}
RACED: Final[tuple[Who, ...]] = ("", "self", "pilot")
PERCENTS: Final = (100, 125, 150)
BESIDE: Final = (items.TODAY, items.SCORES, items.GHOST, items.BACK)
"""Lines of the map that are no levels; they come last."""
TURNS: Final = {items.NEXT_MAP.command: 1, items.MAP_BEFORE.command: -1}
"""What turns from map to map, and by how many."""
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
    ghost: Who = ""
    """Who is raced."""
    results: Results | None = None
    progress: Progress = field(default_factory=Progress)
    own: tuple[tuple[str, Level], ...] = ()
    """The player's own levels by their paths, the newest first."""
    tables: tuple[Table, ...] = ()
    """High scores, level by level."""
    table: str = ""
    """Name of the level whose scores are shown; the first there is, if it has none."""
    measured: tuple[tuple[Text, Text], ...] = ()
    """What the tutorial has measured, names and values."""
    microphones: tuple[str, ...] = ()
    """Names of those that are there."""
    microphone: str = ""
    """The one that was chosen; empty: the system's."""
    chosen: int = 0
    stop: int = 0
    """The level that was chosen last on the map."""
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
            return (*(item for _, item in items.levels()), *mine, *BESIDE)
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
            goes_on = (items.NEXT,) if following(menu.level) else ()
            mine_ = items.ALONE if menu.ghost == "self" else items.RACE_SELF
            pilots = items.ALONE if menu.ghost == "pilot" else items.RACE_PILOT
            return (*goes_on, items.AGAIN, mine_, pilots, items.THIS_RUN, items.SCORES, leave)
        case "scores":
            return (items.OTHER_TABLE, items.BACK) if len(menu.tables) > 1 else (items.BACK,)
        case "run":
            return items.WATCH, items.SAVE, items.FILM, items.BACK
        case _:
            assert_never(menu.page)


def with_own(menu: Menu, own: tuple[tuple[str, Level], ...]) -> Menu:
    """Give the menu with the player's own levels as they are now; the last line stays the chosen one if it was."""
    last = menu.page == "levels" and menu.chosen == len(lines(menu)) - 1
    menu = replace(menu, own=own)
    return replace(menu, chosen=len(lines(menu)) - 1) if last else menu


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
        return _moved(menu, (menu.chosen + (1 if key == "down" else -1)) % count), None
    if key in ("left", "right") and menu.page == "levels":
        return _moved(menu, (menu.chosen + (1 if key == "right" else -1)) % count), None
    if key in ("left", "right") and menu.page in ("settings", "scores"):
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
            return done(menu, number)
    return menu, None


def _turned(menu: Menu, way: int) -> Menu:
    """Turn to the first level of the next map, or of the one before; beyond the last there is none."""
    found = campaign.chapters(menu.own)
    to = found.index(chapter_of(menu)) + way
    return _moved(menu, found[to].first) if 0 <= to < len(found) else menu


def done(menu: Menu, number: int) -> tuple[Menu, Effect | None]:
    """Do what a line says."""
    item = lines(menu)[number]
    menu = _moved(menu, number)
    if _is_level(menu, number):
        return _chosen_level(menu, number)
    match item.name:
        case "start":
            level = menu.level or campaign.first_open(menu.progress)
            return replace(menu, level=level), Effect("play", level)
        case "next":
            level = following(menu.level)
            return replace(menu, level=level), Effect("play", level)
        case "levels" | "settings" | "credits" | "run":
            return opened(menu, item.name), None
        case "scores":
            name = menu.level
            if menu.page == "levels":
                chapter = chapter_of(menu)
                name = chapter.names[menu.stop - chapter.first]
            return replace(opened(menu, "scores"), table=name), None
        case "race_self" | "race_pilot" | "race_nobody":
            return replace(menu, ghost=RACES[item.name]), Effect("again")
        case "later":
            return gone_back(menu)
        case "back":
            return gone_back(menu)
        case name if name in PLAIN:
            return menu, Effect(PLAIN[name])
        case _:
            return changed(menu, item.name, 1)


def touched(menu: Menu, number: int, press: bool) -> tuple[Menu, Effect | None]:
    """Answer to a pointer on a line; on the map, a level of another chapter is only turned to."""
    if _is_level(menu, number):
        here, there = chapter_of(menu), chapter_of(replace(menu, chosen=number))
        if here != there:
            return (_moved(menu, number), None) if press else (menu, None)
    elif menu.page == "levels" and not press:
        return menu, None  # the map stays where it is while a pointer passes over the way back
    return done(menu, number) if press else (_moved(menu, number, menu.note), None)


def chapter_of(menu: Menu) -> campaign.Chapter:
    """Give the chapter whose map is open: that of the level which is chosen, or was before a line beside the map."""
    found = campaign.chapters(menu.own)
    at = menu.chosen if _is_level(menu, menu.chosen) else menu.stop
    return next((c for c in reversed(found) if at >= c.first), found[0])


def shown_table(menu: Menu) -> Table:
    """Give the table of scores that is shown; there is one."""
    return next((table for table in menu.tables if table.name == menu.table), menu.tables[0])


def _is_level(menu: Menu, number: int) -> bool:
    return menu.page == "levels" and number < len(lines(menu)) - len(BESIDE)


def _moved(menu: Menu, number: int, note: Text | None = None) -> Menu:
    """Choose a line; a map stays where it is while a line beside it is chosen."""
    return replace(menu, chosen=number, note=note, stop=number if _is_level(menu, number) else menu.stop)


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
        case "table":
            names = tuple(table.name for table in menu.tables)
            return replace(menu, table=_next(names, shown_table(menu).name, way)), None
        case "ghost":
            return replace(menu, ghost=_next(RACED, menu.ghost, way)), None
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
            now = now.model_copy(update={"sensitivity": _next(tuple(SENSITIVITY_DB), now.sensitivity, way)})
        case _:
            return menu, None
    return replace(menu, settings=now, language=language), Effect("set")


def is_screen(command: str) -> bool:
    """Tell whether a command belongs to a screen and not to the robot."""
    return command.startswith(PREFIX)


def _next(values: tuple[T, ...], now: T, way: int) -> T:
    at = values.index(now) if now in values else 0
    return values[(at + way) % len(values)]
