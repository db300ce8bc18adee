"""`voxleap new`: a sentence becomes a level that is proven playable."""

import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress

from game.cli import watching
from game.cli.say import give, give_json, language, say
from game.level import LevelError
from game.level.files import save
from game.level.naming import free_place
from game.scenegen.batch import read_batch, run_batch
from game.scenegen.llm import Cache, Endpoint, ModelError, caption, fill
from game.scenegen.result import Answer, answer, answer_spec
from game.scenegen.screenplay import read_story, scenes_of
from game.screens.studio_watch import read
from voice.words import Text

ONE_OF = Text(
    "give a PROMPT, or one of --file TEXT, --watch TEXT, --batch FILE.jsonl with --out DIR",
    "请给出提示词，或用 --file 文本、--watch 文本、--batch 文件 --out 文件夹 之一",
)
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
    file: Annotated[Path | None, typer.Option(help="a prompt or a screenplay, as text 提示词或剧本的文本文件")] = None,
    watch: Annotated[
        Path | None, typer.Option(help="a text file: build and play it again when saved 保存即更新")
    ] = None,
    no_window: Annotated[bool, typer.Option("--no-window", help="with --watch: only write 只写文件不开窗口")] = False,
    llm: Annotated[
        str, typer.Option(help="spec: a model reads the prompt; captions: it only writes words 语言模型")
    ] = "",
    llm_url: Annotated[str, typer.Option(help="instead of VOXLEAP_LLM_URL 服务地址")] = "",
    llm_model: Annotated[str, typer.Option(help="instead of VOXLEAP_LLM_MODEL 模型名")] = "",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Make a level of a prompt or a story, in English or Chinese, and prove that it can be played by voice.

    把一句话或一个故事（中英文）做成关卡，并证明它能用声音通关。
    """
    if [prompt, batch, file, watch].count(None) != 3 or (batch is not None and out is None):
        raise typer.BadParameter(ONE_OF.to(language()), param_hint="PROMPT")
    if llm not in ("", "spec", "captions"):
        raise typer.BadParameter("spec, captions", param_hint="--llm")
    endpoint = _endpoint(llm_url, llm_model) if llm else None
    if watch is not None:
        watching.watch(watch, seed, out, endpoint if llm == "spec" else None, not no_window)
        return
    if batch is not None and out is not None:
        _batch(batch, out, jobs, seed)
        return
    text = prompt if file is None else _read(file)
    found = _answered(text or "", seed, llm, endpoint, described=as_json)
    if found.level is None:
        raise LevelError("PROMPT", Text(found.line(), found.line()))
    place = out or free_place(found.level)
    save(found.level, place)
    if as_json:
        give_json(
            {
                "outcome": found.outcome,
                "file": str(place),
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
    say(MADE.format(title=title, seconds=round((proof.ticks if proof else 0) / 60), file=place))
    give(str(place))


def _answered(text: str, seed: int, llm: str, endpoint: Endpoint | None, *, described: bool) -> Answer:
    """Answer a text; a model reads it, or only writes title and captions, where one is asked for."""
    empty = not any(c.isalnum() for c in text)
    if empty or (endpoint is None and not scenes_of(text)[1]):
        return answer(text, seed, language(), described=described)
    began = time.perf_counter()
    spec, cache = read_story(text, language()), Cache.of_user()
    if endpoint is not None:
        plain = llm == "spec" and not scenes_of(text)[1]
        filled = fill(text, endpoint, language(), cache) if plain else caption(spec, text, endpoint, cache)
        spec = filled.spec
        if filled.quota is not None:
            say(filled.quota)
    return answer_spec(spec, seed, described=described, began=began)


def _endpoint(url: str, model: str) -> Endpoint:
    try:
        return Endpoint.from_environment(url, model)
    except ModelError as error:
        raise LevelError("--llm", error.text) from error


def _read(file: Path) -> str:
    text = read(file)
    if isinstance(text, Text):
        raise LevelError(str(file), text)
    return text


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
