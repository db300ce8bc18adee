"""Who may look at the operator's page, who may order, and where it listens."""

import base64
import contextlib
import http.client
import re
import shutil
import socket
import ssl
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

pytest.importorskip("fastapi", reason="needs the extra [kiosk]")
pytest.importorskip("uvicorn", reason="needs the extra [kiosk]")

from game.kiosk.board import Board, Order
from game.kiosk.events import VisitStarted
from game.kiosk.ops import session
from game.kiosk.ops.guard import PUBLIC
from game.kiosk.ops.password import FILE, set_password
from game.kiosk.ops.settings import OperatorSettings
from tests.kiosk.ops.serving import PASSWORD, Served, served


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"anyone:{password}".encode()).decode()


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


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
def test_with_a_certificate_the_page_is_https_and_its_cookies_go_nowhere_else(tmp_path: Path) -> None:
    certificate, key = tmp_path / "page.pem", tmp_path / "page.key"
    made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=kiosk"]
    command = ["openssl", "req", "-x509", *made, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    set_password(tmp_path / "data", PASSWORD)
    with served(tmp_path / "data", operator=OperatorSettings(certificate=certificate, private_key=key)) as one:
        there = urlsplit(one.running.address)
        trusting = ssl.create_default_context(cafile=str(certificate))
        trusting.check_hostname = False
        line = http.client.HTTPSConnection(there.hostname or "", there.port, timeout=20, context=trusting)
        line.request("GET", "/login")
        token = line.getresponse().read().decode().partition('name="token" value="')[2].partition('"')[0]
        line.request("POST", "/login", urlencode({"token": token, "password": PASSWORD}))
        answer = line.getresponse()
        line.close()

    assert there.scheme == "https"
    assert answer.status == 303
    assert "; Secure" in (answer.headers["Set-Cookie"] or "")
