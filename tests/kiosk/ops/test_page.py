"""The operator's page and its interface, asked over a real socket as browsers, scripts and strangers ask."""

import base64
import contextlib
import csv
import http.client
import io
import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("fastapi", reason="needs the extra [kiosk]")
pytest.importorskip("uvicorn", reason="needs the extra [kiosk]")

from game.kiosk.board import Board, Order
from game.kiosk.display import DisplaySettings
from game.kiosk.events import NotUnderstood, Understood, VisitFinished, VisitStarted
from game.kiosk.faults import FAULTS
from game.kiosk.ops import session, texts
from game.kiosk.ops.guard import PUBLIC
from game.kiosk.ops.password import FILE, set_password
from game.kiosk.ops.settings import FleetSettings, OperatorSettings
from tests.kiosk.ops.serving import PASSWORD, Served, served
from tests.kiosk.pack.making import files, zipped
from voice.words import Text

CHINESE = re.compile(r"[\u4e00-\u9fff]")
UNTRANSLATED = ("VoxLeap", "声跃", "English", "中文")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One that is open to whoever is at the machine."""
    fleet = FleetSettings(name="hall-2", place="by the stairs")
    display = DisplaySettings(leave_pin="2580")
    with served(tmp_path_factory.mktemp("open"), fleet=fleet, display=display) as one:
        one.board.set(mode="attract", engine="sphinx", up_since=time.time() - 60)
        for event in (
            VisitStarted(0, "voice"),
            Understood(0, "jump", "voice", 300),
            Understood(0, "jump", "voice", 300),
            NotUnderstood(0, "noise"),
            VisitFinished(0, "finished", 60, 1, 1, 2, 1),
        ):
            one.board.tell(event)
        until(lambda: one.ask("/api/state").json["today"]["understood"] is not None)
        yield one


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One with a password."""
    data = tmp_path_factory.mktemp("locked")
    set_password(data, PASSWORD)
    with served(data, operator=OperatorSettings(origins=("https://museum.example",))) as one:
        yield one


@pytest.fixture(autouse=True)
def _fresh(request: pytest.FixtureRequest) -> None:
    """No test takes what another ordered, or its cookies."""
    for name in ("page", "locked"):
        if name in request.fixturenames:
            one: Served = request.getfixturevalue(name)
            one.board.asked()
            one.cookies.clear()


def until(what: Any, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"anyone:{password}".encode()).decode()


# What the operator sees


def test_the_first_page_tells_state_today_and_what_may_be_ordered(page: Served) -> None:
    told = page.ask("/").text

    assert "hall-2" in told
    assert "by the stairs" in told
    assert "Ready for visitors" in told
    assert "67 %" in told  # two of three were understood
    assert "of 3 times that somebody spoke" in told
    assert "Nothing is wrong." in told
    for name, _ in texts.ORDERS.values():
        assert name.en in told


def test_every_fault_is_told_with_what_to_do(tmp_path: Path) -> None:
    board = Board()
    board.set(faults=dict.fromkeys(FAULTS, "a detail"))
    with served(tmp_path, board) as one:
        english, chinese = one.ask("/?lang=en").text, one.ask("/?lang=zh").text
        state = one.ask("/api/state").json

    for known in FAULTS.values():
        for text in (known.what, known.mend):
            assert escaped(text.en) in english
            assert escaped(text.zh) in chinese
    lights = [fault["light"] for fault in state["faults"]]
    assert lights == sorted(lights)  # red before yellow


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;")


@pytest.mark.parametrize("path", ["/", "/audits", "/content", "/settings", "/interface", "/embed"])
def test_a_page_is_in_one_language_and_keeps_it(page: Served, path: str) -> None:
    page.cookies.clear()
    english = page.ask(path, Accept_Language="en-GB,zh;q=0.5").text
    chinese = page.ask(path, Accept_Language="zh-CN,en;q=0.5").text
    page.ask("/?lang=zh")
    kept = page.ask(path, Accept_Language="en").text

    assert not CHINESE.search(re.sub("|".join(UNTRANSLATED), "", english))
    assert CHINESE.search(chinese)
    assert 'lang="zh' in chinese
    assert kept == chinese


