"""`voxleap play`, `voxleap demo` and `voxleap replay`."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from game import replay as replays
from game.cli.say import chosen, give, give_json, language, say
from game.content import content
from game.level import Level, LevelError, all_words
from game.level.files import write
from game.screens.demo import read_clips, run_demo
from game.screens.recording import run_file
from game.screens.session import EAR_MS, Session
from game.screens.studio_watch import Follow
from game.screens.today import MAKING, NAMES, of_day
from game.screens.window import NoDisplayError, has_display
from game.share import Opened, open_level, open_run
from game.share.stranger import tried
from voice import Ears
from voice.source import read_audio
from voice.words import Language, Text

FIRST = "cyber_ruins/first_leap"
PICTURE = Path("voxleap-demo.png")
FILM = Text("film", "动图")
FILMED = Text("{file}: {size} MB", "{file}：{size} MB")
KEYS = Text(
    "keys: arrows or 1-9; type a word and press Enter; F11 full screen; F12 keeps the picture; Esc ends",
    "按键：方向键或 1-9；也可以打字后按回车；F11 全屏；F12 保存画面；Esc 结束",
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
    picture: Annotated[Path, typer.Option(help="of the end, when there is no display 没有显示器时的结尾图")] = PICTURE,
    mute: Annotated[bool, typer.Option("--mute", help="do not play the words 不出声")] = False,
    headless: Annotated[bool, typer.Option("--headless", help="without a window 不开窗口")] = False,
) -> None:
    """Let the pilot speak, the ears hear only that, and the robot obey: the whole path, on any machine.

    试玩者开口，耳朵只听它的声音，机器人照做：整条路径，任何电脑都能看。
    """
    document = open_level(level).level
    sounds = read_clips(clips or content("assets") / "clips", document.moves)
    watched = not headless and has_display()
    with Ears(all_words(), source="feed", engine=engine, model=model, language=language()) as ears:
        if watched:
            from game.screens.watch import watch_demo

            run = watch_demo(document, ears, sounds, seed, seconds, language(), mute)
        else:
            run = run_demo(document, ears, sounds, seed, seconds, lambda line: say(Text(line, line)))
    session, result = run.session, run.report()
    if report:
        write(report, (json.dumps(result, ensure_ascii=False, indent=1) + "\n").encode())
    if record:
        replays.save(replays.record(document, session.commands, session.world), record)
    if not watched:
        _picture_of_the_end(document, session, picture)
    counts = {"words": len(run.said), "heard": len(session.heard), "seconds": round(session.world.tick / 60, 1)}
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


def _picture_of_the_end(level: Level, session: Session, file: Path) -> None:
    from game.screens.film import shoot

    write(file, shoot(level, session.commands, session.world.tick, (1280, 720), language()))
    say(Text("picture", "图片"), str(file))


def play(
    level: Annotated[
        str,
        typer.Argument(
            metavar="LEVEL",
            help="path, pack/name, code, card, address, run, today 路径、包/名、代码、卡片、网址、奔跑、今日",
        ),
    ] = "",
    audio: Annotated[Path | None, typer.Option(help="a recording as the microphone 用录音当麦克风")] = None,
    headless: Annotated[bool, typer.Option("--headless", help="without a window 不开窗口")] = False,
    focus: Annotated[str, typer.Option(help="on or off: time runs slow while you speak 说话时放慢：on 或 off")] = "",
    engine: str = "auto",
    model: Path | None = None,
    ear_ms: Annotated[int | None, typer.Option(min=0, max=5000, help="endpoint to result 从说完到结果的毫秒数")] = None,
    record: Annotated[Path | None, typer.Option(help="save the run as a replay 保存回放")] = None,
    report: Path | None = None,
) -> None:
    """Play: by the microphone, keys and typing, or with --audio by a recording whose clock is the game's.

    游玩：用麦克风、按键和打字；加 --audio 则用录音，按录音的时间走。
    """
    opened = _todays() if level in NAMES else open_level(level or FIRST)
    document = opened.level
    if focus not in ("", "on", "off"):
        raise typer.BadParameter(Text("on or off", "on 或 off").to(language()), param_hint="--focus")
    if headless and audio is None:
        raise typer.BadParameter(Text("--headless needs --audio FILE", "--headless 需要 --audio 文件").to(language()))
    if not headless and not has_display():
        raise NoDisplayError
    if opened.strange:
        say(tried(document))
    if audio is not None:
        sound = read_audio(audio)
        with Ears(all_words(), source="feed", engine=engine, model=model, language=language()) as ears:
            delay = EAR_MS.get(engine, 0) if ear_ms is None else ear_ms
            if headless:
                session = run_file(document, ears, sound, delay, focus == "on")
            else:
                from game.screens.watch import watch_file

                session = watch_file(document, ears, sound, delay, focus == "on", language())
    else:
        played = open_window(document if level else None, level, engine, model, focus != "off", guest=opened.run)
        if played is None and not level:
            return
        session = played or Session(document)  # left before it was painted
    if report:
        write(report, (json.dumps(session.report(), ensure_ascii=False, indent=1) + "\n").encode())
    if record:
        replays.save(replays.record(document, session.commands, session.world), record)
    counts = {"heard": len(session.heard), "rejected": len(session.rejected)}
    say(Text("{heard} commands heard, {rejected} rejected", "听懂 {heard} 次，拒绝 {rejected} 次").format(**counts))
    raise typer.Exit(0 if session.world.phase == "finished" or audio is None else 1)


def _todays() -> Opened:
    say(MAKING)
    level = of_day(date.today())
    if isinstance(level, Text):
        raise LevelError("today", level)
    return Opened(level, strange=False)


def open_window(
    level: Level | None,
    name: str,
    engine: str,
    model: Path | None,
    focus: bool,
    follow: Follow | None = None,
    guest: replays.Replay | None = None,
) -> Session | None:
    """Open the game on a level, or on its title; `follow` gives other levels while it is played, `guest` is raced."""
    from game.screens import settings as kept
    from game.screens.items import screen_words
    from game.screens.play import run_window

    file = kept.place()
    settings, trouble = kept.load(file)
    if trouble is not None:
        say(trouble)
    spoken = chosen() or settings.speaks(language())

    def open_ears(now: kept.Settings, speaks: Language) -> Ears:
        return Ears(
            all_words() | dict(screen_words()),
            engine=engine,
            model=model,
            gain_db=kept.SENSITIVITY_DB[now.sensitivity],
            language=speaks,
            voice_channel=now.sounds,
        )

    say(KEYS)
    return run_window(
        open_ears,
        settings,
        spoken,
        say,
        file=file,
        level=level,
        name=name,
        focus=focus,
        follow=follow,
        guest=guest,
    )


def replay(
    file: Annotated[str, typer.Argument(metavar="FILE", help="a recorded run, or its code 录制的文件或奔跑代码")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
    headless: Annotated[bool, typer.Option("--headless", help="without a window 不开窗口")] = False,
    film: Annotated[Path | None, typer.Option(help="save it as a .webp or a .gif 存成 .webp 或 .gif 动图")] = None,
    start: Annotated[float, typer.Option(min=0, help="of the film, s into the run 动图从第几秒开始")] = 0.0,
    seconds: Annotated[float, typer.Option(min=0.1, max=300, help="of the film at most 动图最长秒数")] = 300.0,
) -> None:
    """Play a recorded run again, in a window where there is a display; its end and its state must be the same.

    重放一次录制，有显示器时在窗口里放；结局和状态必须完全一致。
    """
    kept = open_run(file)
    if film is not None:
        _film(kept, film, (start, seconds))
        return
    if not (as_json or headless) and has_display():
        from game.screens import settings as settings_
        from game.screens.watch import watch_replay

        settings, trouble = settings_.load(settings_.place())
        if trouble is not None:
            say(trouble)
        watch_replay(kept, settings, language())
    world, _ = replays.play(kept)
    same = replays.same(kept, world)
    if as_json:
        give_json({"same": same, "ticks": world.tick, "finished": world.phase == "finished"})
    else:
        say(Text("the same run again", "与录制时完全一致") if same else Text("it went another way", "与录制时不一致"))
    raise typer.Exit(0 if same else 1)


def _film(run: replays.Replay, file: Path, part_s: tuple[float, float]) -> None:
    """Save a run as an animated picture, with a bar where somebody looks on."""
    from game.screens.movie import film

    with Progress(
        *Progress.get_default_columns(), console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True
    ) as bar:
        task = bar.add_task(FILM.to(language()))
        data = film(run, file, language(), lambda done, of: bar.update(task, completed=done, total=of), part_s)
    write(file, data)
    say(FILMED.format(file=file, size=f"{len(data) / 1e6:.1f}"))
    give(str(file))
