"""The closed list: which phrases mean which command, in both languages at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
        VocabularyError: nothing to say, an empty phrase, or one phrase for two commands.

    """
    commands: dict[str, str] = {}
    for command, said in words.items():
        phrases = said.all if isinstance(said, Words) else tuple(said)
        if not phrases:
            raise VocabularyError(command, Text("has no phrase; add one", "没有可说的词；请添加一个"))
        for given in phrases:
            phrase = normal(given)
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
    return Vocabulary(commands)


def read_phrases(path: Path) -> Vocabulary:
    """Read a phrases file: one `command = phrase, phrase` a line, `#` for remarks.

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


def lint(words: Vocabulary) -> tuple[Text, ...]:
    """Name what will be hard to hear, with the mend."""
    found = []
    for phrase in words.phrases:
        syllables = len(phrase) if language_of(phrase) == "zh" else _vowel_groups(phrase)
        if syllables < 2:
            found.append(
                Text(f'"{phrase}" is one syllable; two or more are surer', f"“{phrase}”只有一个音节；两个以上更可靠")
            )
    return tuple(found)


def _vowel_groups(word: str) -> int:
    vowels = [c in "aeiouy" for c in word]
    return sum(1 for i, v in enumerate(vowels) if v and (i == 0 or not vowels[i - 1]))