def test_all_that_an_operator_reads_is_in_both_languages() -> None:
    found = [value for value in vars(texts).values() if isinstance(value, Text)]
    found += [text for pair in (*texts.MODES.values(), *texts.ORDERS.values()) for text in pair]
    found += texts.COUNTS.values()

    assert len(found) > 60
    for text in found:
        assert text.en
        assert CHINESE.search(text.zh) or text is texts.OTHER_LANGUAGE


def test_what_others_wrote_is_shown_as_text(tmp_path: Path) -> None:
    board = Board()
    board.set(faults={"crash": "<script>alert(1)</script>"}, engine='"><img src=x>')
    with served(tmp_path, board, fleet=FleetSettings(place="<b>&'")) as one:
        told = one.ask("/").text

    assert "<script>alert" not in told
    assert "<img" not in told
    assert "&lt;b&gt;&amp;&#x27;" in told


def test_the_settings_are_shown_without_secrets(page: Served) -> None:
    assert "2580" not in page.ask("/settings").text
    assert page.ask("/api/settings").json["display"]["leave_pin"] == "***"


def test_a_self_test_writes_and_reads_and_says_what_is_bad(page: Served) -> None:
    by_name = {one["name"]["en"]: one for one in page.ask("/api/selftest", {}).json}

    assert set(by_name) == {"Picture", "Ear", "Disk", "Audits", "Content"}
    assert by_name["Ear"]["good"]
    assert by_name["Audits"]["good"]
    shown = page.form("/selftest", {"token": page.token()}).text
    assert "Self-test" in shown
    assert "MB free" in shown


def test_the_counts_are_given_as_csv_and_as_json(page: Served) -> None:
    told = page.ask("/api/audits.csv")
    rows = list(csv.DictReader(io.StringIO(told.text)))
    days = page.ask("/api/audits").json

    assert told.headers["content-disposition"] == 'attachment; filename="hall-2-audits.csv"'
    assert ("visits", "voice", "1") in [(row["what"], row["which"], row["n"]) for row in rows]
    assert days[0]["counts"]["understood"] == {"voice": 2}
    assert round(days[0]["understood"], 2) == 0.67


@pytest.mark.parametrize(
    ("mode", "age_s", "status"), [("attract", 0.1, 200), ("attract", 30, 503), ("closed", 30, 200), ("stopped", 0, 503)]
)
def test_health_is_whether_visitors_can_play(page: Served, mode: str, age_s: float, status: int) -> None:
    page.board.set(mode=mode, frame_age_s=age_s)
    told = page.ask("/api/health")
    page.board.set(mode="attract", frame_age_s=0.0)

    assert (told.status, told.json["ok"]) == (status, status == 200)


# Who may look and order


def test_an_order_from_the_page_is_handed_on(page: Served) -> None:
    token = page.token()
    answer = page.form("/order", {"does": "close", "token": token}, Origin=page.running.address.rstrip("/"))

    assert (answer.status, answer.headers["location"]) == (303, "/?said=done")
    assert page.board.asked() == (Order("close"),)
    assert "Asked for." in page.ask("/?said=done").text


def test_software_at_the_machine_orders_without_a_token(page: Served) -> None:
    assert page.ask("/api/order", {"does": "volume", "value": "40"}).status == 202
    assert page.board.asked() == (Order("volume", "40"),)


