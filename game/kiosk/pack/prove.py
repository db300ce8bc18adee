"""Every level and story of a pack, one by one: read, made, and proved by the pilot.

A proof that a pack brings along counts for nothing; what is kept is the one that was made here. A level is first played
once within a budget, so that one which was built to keep the pilot busy is given up and not followed everywhere.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.kiosk.pack.errors import PackError
from game.kiosk.pack.manifest import Manifest, Story
from game.kiosk.pack.plain import decoded, json_of
from game.kiosk.pack.report import Line, Tell
from game.level import Level, LevelError, read, save, to_course
from game.level.document import Proof as Kept
from game.pilot import UNFOCUSED, Proof, prove, run_level
from game.scenegen.result import answer_spec
from game.scenegen.screenplay import read_story
from game.sim import TICKS_PER_SECOND
from voice.words import Text

RUNS: Final = 20  # with misses
BUDGET: Final = 150_000  # steps of looking ahead in the first run; the shipped levels take 15,000 to 48,000
MIXED: Final = 1_500_000  # steps for all mixtures of early and late words; the shipped levels take 50,000 to 400,000
VISIT_S: Final = 90.0  # a visit's level; a longer one is taken and noted

SPENT = Text("is not proved: it is too long or too tangled for the pilot's budget", "没能证明：太长或太复杂，超出预算")
UNKNOWN_THEME = Text(
    '"{theme}" is neither a theme that ships nor one of this pack', "“{theme}”既不是自带主题，也不在这个内容包里"
)
LONG = Text("takes {seconds} s; a visit is meant to fit 90 s", "要 {seconds} 秒；一次参观最好在 90 秒以内")
PROVED = Text("proved: arrives in every run, {seconds} s", "已证明：每次都能到终点，{seconds} 秒")
MADE = Text("made and proved, {seconds} s", "已生成并证明，{seconds} 秒")
MISSING = Text("is named in pack.toml but is not there", "写在 pack.toml 里，但文件不存在")
EMPTY = Text("tells nothing", "没有内容")
TAKEN = Text("a story and a level file have the same id", "故事和关卡文件的编号相同")


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that a level comes of."""

    id: str
    part: str
    story: Story | None = None


def sources(folder: Path, manifest: Manifest) -> tuple[Source, ...]:
    """Give what levels come of, in the order to play them.

    Raises:
        PackError: `levels` names one that is not there, or an id is taken twice.

    """
    files = sorted(p.stem for p in (folder / "levels").glob("*.json"))
    found = {name: Source(name, f"levels/{name}.json") for name in files}
    for story in manifest.stories:
        if story.id in found:
            raise PackError(f"pack.toml: stories.{story.id}", TAKEN)
        found[story.id] = Source(story.id, f"stories: {story.id}", story)
    for name in manifest.levels:
        if name not in found:
            raise PackError(f"pack.toml: levels.{name}", MISSING)
    ordered = (*manifest.levels, *(name for name in found if name not in manifest.levels))
    return tuple(found[name] for name in ordered)


def prove_all(folder: Path, manifest: Manifest, themes: frozenset[str], tell: Tell) -> tuple[str, ...]:
    """Prove each, write it with its proof into `levels/`, and tell of it; give the ids of those that are proved.

    Args:
        folder: the pack as it was brought here; its level files are replaced.
        manifest: of it.
        themes: that a level may be set in.
        tell: is told of each as soon as it is known.

    """
    proved = []
    for source in sources(folder, manifest):
        line = _one(folder, source, themes)
        tell(line)
        if line.verdict != "no":
            proved.append(source.id)
    return tuple(proved)


def _one(folder: Path, source: Source, themes: frozenset[str]) -> Line:
    try:
        if source.story is None:
            level, notes = _read(folder, source)
        else:
            level, notes = _made(folder, source.story)
        _refuse_unknown_theme(level, themes, source.part)
        kept, why = _proved(level, source.part)
    except LevelError as error:
        return Line(source.part, "no", _placed(error, source.part))
    if kept is None or kept.proof is None:
        return Line(source.part, "no", why)
    save(kept, folder / "levels" / f"{source.id}.json")
    took = round(kept.proof.ticks / TICKS_PER_SECOND, 1)
    if took > VISIT_S:
        return Line(source.part, "note", LONG.format(seconds=round(took)), took)
    if notes:
        return Line(source.part, "note", Text(" ".join(notes)[:300], " ".join(notes)[:300]), took)
    return Line(source.part, "ok", (MADE if source.story else PROVED).format(seconds=round(took)), took)


def _read(folder: Path, source: Source) -> tuple[Level, tuple[str, ...]]:
    text = decoded((folder / source.part).read_bytes(), source.part)
    json_of(text, source.part)
    return read(text, source.part), ()


def _made(folder: Path, story: Story) -> tuple[Level, tuple[str, ...]]:
    text = story.prompt or ""
    if story.file is not None:
        file = folder / "stories" / story.file
        if not file.is_file():
            raise PackError(f"stories/{story.file}", MISSING)
        text = decoded(file.read_bytes(), f"stories/{story.file}")
    if not any(character.isalnum() for character in text):
        raise PackError(f"stories: {story.id}", EMPTY)
    answer = answer_spec(read_story(text, story.language), story.seed, described=False)
    if answer.level is None:
        raise PackError(f"stories: {story.id}", Text(answer.line(), answer.line()))
    level = answer.level
    if story.theme is not None:
        stages = tuple(stage.model_copy(update={"theme": story.theme}) for stage in level.stages)
        level = level.model_copy(update={"stages": stages})
    return level, tuple(note.text for note in answer.notes)


def _refuse_unknown_theme(level: Level, themes: frozenset[str], where: str) -> None:
    for stage in level.stages:
        if stage.theme not in themes:
            raise PackError(where, UNKNOWN_THEME.format(theme=stage.theme))


def _proved(level: Level, where: str) -> tuple[Level | None, Text]:
    course = to_course(level, where)
    late = UNFOCUSED.middle
    first = run_level(course, UNFOCUSED, lambda: late, lambda: False, budget=BUDGET)
    if first.spent and not first.finished:
        return None, SPENT
    proof = prove(course, RUNS, budget=MIXED)
    return (level.model_copy(update={"proof": _kept(proof)}) if proof.playable else None), proof.why


def _kept(proof: Proof) -> Kept:
    return Kept(commands=proof.commands, ticks=proof.ticks, slack=proof.slack[: len(proof.commands)])


def _placed(error: LevelError, part: str) -> Text:
    """Give an error's text with the place inside the part, where it names one."""
    inside = error.where.removeprefix(part).lstrip(": ")
    return Text(f"{inside}: {error.text.en}", f"{inside}：{error.text.zh}") if inside else error.text
