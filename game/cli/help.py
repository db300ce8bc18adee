"""The help pages in one language: what stands in both beside each command is told in the reader's.

A command's docstring and an option's `help` hold the English first and the Chinese after it. Options that mean the same
in every command need no text there: it is here.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import typer

from voice.words import Language, Text

CHINESE: Final = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
USUAL: Final[Mapping[str, Text]] = {
    "--engine": Text(
        "the ear: auto, sphinx, whisper, personal, remote", "耳朵：auto, sphinx, whisper, personal, remote"
    ),
    "--model": Text("whisper's checkpoint, a .pt file", "whisper 的模型，.pt 文件"),
    "--json": Text("one JSON document on stdout, nothing else", "标准输出只有一份 JSON"),
    "--report": Text("write a report, JSON", "写一份 JSON 报告"),
    "--seed": Text("the same gives the same again", "同一种子得到同样的结果"),
    "--language": Text("only this one: en or zh", "只用这种语言：en 或 zh"),
    "--help": Text("show this and exit", "显示帮助并退出"),
    "LEVEL": Text("a path, pack/name, a card or a code", "路径、包/名、关卡卡片或代码"),
}
PANELS: Final[Mapping[str, Text]] = {
    "argument": Text("Arguments", "参数"),
    "option": Text("Options", "选项"),
    "command": Text("Commands", "命令"),
}


def asked(arguments: Sequence[str]) -> str:
    """Give what `--lang` says, before anything is parsed; empty without."""
    for number, argument in enumerate(arguments):
        if argument == "--lang":
            return arguments[number + 1] if number + 1 < len(arguments) else ""
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""


def both(text: str) -> Text:
    """Part a text that is in both languages; one that is in English alone stands for both."""
    text = text.strip()
    first = CHINESE.search(text)
    if first is None:
        return Text(text, text)
    paragraphs = re.split(r"\n\s*\n", text)
    if len(paragraphs) > 1:
        chinese = [p for p in paragraphs if CHINESE.search(p)]
        return Text("\n\n".join(p for p in paragraphs if p not in chinese), "\n\n".join(chinese))
    border = text.rfind(" ", 0, first.start())
    return Text(text[:border].strip(), text[border + 1 :].strip()) if border >= 0 else Text(text, text)


def translated(app: typer.Typer, language: Language) -> Any:
    """Give the command line of an app with its help pages in one language."""
    command = typer.main.get_command(app)
    _translate(command, language)
    return command


def _translate(command: Any, language: Language) -> None:
    command.help = both(command.help or "").to(language)
    command.rich_help_panel = PANELS["command"].to(language)
    help_option = command.get_help_option(typer.Context(command))
    for parameter in (*command.params, *([help_option] if help_option else ())):
        own = both(getattr(parameter, "help", None) or "")
        names = (*parameter.opts, getattr(parameter, "metavar", None))
        usual = next((USUAL[name] for name in names if name in USUAL), own)
        parameter.help = (usual if parameter is help_option or not own.en else own).to(language)
        parameter.rich_help_panel = PANELS[parameter.param_type_name].to(language)
    for inner in getattr(command, "commands", {}).values():
        _translate(inner, language)