@pytest.mark.parametrize("wish", [{"does": "reboot"}, {"does": "volume", "value": "x"}, {"does": "close", "by": "me"}])
def test_what_is_no_order_is_refused(page: Served, wish: dict[str, str]) -> None:
    assert page.ask("/api/order", wish).status == 422
    assert page.board.asked() == ()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site", "Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "same-origin"},  # of ours, but without the token
    ],
    ids=str,
)
def test_somebody_elses_page_orders_nothing(page: Served, headers: dict[str, str]) -> None:
    assert page.ask("/api/order", {"does": "stop"}, **headers).status == 403
    assert page.form("/order", {"does": "stop", "token": "guessed"}, **headers).status == 403
    assert page.ask("/api/content", b"PK", "PUT", **headers).status == 403
    assert page.board.asked() == ()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8377", 200), ("localhost", 200), ("[::1]:8377", 200), ("10.0.0.7", 200),
        ("evil.example", 421), ("127.0.0.1.evil.example:8377", 421), ("", 421), ("localhost@evil.example", 421),
    ],
)  # fmt: skip
def test_a_name_that_points_here_is_not_enough(page: Served, host: str, status: int) -> None:
    assert page.ask("/api/state", Host=host).status == status


def test_a_listed_name_is_answered(tmp_path: Path) -> None:
    with served(tmp_path, operator=OperatorSettings(names=("kiosk.museum.example",))) as one:
        assert one.ask("/api/state", Host="kiosk.museum.example:8377").status == 200
        assert one.ask("/api/state", Host="other.museum.example:8377").status == 421


