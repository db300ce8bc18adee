"""`voxleap new`: a sentence becomes a level that is proven playable."""

import re
import sys
from pathlib import Path
from typing import Annotated

import platformdirs
import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress

from game.cli.say import give, give_json, language, say
from game.level import LevelError
from game.level.files import save
from game.scenegen.batch import read_batch, run_batch
from game.scenegen.result import answer
from voice.words import Text

ONE_OF = Text("give a PROMPT, or --batch FILE.jsonl with --out DIR", "请给出提示词，或用 --batch 文件 --out 文件夹")
LEVELS = Text("levels", "关卡")
MADE = Text("{title}, {seconds} s to play: {file}", "{title}，时长 {seconds} 秒：{file}")


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command()(new)


def new(
    prompt: Annotated[str | None, typer.Argument(metavar="PROMPT", help="what you want 你想要什么")] = None,
    seed: Annotated[int, typer.Option(min=0, help="the same gives the same level 同一种子得到同一关")] = 1,
    out: Annotated[Path | None, typer.Option(help="a level file, or the batch's folder 关卡文件或批量的文件夹")] = None,
    batch: Annotated[Path | None, typer.Option(help='lines of {"id", "prompt"} 每行一个提示词')] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="processes of a batch 并行进程数")] = 1,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Make a level of a prompt or a story, in English or Chinese, and prove that it can be played by voice."""
    if (prompt is None) == (batch is None) or (batch is not None and out is None):
        raise typer.BadParameter(ONE_OF.to(language()), param_hint="PROMPT")
    if batch is not None and out is not None:
        _batch(batch, out, jobs, seed)
        return
    found = answer(prompt or "", seed, language(), described=as_json)
    if found.level is None:
        raise LevelError("PROMPT", Text(found.line(), found.line()))
    file = out or _free_place(found.level.title.en)
    save(found.level, file)
    if as_json:
        give_json(
            {
                "outcome": found.outcome,
                "file": str(file),
                "notes": [n.model_dump(mode="json") for n in found.notes],
                "seconds": round(found.seconds, 3),
                "description": found.description,
            }
        )
        return
    for note in found.notes:
        say(Text(note.text, note.text))
    proof = found.level.proof
    title = found.level.title.text.to(language())
    say(MADE.format(title=title, seconds=round((proof.ticks if proof else 0) / 60), file=file))
    give(str(file))


def _batch(file: Path, out: Path, jobs: int, seed: int) -> None:
    asked = read_batch(file)
    if sys.stderr.isatty():
        with Progress(*Progress.get_default_columns(), MofNCompleteColumn(), console=Console(stderr=True)) as bar:
            task = bar.add_task(LEVELS.to(language()), total=len(asked))
            run_batch(asked, out, jobs, seed, lambda done, _: bar.update(task, completed=done))
        return
    every = max(1, len(asked) // 20)

    def tell(done: int, count: int) -> None:
        if done % every == 0 or done == count:
            say(Text(f"{done} of {count}", f"{count} 个中的第 {done} 个"))

    run_batch(asked, out, jobs, seed, tell)


def _free_place(title: str) -> Path:
    """Give a file for a level of the user's own, named by its title; no other is overwritten."""
    folder = Path(platformdirs.user_data_dir("voxleap")) / "levels"
    stem = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:40] or "level"
    names = (f"{stem}.json", *(f"{stem}_{n}.json" for n in range(2, 10_000)))
    return next(folder / name for name in names if not (folder / name).exists())
