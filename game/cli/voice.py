"""`voxleap voice`: try the ears."""

import time
from pathlib import Path
from typing import Annotated

import typer

from game.cli.say import give, give_json, language
from game.level import all_words
from voice import Ears, Health, Heard, Rejected
from voice.bench import run_bench
from voice.events import Event

app = typer.Typer(no_args_is_help=True, help="Try the ears: listen, say. 试试耳朵")


@app.command()
def listen(
    engine: str = "auto",
    seconds: Annotated[float, typer.Option(min=1, max=86_400, help="how long 多久")] = 60.0,
) -> None:
    """Listen to the microphone and tell what was heard, or why not."""
    with Ears(all_words(), engine=engine, language=language()) as ears:
        end = time.monotonic() + seconds
        while time.monotonic() < end and (ears.alive or ears.poll()):
            for event in ears.poll():
                _tell(event)
            time.sleep(0.02)


@app.command()
def say(words: Annotated[list[str], typer.Argument(help="what to type to the ears 打给耳朵的词")]) -> None:
    """Type words to the ears; exit code 1 when they are no command."""
    with Ears(all_words(), source="feed") as ears:
        ears.type(" ".join(words))
        events = [e for e in ears.poll() if isinstance(e, Heard | Rejected)]
    for event in events:
        _tell(event)
    raise typer.Exit(0 if isinstance(events[0], Heard) else 1)


@app.command()
def bench(
    manifest: Annotated[Path, typer.Argument(metavar="MANIFEST.csv")],
    phrases: Annotated[Path, typer.Option(help="one `command = phrase, phrase` a line 每行一条")],
    engine: str = "auto",
    model: Path | None = None,
    language: str | None = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Run a corpus of recordings through an ear: how often right, how often unasked, how late."""
    report = run_bench(manifest, phrases, engine, model, language)
    if as_json:
        give_json(report)
        return
    for key in ("n", "accuracy", "recall", "false_accept_rate", "false_accepts_per_hour", "latency_ms", "rtf"):
        give(f"{key}\t{report[key]}")


def _tell(event: Event) -> None:
    if isinstance(event, Heard):
        give(f"{event.command}\t{event.phrase}\t{event.score:.2f}")
    elif isinstance(event, Rejected):
        give(f"-\t{event.text.to(language())}\t{event.runner_up}")
    elif isinstance(event, Health):
        give(f"*\t{event.text.to(language())}")