def test_nothing_of_it_may_be_framed_or_kept_or_load_from_elsewhere(page: Served) -> None:
    for path in ("/", "/audits", "/embed", "/api/state"):
        headers = page.ask(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert (headers["x-frame-options"], headers["cache-control"]) == ("DENY", "no-store")
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers
    told = "".join(page.ask(path).text for path in ("/", "/audits", "/content", "/settings", "/interface"))
    assert not re.search(r"""(src|href|action)="(https?:)?//""", told)


def test_only_the_houses_own_pages_may_show_it(locked: Served) -> None:
    ours = locked.ask("/api/public", Origin="https://museum.example")
    strangers = locked.ask("/api/public", Origin="https://evil.example")

    assert ours.headers["access-control-allow-origin"] == "https://museum.example"
    assert "frame-ancestors https://museum.example" in locked.ask("/embed").headers["content-security-policy"]
    assert "access-control-allow-origin" not in strangers.headers
    assert "access-control-allow-origin" not in locked.ask("/api/state", Origin="https://museum.example").headers
    assert set(ours.json) == {"name", "place", "open", "playing", "title", "visits_today"}


def test_with_a_password_nothing_is_told_or_done_without_it(locked: Served) -> None:
    schema = locked.ask("/api/openapi.json").json
    public = {path for path in schema["paths"] if path in PUBLIC or path == "/api/health"}
    asked = 0
    for path, methods in schema["paths"].items():
        for method in set(methods) if path not in public else ():
            body: Any = None if method == "get" else b"" if method == "put" else {}
            assert locked.ask(path, body, method.upper()).status == 401, path
            asked += 1
    assert asked >= 10
    assert locked.ask("/metrics").status == 401
    for path in ("/", "/audits", "/content", "/settings", "/interface"):
        assert (locked.ask(path).status, locked.ask(path).headers["location"]) == (303, "/login")
    assert locked.form("/order", {"does": "stop"}).status == 401
    assert locked.board.asked() == ()


def test_the_password_opens_it_and_leaving_closes_it(locked: Served) -> None:
    token = locked.token("/login")
    assert locked.form("/login", {"token": token, "password": "wrong password"}).status == 401
    entered = locked.form("/login", {"token": token, "password": PASSWORD})
    cookie = entered.headers["set-cookie"]

    assert (entered.status, entered.headers["location"]) == (303, "/")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert locked.ask("/").status == 200
    left = locked.form("/logout", {"token": locked.token()})
    assert left.headers["location"] == "/login"
    assert locked.ask("/").status == 303


def test_a_session_does_not_order_without_its_token(locked: Served) -> None:
    locked.form("/login", {"token": locked.token("/login"), "password": PASSWORD})

    assert locked.form("/order", {"does": "stop"}).status == 403
    assert locked.form("/order", {"does": "open", "token": locked.token()}).status == 303
    assert locked.board.asked() == (Order("open"),)


def test_software_sends_the_password_each_time(locked: Served) -> None:
    right = basic(PASSWORD)

    assert locked.ask("/api/state", Authorization=right).status == 200
    assert locked.ask("/metrics", Authorization=right).status == 200
    assert locked.ask("/api/order", {"does": "open"}, Authorization=right).status == 202
    assert locked.ask("/api/state", Authorization=basic("correct hors")).status == 401
    assert locked.ask("/api/state", Authorization="Basic ???").status == 401
    assert locked.ask("/api/state").headers["www-authenticate"].startswith("Basic")


def test_who_guesses_has_to_wait_and_who_knows_a_changed_password_goes_in(tmp_path: Path) -> None:
    set_password(tmp_path, PASSWORD)
    with served(tmp_path) as one:
        for _ in range(session.TRIES):
            assert one.ask("/api/state", Authorization=basic("a wrong one")).status == 401
        refused = one.ask("/api/state", Authorization=basic(PASSWORD))
        assert refused.status == 429
        assert 0 < int(refused.headers["retry-after"]) <= session.TRIES_S
        form = one.form("/login", {"token": one.token("/login"), "password": PASSWORD})
        assert form.status == 429


def test_a_changed_password_ends_what_the_old_one_could(tmp_path: Path) -> None:
    set_password(tmp_path, PASSWORD)
    with served(tmp_path) as one:
        assert one.ask("/api/state", Authorization=basic(PASSWORD)).status == 200
        set_password(tmp_path, "another password")
        assert one.ask("/api/state", Authorization=basic(PASSWORD)).status == 401
        assert one.ask("/api/state", Authorization=basic("another password")).status == 200


# Where it listens


def heard_at(port: int) -> set[str]:
    """Give the addresses at which this machine listens with a port, as the system tells them."""
    found = set()
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        local, state = line.split()[1], line.split()[3]
        number, _, at = local.partition(":")
        if state == "0A" and int(at, 16) == port:
            found.add(socket.inet_ntoa(bytes.fromhex(number)[::-1]))
    return found


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs Linux' /proc")
@pytest.mark.parametrize(
    ("lan", "password", "address"), [(False, False, "127.0.0.1"), (False, True, "127.0.0.1"), (True, True, "0.0.0.0")]
)
def test_the_network_reaches_it_only_when_asked_for_and_locked(
    tmp_path: Path, lan: bool, password: bool, address: str
) -> None:
    if password:
        set_password(tmp_path, PASSWORD)
    with served(tmp_path, operator=OperatorSettings(lan=lan)) as one:
        assert heard_at(urlsplit(one.running.address).port or 0) == {address}
        assert "operator_lan" not in one.board.state.faults
        if lan:
            (tmp_path / FILE).unlink()  # whoever takes the password away locks the page, and does not open it
            assert one.ask("/api/state").status == 401


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs Linux' /proc")
def test_a_network_without_a_password_is_told_and_not_opened(tmp_path: Path) -> None:
    with served(tmp_path, operator=OperatorSettings(lan=True)) as one:
        assert heard_at(urlsplit(one.running.address).port or 0) == {"127.0.0.1"}
        assert "operator_lan" in one.board.state.faults


def test_a_port_that_is_taken_is_told_and_the_rest_runs(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        from game.kiosk import ops
        from game.kiosk.settings import KioskSettings

        board = Board()
        taken = OperatorSettings(port=other.getsockname()[1])
        running = ops.start(board, KioskSettings(data=tmp_path, operator=taken), tmp_path)
        with contextlib.closing(running):
            assert running.wait(60)
            assert board.state.faults == {"operator_port": str(taken.port)}
            assert running.address == ""
            board.tell(VisitStarted(0, "voice"))
    from game.kiosk.ops.audit import read_days

    assert read_days(tmp_path)[0].of("visits") == 1


def test_a_certificate_that_is_none_is_told(tmp_path: Path) -> None:
    for name in ("page.pem", "page.key"):
        (tmp_path / name).write_text("no certificate")
    secure = OperatorSettings(certificate=tmp_path / "page.pem", private_key=tmp_path / "page.key")
    with served(tmp_path / "data", operator=secure) as one:
        assert one.board.state.faults == {"operator_page": "certificate"}
        assert one.running.address == ""


# What happens, as it happens


def stream(one: Served, path: str) -> tuple[http.client.HTTPConnection, Iterator[tuple[str, Any]]]:
    there = urlsplit(one.running.address)
    line = http.client.HTTPConnection(there.hostname or "", there.port, timeout=20)
    line.request("GET", path)
    answer = line.getresponse()
    assert answer.headers["content-type"].startswith("text/event-stream")

    def read() -> Iterator[tuple[str, Any]]:
        kind = ""
        while part := answer.readline().decode():
            if part.startswith("event: "):
                kind = part.strip().removeprefix("event: ")
            elif part.startswith("data: "):
                yield kind, json.loads(part.removeprefix("data: "))
            elif not part.strip():
                kind = ""

    return line, read()


def test_a_stream_tells_the_state_first_and_then_what_happens(page: Served) -> None:
    line, told = stream(page, "/api/events")
    kind, state = next(told)
    page.board.tell(Understood(1.0, "slide", "voice", 200))
    rest = [next(told), next(told)]
    page.board.set(mode="visit")
    changed = next(told)
    page.board.set(mode="attract")
    line.close()

    assert (kind, state["mode"]) == ("state", "attract")
    assert ("", {"event": "understood", "at": 1.0, "command": "slide", "how": "voice", "delay_ms": 200}) in rest
    assert (changed[0], changed[1]["mode"]) == ("state", "visit")


def test_the_public_stream_tells_no_events(page: Served) -> None:
    line, told = stream(page, "/api/public/events")
    first = next(told)
    page.board.tell(Understood(1.0, "slide", "voice", 200))
    page.board.set(mode="visit")
    second = next(told)
    page.board.set(mode="attract")
    line.close()

    assert first[0] == second[0] == "state"
    assert set(first[1]) == set(second[1]) == {"name", "place", "open", "playing", "title", "visits_today"}


def test_a_reader_that_hangs_on_does_not_keep_the_kiosk_from_ending(tmp_path: Path) -> None:
    with served(tmp_path) as one:
        line, told = stream(one, "/api/events")
        next(told)
        address = urlsplit(one.running.address)
        one.running.close()
        assert list(told) == []
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((address.hostname or "", address.port or 0), timeout=5)
    line.close()


# Content


def test_a_pack_that_is_sent_is_checked_apart_and_shown(tmp_path: Path) -> None:
    with served(tmp_path) as one:
        assert one.ask("/api/content?name=../river.zip", zipped(files("7")), "PUT").status == 202
        until(lambda: one.ask("/api/content").json["results"], 120)
        content = one.ask("/api/content").json
        shown = one.ask("/content?lang=zh").text

        assert [(r["source"], r["good"]) for r in content["results"]] == [("river.zip", True)]
        assert [(p["version"], p["shown"]) for p in content["kept"]] == [("7", True)]
        assert "江上机器人 7" in shown
        assert one.board.asked() == (Order("reload"),)
        assert one.ask("/api/content/rollback", {}).status == 409
        assert one.ask("/api/content", b"no zip", "PUT").status == 202
        until(lambda: len(one.ask("/api/content").json["results"]) == 2, 120)
        refused = one.ask("/api/content").json
        assert not refused["results"][0]["good"]
        assert refused["kept"] == content["kept"]
        assert not list((tmp_path / "uploads").iterdir())


def test_the_interface_tells_its_own_schema(page: Served) -> None:
    schema = page.ask("/api/openapi.json").json
    shown = page.ask("/interface").text

    assert schema["openapi"].startswith("3.")
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            assert told["summary"]
            assert f"{method.upper()} {path}" in shown
    assert "understood" in schema["components"]["schemas"]["DayShape"]["properties"]
