"""`voxleap kiosk audits|selftest|password`: what the operator's page shows, in the terminal."""

import csv
import getpass
import sys
from datetime import date, timedelta
from typing import Annotated

import typer

from game.cli.kiosk_file import Config, settings
from game.cli.say import give, give_json, language, say
from game.kiosk import desk
from game.kiosk.board import State
from game.kiosk.ops.audit import AuditsError, Day, read_days
from game.kiosk.ops.html import percent
from game.kiosk.ops.password import FILE, PasswordError, set_password
from game.kiosk.ops.selftest import selftest
from game.kiosk.ops.site import day_shape
from game.kiosk.pack.shelf import current
from voice.words import Text

HEADS = (
    Text("day", "日期"),
    Text("visits", "参观"),
    Text("understood", "听懂"),
    Text("up", "可用"),
    Text("minutes played", "游玩分钟"),
    Text("restarts", "重启"),
)
MARKS = {True: "✓", False: "✗"}
KEPT = Text("the password is set; it counts at once", "密码已设置，立即生效")
REMOVED = Text("the password is removed; the page is for this machine alone", "密码已移除，运营页面只能在本机打开")
NONE = Text("there was none", "没有设置过密码")
OTHERWISE = Text("that was another one; nothing is changed", "两次输入不同；未作改动")
NO_KIOSK = Text("no kiosk runs here; the rest is tested all the same", "没有展台在运行；仍会检查磁盘、统计和内容")
ASK, AGAIN = Text("Password: ", "密码："), Text("Again: ", "再输入一次：")


def add_to(app: typer.Typer) -> None:
    """Add them."""
    app.command()(audits)
    app.command("selftest")(try_now)
    app.command()(password)


def audits(
    days: Annotated[int, typer.Option(min=1, max=10_000, help="the last so many days 最近多少天")] = 30,
    as_csv: Annotated[bool, typer.Option("--csv", help="every count: day, what, which, n 全部计数")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    config: Config = None,
) -> None:
    """Tell what was counted, a line for each day: visits, what was understood, uptime, restarts. Counts only.

    查看统计，每天一行：参观、听懂率、可用率、重启。只有计数。
    """
    try:
        found = read_days(settings(config).folder, date.today() - timedelta(days=days - 1))
    except AuditsError as error:
        say(error.text, error.where)
        raise typer.Exit(1) from None
    if as_json:
        give_json([day_shape(day).model_dump(mode="json") for day in found])
    elif as_csv:
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(("day", "what", "which", "n"))
        out.writerows(
            (day.day, what, which, f"{n:g}")
            for day in reversed(found)
            for what, kinds in sorted(day.counts.items())
            for which, n in sorted(kinds.items())
        )
    else:
        give("\t".join(head.to(language()) for head in HEADS))
        for day in found:
            give("\t".join(_row(day)))


def _row(day: Day) -> tuple[str, ...]:
    return (
        day.day,
        str(round(day.of("visits"))),
        percent(day.understood),
        percent(day.uptime, 2),
        str(round(day.of("visit_s") / 60)),
        str(round(day.of("restarts"))),
    )


def try_now(config: Config = None, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Test picture, ear, disk, audits and content now; exit code 1 when something is bad.

    立即自检：画面、语音识别、磁盘、统计、内容；有异常时退出码为 1。
    """
    folder = settings(config).folder
    running = desk.ask(folder, {"ask": "state"})
    if running is None:
        say(NO_KIOSK)
    known = {name: value for name, value in (running or {}).items() if name in State.__dataclass_fields__}
    try:
        read_days(folder)
        well = True
    except AuditsError:
        well = False
    found = selftest(State(**known), folder, well, current(folder / "content"))
    found = found if running is not None else found[2:]  # without a kiosk there is neither picture nor ear
    if as_json:
        give_json([{"name": one.name.en, "good": one.good, "detail": one.detail.en} for one in found])
    else:
        for one in found:
            give(f"{MARKS[one.good]} {one.name.to(language())}\t{one.detail.to(language())}")
    raise typer.Exit(0 if all(one.good for one in found) else 1)


def password(
    remove: Annotated[bool, typer.Option("--remove", help="the page needs none any more 不再需要密码")] = False,
    config: Config = None,
) -> None:
    """Set the operator's password: the page then asks for it, and with `lan = true` the house's network may reach it.

    It is typed twice, or read from standard input. Only its hash is kept.

    设置运营密码：之后打开页面需要它；再设 `lan = true`，局域网即可访问。

    需输入两次，或从标准输入读取。只保存其散列值。
    """
    folder = settings(config).folder
    if remove:
        there = (folder / FILE).exists()
        (folder / FILE).unlink(missing_ok=True)
        say(REMOVED if there else NONE)
        return
    if sys.stdin.isatty():
        given = getpass.getpass(ASK.to(language()))
        if getpass.getpass(AGAIN.to(language())) != given:
            say(OTHERWISE)
            raise typer.Exit(2)
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    try:
        file = set_password(folder, given)
    except PasswordError as error:
        say(error.text)
        raise typer.Exit(2) from None
    say(KEPT, str(file))
