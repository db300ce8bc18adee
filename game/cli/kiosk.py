"""`voxleap kiosk`: an exhibit that nobody tends."""

import getpass
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from game.cli import kiosk_ops, kiosk_pack
from game.cli.kiosk_file import Config
from game.cli.kiosk_file import settings as settings_of
from game.cli.say import give, give_json, language, say
from game.kiosk import desk
from game.kiosk.errors import KioskError
from game.kiosk.faults import fault
from game.kiosk.install import Plan, carry_out, shell_launcher, systemd, take_back
from game.kiosk.settings import example, found
from voice.words import Text

app = typer.Typer(help="An exhibit that nobody tends. 无人值守的展台")
app.add_typer(kiosk_pack.app, name="pack")
kiosk_ops.add_to(app)
HOME = Path(__file__).resolve().parents[2]
NOTHING_RUNS = Text("no kiosk runs here", "没有展台在运行")
System = Annotated[bool, typer.Option("--system", help="for the whole machine, as root 为整台机器安装，需要 root")]
InWindow = Annotated[bool, typer.Option("--window", help="in a window, to try things out 以窗口运行")]
Seconds = Annotated[float | None, typer.Option(min=1, help="end after so long 运行多少秒后结束")]
Rehearse = Annotated[
    str, typer.Option(metavar="10m", help="run so long with faults made on purpose, and report 演练：故意制造故障")
]
Unattended = Annotated[
    bool, typer.Option("--unattended", help="broken settings: use the last good ones 设置有误时用上次可用的")
]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="only print what would be done 只显示要做什么")]


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    config: Config = None,
    window: InWindow = False,
    seconds: Seconds = None,
    rehearse: Rehearse = "",
    unattended: Unattended = False,
) -> None:
    """Run the game as an exhibit: full screen, supervised, healed when it crashes or hangs.

    Without a command it runs; so does `voxleap kiosk run`.

    把游戏当作展品运行：全屏、有守护、崩溃或卡住会自动恢复。

    不带命令即运行，等同于 `voxleap kiosk run`。
    """
    if context.invoked_subcommand is None:
        run(config, window, seconds, rehearse, unattended)


@app.command()
def run(
    config: Config = None,
    window: InWindow = False,
    seconds: Seconds = None,
    rehearse: Rehearse = "",
    unattended: Unattended = False,
) -> None:
    """Run it until the operator ends it.

    运行，直到运营人员结束。
    """
    words = ["--lang", language()]
    words += ["--config", str(config)] if config else []
    words += ["--window"] if window else []
    words += ["--unattended"] if unattended else []
    words += ["--seconds", str(seconds)] if seconds is not None else []
    words += ["--rehearse", str(_duration(rehearse))] if rehearse else []
    path = os.pathsep.join(p for p in (str(HOME), *sys.path) if p and Path(p).is_absolute())
    environment = {**os.environ, "PYTHONPATH": path}
    # A fresh process: the supervisor holds a third of what this command line has loaded.
    command = [sys.executable, "-P", "-m", "game.kiosk", *words]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(sys.executable, command, environment)
    raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)


def _duration(text: str) -> float:
    """Read "10m", "90s", "2h" or "90" as seconds."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smh]?)", text.strip().lower())
    if match is None:
        wrong = Text("needs a duration such as 10m or 90s", "需要时长，例如 10m 或 90s")
        raise typer.BadParameter(wrong.to(language()), param_hint="--rehearse")
    return float(match[1]) * {"": 1, "s": 1, "m": 60, "h": 3600}[match[2]]


@app.command()
def status(config: Config = None, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Tell how the running kiosk is; exit code 1 when none runs.

    查看正在运行的展台；没有运行时退出码为 1。
    """
    state = _asked(config, {"ask": "state"})
    if as_json:
        give_json(state)
        return
    for name, value in state.items():
        if name != "faults":
            give(f"{name}\t{value}")
    for code, detail in state["faults"].items():
        known = fault(code)
        words = [code, known.light, known.what.to(language()), known.mend.to(language()), detail]
        give("\t".join(["fault", *words]))


