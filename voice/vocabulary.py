"""The closed list: which phrases mean which command, in both languages at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from voice.words import Language, Text, Words


class VocabularyError(ValueError):
    """One line for whoever wrote the list."""

    def __init__(self, where: str, text: Text) -> None:
        super().__init__(f"{where}: {text.en}")
        self.where, self.text = where, text


def language_of(phrase: str) -> Language:
    """Tell Chinese by its characters."""
    return "zh" if any("\u4e00" <= c <= "\u9fff" for c in phrase) else "en"


def normal(phrase: str) -> str:
    """Give the form that phrases are compared in: lower case, single spaces, no full stop."""
    return " ".join(phrase.lower().strip(" .!?。！？").split())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases in the order they were given."""

    commands: Mapping[str, str]
    """Phrase to command."""
    sure: Mapping[str, float] = field(default_factory=dict)
    """Phrase to the confidence that it needs, 0..1, where it needs more than the ear's own; "restart @0.95"."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every phrase once."""
        return tuple(self.commands)

    def of(self, command: str) -> tuple[str, ...]:
        """Give the phrases of one command."""
        return tuple(p for p, c in self.commands.items() if c == command)


def vocabulary(words: Mapping[str, Words | Sequence[str]]) -> Vocabulary:
    """Build a list from commands and what may be said for each.

    Raises:
        VocabularyError: nothing to say, an empty phrase, one phrase for two commands, or "@" without a confidence.

    """
    commands: dict[str, str] = {}
    sure: dict[str, float] = {}
    for command, said in words.items():
        phrases = said.all if isinstance(said, Words) else tuple(said)
        if not phrases:
            raise VocabularyError(command, Text("has no phrase; add one", "没有可说的词；请添加一个"))
        for given in phrases:
            text, at, least = given.partition("@")
            phrase = normal(text)
            if at:
                sure[phrase] = _share(command, least)
            if not phrase:
                raise VocabularyError(command, Text("has an empty phrase; remove it", "有一个空词；请删掉"))
            other = commands.setdefault(phrase, command)
            if other != command:
                raise VocabularyError(
                    command,
                    Text(
                        f'"{phrase}" already means {other}; take another word',
                        f"“{phrase}”已经表示 {other}；请换一个词",
                    ),
                )
    return Vocabulary(commands, sure)


def _share(command: str, text: str) -> float:
    """Read the confidence behind an @."""
    text = text.strip()
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share < 1:
        raise VocabularyError(
            command,
            Text(f'"@{text}" is no confidence; write 0 to 0.99', f"“@{text}”不是置信度；请写 0 到 0.99"),
        )
    return share


def read_phrases(path: Path) -> Vocabulary:
    """Read a phrases file: one `command = phrase, phrase` a line, `#` for remarks, `phrase @0.9` to be surer of it.

    Raises:
        VocabularyError: no file, or a line that is not of that form.

    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise VocabularyError(str(path), Text("cannot be read as UTF-8 text", "无法按 UTF-8 文本读取")) from None
    words: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        command, equals, phrases = line.partition("=")
        if not equals or not command.strip() or not phrases.strip():
            where = f"{path.name}: line {number}"
            raise VocabularyError(where, Text('write "command = phrase, phrase"', "请写成“命令 = 词, 词”"))
        said = phrases.replace("，", ",").split(",")
        words.setdefault(command.strip(), []).extend(p.strip() for p in said if p.strip())
    if not words:
        raise VocabularyError(path.name, Text("has no phrases", "里面没有词"))
    return vocabulary(words)
