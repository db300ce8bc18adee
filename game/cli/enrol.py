"""`voxleap voice enrol`: teach the ears one person's voice. `voxleap voice lint`: what a list of words will cost."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from game.cli.say import give, language, say
from game.level import all_words
from voice import profiles
from voice.decision import trimmed
from voice.endpoint import Endpoint, Utterance
from voice.enrol import Enrolment
from voice.lint import lint
from voice.microphone import NONE, listen
from voice.source import Samples, SourceError, read_audio
from voice.vocabulary import Vocabulary, language_of, normal, read_phrases, vocabulary
from voice.words import Text

WAIT_S = 20.0  # s of silence after which a word is asked for again
PATIENCE = 4  # words asked for in vain, and nobody is there

MORE = Text('say "{word}"', "请说“{word}”")
SAVED = Text(
    "{name}: {takes} takes of {words} words kept as templates; no sound was kept",
    "{name}：{words} 个词，共 {takes} 遍，只保存了模板，没有保存声音",
)
FEW = Text("no word was taken; nothing is written", "一个词也没有录成；什么都没有保存")
UNHEARD = Text("nothing heard; try: voxleap voice setup", "什么也没听到；请试试：voxleap voice setup")
DELETED = Text("{name} is deleted", "{name} 已删除")
NOBODY = Text(
    "nobody of that name; voxleap voice enrol --list shows who is there",
    "没有这个名字；voxleap voice enrol --list 可查看",
)


def enrol(
    name: Annotated[str, typer.Argument(help="whose voice 谁的声音")] = "",
    clips: Annotated[
        Path | None, typer.Option(help="take files of DIR/<command>/ instead of the microphone 用 DIR/<命令>/ 里的录音")
    ] = None,
    phrases: Annotated[
        Path | None, typer.Option(help="the words: one `command = phrase, phrase` a line 词表，每行一条")
    ] = None,
    takes: Annotated[int, typer.Option(min=1, max=5, help="of a word at most 每个词最多几遍")] = 3,
    device: Annotated[str, typer.Option(help="a microphone, by number or part of its name 麦克风")] = "",
    listed: Annotated[bool, typer.Option("--list", help="who is enrolled 列出已登记的人")] = False,
    delete: Annotated[str, typer.Option(metavar="NAME", help="forget this person 删除此人")] = "",
) -> None:
    """Say each word two or three times, and the ears know you: any language, accent or age.

    每个词说两三遍，耳朵就认识你了：任何语言、口音、年龄。
    """
    if listed:
        for known in profiles.names():
            profile = profiles.load(profiles.path_of(known))
            give(f"{known}\t{len(profile.takes)}\t{sum(len(t) for t in profile.takes.values())}")
        return
    if delete:
        there = profiles.delete(delete)
        say((DELETED if there else NOBODY).format(name=delete), "" if there else delete)
        raise typer.Exit(0 if there else 1)
    if not name:
        raise typer.BadParameter(
            Text("whose voice? give a name", "谁的声音？请给一个名字").to(language()), param_hint="NAME"
        )
    profiles.path_of(name)
    words = read_phrases(phrases) if phrases else vocabulary(all_words())
    enrolment = _from_clips(clips, words, takes) if clips else _from_microphone(words, takes, device or None)
    kept = {phrase: own for phrase, own in enrolment.takes.items() if own}
    if not kept:
        say(FEW, name)
        raise typer.Exit(1)
    pairs = enrolment.near_pairs()
    for pair in pairs:
        say(pair.text)
    for phrase in {p.other for p in pairs if p.refused}:
        kept.pop(phrase, None)  # what cannot be told apart would only be taken for the other
    profiles.save(profiles.Profile(name, kept))
    say(SAVED.format(name=name, takes=sum(len(t) for t in kept.values()), words=len(kept)))
    for phrase, own in kept.items():
        give(f"{phrase}\t{len(own)}")
    raise typer.Exit(1 if any(pair.refused for pair in pairs) else 0)


def lint_phrases(
    file: Annotated[Path, typer.Argument(metavar="PHRASES.txt", help="one `command = phrase, phrase` a line 每行一条")],
) -> None:
    """Tell which phrases will be hard to hear, and what to change; exit code 1 when some will.

    指出哪些词会难以听清，该怎么改；有这样的词时退出码为 1。
    """
    words = read_phrases(file)
    found = lint(words)
    for text in found:
        give(text.to(language()))
    say(
        Text(
            f"loaded {len(words.phrases)} phrases of {len(set(words.commands.values()))} commands",
            f"读到 {len(set(words.commands.values()))} 条命令的 {len(words.phrases)} 个词",
        )
    )
    raise typer.Exit(1 if found else 0)


def shown(words: Vocabulary) -> tuple[str, ...]:
    """Give the word of each command that somebody of this language would say."""
    found = []
    for command in dict.fromkeys(words.commands.values()):
        own = words.of(command)
        found.append(next((p for p in own if language_of(p) == language()), own[0]))
    return tuple(found)


def _from_clips(folder: Path, words: Vocabulary, takes: int) -> Enrolment:
    """Take up to `takes` files of every word's folder, in the order of their names."""
    files: dict[str, list[Path]] = {}
    if not folder.is_dir():
        raise SourceError(str(folder), Text("is no folder", "不是文件夹"))
    for inside in sorted(p for p in folder.iterdir() if p.is_dir()):
        found = normal(inside.name)
        phrase = found if found in words.commands else next(iter(words.of(inside.name)), "")
        sounds = sorted(f for f in inside.iterdir() if f.suffix.lower() in {".wav", ".flac"})
        if phrase and sounds:
            files[phrase] = sounds
    if not files:
        raise SourceError(
            str(folder),
            Text(
                "has no folder named after a command with WAV or FLAC files",
                "里面没有以命令命名、装着 WAV 或 FLAC 的文件夹",
            ),
        )
    enrolment = Enrolment(tuple(files), takes, words.commands)
    for number in range(max(len(f) for f in files.values())):
        for phrase, sounds in files.items():
            if number < len(sounds) and len(enrolment.takes.get(phrase, ())) < takes:
                enrolment, verdict = enrolment.take(phrase, read_audio(sounds[number]))
                if not verdict.kept:
                    say(verdict.text, f"{sounds[number].parent.name}/{sounds[number].name}")
    return enrolment


def _from_microphone(words: Vocabulary, takes: int, device: str | None) -> Enrolment:
    """Ask for one word after the other until it is enough; Ctrl+C keeps what there is."""
    enrolment = Enrolment(shown(words), takes, words.commands)
    vain = 0
    try:
        heard = _utterances(device)
        while (phrase := enrolment.next) and vain < PATIENCE:
            say(MORE.format(word=phrase), f"{enrolment.share:.0%}")
            samples = next(heard)
            if samples is None:
                vain += 1
                continue
            vain = 0
            enrolment, verdict = enrolment.take(phrase, samples)
            say(verdict.text)
    except KeyboardInterrupt:
        pass
    if vain:
        say(UNHEARD)
    return enrolment


def _utterances(device: str | None) -> Iterator[Samples | None]:
    """Give what is said, each with a little silence around it; None when nothing came for a while."""
    endpoint, since = Endpoint(), time.monotonic()
    for block, _ in listen(device):
        if isinstance(block, Text):
            say(block)
            if block is NONE:
                yield None
            continue
        for found in endpoint.push(block):
            if isinstance(found, Utterance):
                yield trimmed(found).samples
                # What was said while the answer was written is not an answer to the next question.
                endpoint, since = Endpoint(), time.monotonic()
        if time.monotonic() - since > WAIT_S:
            yield None
            since = time.monotonic()
