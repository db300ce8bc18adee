"""`voxleap demo` and `voxleap replay`: runs that need no hands."""

import json
from pathlib import Path
from typing import Annotated

import typer

from game import replay as replays
from game.cli.say import give_json, say
from game.content import content
from game.level import find
from game.level.files import write
from game.moves import all_moves
from game.screens.demo import read_clips, run_demo
from game.screens.session import EAR_MS, Session, run_file
from voice import Ears
from voice.source import read_audio
from voice.words import Text

FIRST = "cyber_ruins/first_leap"
NO_WINDOW = Text(
    "there is no window here; use --headless --audio FILE, or voxleap demo",
    "这里没有窗口；请用 --headless --audio 文件，或 voxleap demo",
)


def add_to(app: typer.Typer) -> None:
    """Put the commands on the root."""
    app.command()(demo)
    app.command()(play)
    app.command()(replay)


def demo(
    level: Annotated[str, typer.Option(help="path or pack/name 路径或 包/名")] = FIRST,
    clips: Annotated[Path | None, typer.Option(help="folders of recordings by command 按命令分文件夹的录音")] = None,
    engine: str = "auto",
    model: Path | None = None,
    seed: int = 1,
    seconds: Annotated[float, typer.Option(min=1, max=3600, help="of game time at most 最长游戏时间")] = 240.0,
    report: Path | None = None,
    record: Annotated[Path | None, typer.Option(help="save the run as a replay 保存回放")] = None,
) -> None:
    """Let the pilot speak, the ears hear only that, and the robot obey: the whole path, on any machine."""
    document = find(level)
    sounds = read_clips(clips or content("assets") / "clips", document.moves)
    words = {name: move.words for name, move in all_moves().items()}

    def tell(line: str, _session: Session) -> None:
        say(Text(line, line))

    with Ears(words, source="feed", engine=engine, model=model) as ears:
        session, said = run_demo(document, ears, sounds, seed, seconds, tell)
    result = session.report() | {
        "said": [{"command": s.command, "file": s.file, "onset_s": s.onset_s} for s in said],
    }
    if report:
        write(report, (json.dumps(result, ensure_ascii=False, indent=1) + "\n").encode())
    if record:
        replays.save(replays.record(document, session.commands, session.world), record)
    counts = {"words": len(said), "heard": len(session.heard), "seconds": round(session.world.tick / 60, 1)}
    if result["finished"]:
        say(
            Text(
                "arrived after {seconds} s: {words} words said, {heard} understood",
                "用 {seconds} 秒到达：说了 {words} 次，听懂 {heard} 次",
            ).format(**counts)
        )
    else:
        say(
            Text(
                "not there after {seconds} s: {words} words said, {heard} understood",
                "{seconds} 秒后还没到：说了 {words} 次，听懂 {heard} 次",
            ).format(**counts)
        )
        raise typer.Exit(1)


def play(
    level: Annotated[str, typer.Argument(metavar="LEVEL")] = FIRST,
    audio: Annotated[Path | None, typer.Option(help="a recording as the microphone 用录音当麦克风")] = None,
    headless: Annotated[bool, typer.Option("--headless", help="without a window 不开窗口")] = False,
    engine: str = "auto",
    model: Path | None = None,
    ear_ms: Annotated[int, typer.Option(min=0, max=5000, help="endpoint to result 从说完到结果的毫秒数")] = EAR_MS,
    record: Annotated[Path | None, typer.Option(help="save the run as a replay 保存回放")] = None,
    report: Path | None = None,
) -> None:
    """Play a level by a recording, whose sample clock is the game's time. There is no window yet."""
    document = find(level)
    if audio is None or not headless:
        say(NO_WINDOW)
        raise typer.Exit(78)
    sound = read_audio(audio)
    words = {name: move.words for name, move in all_moves().items()}
    with Ears(words, source="feed", engine=engine, model=model) as ears:
        session = run_file(document, ears, sound, ear_ms)
    if report:
        write(report, (json.dumps(session.report(), ensure_ascii=False, indent=1) + "\n").encode())
    if record:
        replays.save(replays.record(document, session.commands, session.world), record)
    counts = {"heard": len(session.heard), "rejected": len(session.rejected)}
    say(Text("{heard} commands heard, {rejected} rejected", "听懂 {heard} 次，拒绝 {rejected} 次").format(**counts))
    raise typer.Exit(0 if session.world.phase == "finished" else 1)


def replay(file: Path, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Play a recorded run again; its end and its state must be the same."""
    kept = replays.load(file)
    world, _ = replays.play(kept)
    same = world.digest() == kept.state_hash and (world.phase == "finished") == kept.finished
    if as_json:
        give_json({"same": same, "ticks": world.tick, "finished": world.phase == "finished"})
    else:
        say(Text("the same run again", "与录制时完全一致") if same else Text("it went another way", "与录制时不一致"))
    raise typer.Exit(0 if same else 1)
