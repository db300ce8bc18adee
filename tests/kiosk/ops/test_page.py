"""The operator's page and its interface, asked over a real socket as browsers, scripts and strangers ask."""

import csv
import http.client
import io
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("fastapi", reason="needs the extra [kiosk]")
pytest.importorskip("uvicorn", reason="needs the extra [kiosk]")

from game.kiosk.board import Board, Order
from game.kiosk.events import Understood
from game.kiosk.faults import FAULTS
from game.kiosk.ops import texts
from game.kiosk.ops.settings import FleetSettings
from tests.kiosk.ops.serving import Served, served, until
from tests.kiosk.pack.making import files, zipped
from voice.words import Text

CHINESE = re.compile(r"[\u4e00-\u9fff]")
UNTRANSLATED = ("VoxLeap", "声跃", "English", "中文")


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


def test_the_rooms_check_is_told_by_its_light_in_words_and_by_what_is_not_green(tmp_path: Path) -> None:
    board = Board()
    with served(tmp_path, board) as one:
        assert "not yet" in one.ask("/?lang=en").text
        board.set(site="yellow", site_at=1_800_000_000.0, site_findings="noise 48 dB")
        english, chinese = one.ask("/?lang=en").text, one.ask("/?lang=zh").text
        state = one.ask("/api/state").json

    assert "▲ yellow" in english
    assert "▲ 黄灯" in chinese
    assert "noise 48 dB" in english
    assert (state["site"], state["site_findings"]) == ("yellow", "noise 48 dB")
    assert state["site_at"].startswith("2027-01-1")


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