@app.command()
def ask(
    does: Annotated[str, typer.Argument(metavar="ORDER", help="one of {0} 可选：{0}".format(", ".join(desk.ORDERS)))],
    value: Annotated[str, typer.Argument(help="of volume: percent 音量百分比")] = "",
    config: Config = None,
) -> None:
    """Want something of the running kiosk, such as restart, stop, open, close, reload.

    让正在运行的展台做一件事，如 restart、stop、open、close、reload。
    """
    if does not in desk.ORDERS:
        wrong = Text("one of {all}", "只能是 {all}").format(all=", ".join(desk.ORDERS))
        raise typer.BadParameter(wrong.to(language()), param_hint="ORDER")
    answer = _asked(config, {"does": does, "value": value})
    raise typer.Exit(0 if answer.get("ok") else 1)


def _asked(config: Path | None, message: dict[str, Any]) -> dict[str, Any]:
    answer = desk.ask(settings_of(config).folder, message)
    if answer is None:
        say(NOTHING_RUNS)
        raise typer.Exit(1)
    return answer


@app.command()
def check(config: Config = None) -> None:
    """Check the settings; exit code 78 and one line when something is wrong.

    检查设置；有误时说明一行，退出码为 78。
    """
    settings = settings_of(config)
    file = config or found()
    say(Text("the settings are fine", "设置没有问题"), str(file) if file else "")
    give(f"data\t{settings.folder}")
    give(f"hours\t{settings.hours.every_day}")


@app.command("config")
def config_file(
    config: Config = None,
    as_example: Annotated[bool, typer.Option("--example", help="a whole file with every setting 完整示例")] = False,
) -> None:
    """Print the settings in force as JSON; with --example a whole file, each line explained in both languages.

    以 JSON 打印当前设置；加 --example 则打印完整的设置文件，每一行都有中英文说明。
    """
    if not as_example:
        give_json(settings_of(config).model_dump(mode="json"))
        return
    for line in example().splitlines():
        give(line)


@app.command()
def install(
    config: Config = None,
    system: System = False,
    user: Annotated[str, typer.Option(help="whom it runs as, with --system or on Windows 以哪个用户运行")] = "",
    display: Annotated[str, typer.Option(help="of X, such as :0 X 显示，例如 :0")] = "",
    windows: Annotated[bool, typer.Option("--windows", help="Shell Launcher's file 生成 Shell Launcher 配置")] = False,
    dry_run: DryRun = False,
) -> None:
    """Start the kiosk with the session, with the machine, or as Windows' shell.

    让展台随会话、随机器启动，或作为 Windows 的外壳启动。
    """
    settings_of(config)
    plan = _plan(system, user, display, config or found(), windows)
    if dry_run:
        _print(plan)
        return
    try:
        carry_out(plan)
    except KioskError as error:
        say(error.text, error.where)
        raise typer.Exit(error.code) from None
    for file, _ in plan.files:
        say(Text("written", "已写入"), str(file))
    for step in plan.by_hand:
        say(step)


@app.command()
def uninstall(system: System = False, dry_run: DryRun = False) -> None:
    """Take away what `install` has made.

    移除 `install` 所做的安装。
    """
    plan = _plan(system, "", "", None, False)
    commands = () if _is_windows() else systemd.undone(system)
    if dry_run:
        _print(Plan((), commands))
        for file, _ in plan.files:
            give(f"# rm {file}")
        return
    try:
        removed = take_back(plan, commands)
    except KioskError as error:
        say(error.text, error.where)
        raise typer.Exit(error.code) from None
    for file in removed:
        say(Text("removed", "已移除"), str(file))
    if not removed:
        say(Text("nothing was installed", "没有安装过"))


def _plan(system: bool, user: str, display: str, config: Path | None, windows: bool) -> Plan:
    name = user or getpass.getuser()
    if windows or _is_windows():
        return shell_launcher.plan(name, config, Path.cwd())
    return systemd.plan(system=system, user=name, display=display, config=config, home=Path.home())


def _is_windows() -> bool:
    return os.name == "nt"


def _print(plan: Plan) -> None:
    for file, text in plan.files:
        give(f"# {file}")
        for line in text.splitlines():
            give(line)
    for command in plan.commands:
        give("# " + " ".join(command))
    for step in plan.by_hand:
        say(step)
