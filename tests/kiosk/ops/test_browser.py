"""The operator's page as an operator uses it: a real browser, a phone's and a desk's."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra [kiosk]")
pytest.importorskip("fcntl", reason="speaks to the browser over POSIX pipes")

from game.kiosk.board import Order
from game.kiosk.events import Understood, VisitStarted
from game.kiosk.ops.password import set_password
from game.kiosk.ops.settings import OperatorSettings
from game.kiosk.pack import install
from tests.kiosk.ops.browser import CHROMIUM, Browser, browsing
from tests.kiosk.ops.serving import PASSWORD, Served, served
from tests.kiosk.ops.test_page import until
from tests.kiosk.pack.making import files, folder, unproved

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
PATHS = ("/", "/audits", "/content", "/settings", "/interface")
CONTRAST = """
(() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const bright = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const behind = (e) => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0.99) return c; } return [0, 0, 0]; };
  const poor = [];
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.getClientRects().length || e.closest("noscript, .skip")) continue;
    const a = bright(rgb(getComputedStyle(e).color)) + 0.05, b = bright(behind(e)) + 0.05;
    const ratio = Math.max(a, b) / Math.min(a, b);
    if (ratio < 4.5) poor.push(`${e.tagName} ${e.textContent.slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return poor;
})()
"""
NAMELESS = """
[...document.querySelectorAll("a, button, input:not([type=hidden]), nav, svg[role=img]")]
  .filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length)).map((e) => e.outerHTML)
"""
SMALL = """
[...document.querySelectorAll("button, nav a, .button")]
  .filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 40).map((e) => e.outerHTML)
"""

RING = "(e => e === document.body || getComputedStyle(e).outlineWidth === '3px')(document.activeElement)"
REACHABLE = """
[...document.querySelectorAll("a, button, input:not([type=hidden])")].map((e) => e.id || e.textContent.trim())
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browsing(tmp_path_factory.mktemp("browser")) as one:
        yield one


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folders = tmp_path_factory.mktemp("page")
    for version in ("1", "2"):
        install(folder(folders / version, files(version)), folders / "data" / "content", examine=unproved)
    with served(folders / "data") as one:
        one.board.set(mode="attract", engine="sphinx", up_since=time.time(), faults={"too_loud": "", "safe_mode": ""})
        for event in (VisitStarted(0, "voice"), Understood(0, "jump", "voice", 300)):
            one.board.tell(event)
        until(lambda: one.ask("/api/state").json["today"]["understood"] is not None)
        yield one


def at(page: Served, path: str) -> str:
    return page.running.address.rstrip("/") + path


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 800)], ids=["phone", "desk"])
def test_every_page_fits_can_be_read_and_asks_nobody_else(
    browser: Browser, page: Served, size: tuple[int, int], dark: bool
) -> None:
    browser.complaints.clear()
    browser.size(*size, phone=size[0] < 500, dark=dark)
    for path in PATHS:
        for language in ("en", "zh"):
            browser.open(at(page, f"{path}?lang={language}"))
            assert browser.run("document.documentElement.scrollWidth <= innerWidth"), (path, language)
            assert browser.run(CONTRAST) == [], (path, language)
            assert browser.run(NAMELESS) == [], (path, language)
            assert browser.run(SMALL) == [], (path, language)
            assert browser.run("document.documentElement.lang.slice(0, 2)") == language
            strangers = [url for url in browser.asked if not url.startswith((page.running.address, "data:"))]
            assert strangers == []
    assert browser.complaints == []


def test_the_page_follows_what_happens_by_itself(browser: Browser, page: Served) -> None:
    browser.open(at(page, "/?lang=en"))
    assert "Ready for visitors" in browser.run("document.querySelector('h1').textContent")

    page.board.set(mode="visit")
    browser.until("document.querySelector('h1').textContent.includes('Somebody plays')")
    page.board.set(faults={})
    browser.until("document.body.textContent.includes('Nothing is wrong.')")
    page.board.set(mode="attract", faults={"too_loud": "", "safe_mode": ""})


def test_an_order_is_one_press_and_a_risky_one_is_asked_about_again(browser: Browser, page: Served) -> None:
    browser.size(390, 844, phone=True)
    browser.open(at(page, "/?lang=en"))
    page.board.asked()
    browser.press("#does-open")
    browser.until("document.getElementById('said')?.textContent === 'Asked for.'")
    assert page.board.asked() == (Order("open"),)

    browser.press("#does-stop")
    browser.until("document.getElementById('does-stop').textContent === 'Really?'")
    assert page.board.asked() == ()
    browser.press("#does-stop")
    until(lambda: page.board.asked() == (Order("stop"),))


def test_an_older_pack_is_shown_again_by_two_presses(browser: Browser, page: Served) -> None:
    browser.size(1280, 800)
    browser.open(at(page, "/content?lang=en"))
    shown = "document.querySelector('.packs li.green b')?.textContent"
    browser.until(f"{shown} === 'The River Robot 2'")
    for _ in range(2):
        browser.press(".packs form button")
    browser.until(f"{shown} === 'The River Robot 1'")


def test_a_zip_is_sent_from_the_page_and_what_came_of_it_is_told(
    browser: Browser, page: Served, tmp_path: Path
) -> None:
    (tmp_path / "broken.zip").write_bytes(b"no zip at all")
    browser.open(at(page, "/content?lang=en"))
    root = browser.call("DOM.getDocument")["root"]["nodeId"]
    field = browser.call("DOM.querySelector", nodeId=root, selector="#pack")["nodeId"]
    browser.call("DOM.setFileInputFiles", files=[str(tmp_path / "broken.zip")], nodeId=field)
    browser.until("document.getElementById('chosen').textContent === 'broken.zip'")
    browser.press("#upload button")
    browser.until("document.getElementById('said').textContent === 'Asked for.'")
    browser.until("document.querySelector('.faults li.red b')?.textContent === 'broken.zip'", 90)


def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(browser: Browser, page: Served) -> None:
    browser.open(at(page, "/?lang=en"))
    reached = set()
    for _ in range(40):
        for kind in ("keyDown", "keyUp"):
            browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        reached.add(browser.run("document.activeElement.id || document.activeElement.textContent.trim()"))
        ring = browser.run(
            "document.activeElement.matches('body') || getComputedStyle(document.activeElement).outlineWidth"
        )
        assert ring is True or ring == "3px", reached
    wanted = browser.run(
        "[...document.querySelectorAll('a, button, input:not([type=hidden])')].map(e => e.id || e.textContent.trim())"
    )
    assert set(wanted) <= reached


def test_when_the_kiosk_has_ended_the_page_says_that_it_is_old(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path) as one:
        browser.open(at(one, "/?lang=en"))
        browser.until("document.querySelector('h1').textContent.includes('Starting')")
    browser.until("document.getElementById('said').textContent.startsWith('The kiosk does not answer')")


def test_an_operator_logs_in_and_out(browser: Browser, tmp_path: Path) -> None:
    set_password(tmp_path, PASSWORD)
    with served(tmp_path, operator=OperatorSettings(language="zh")) as one:
        browser.open(at(one, "/"))
        browser.until("location.pathname === '/login'")
        browser.run("document.getElementById('password').focus()")
        browser.type("not the password")
        browser.press("main button")
        browser.until("document.querySelector('[role=alert]')?.textContent")
        browser.run("document.getElementById('password').focus()")
        browser.type(PASSWORD)
        browser.press("main button")
        browser.until("location.pathname === '/' && document.querySelector('h1') !== null")
        browser.press(".side button")
        browser.until("location.pathname === '/login'")
        assert browser.run("fetch('/api/state').then(a => a.status)") == 401


def test_the_house_shows_it_in_its_own_page(browser: Browser, page: Served) -> None:
    browser.open(at(page, "/embed?lang=en"))
    assert browser.run("document.getElementById('how').textContent") == "open"
    page.board.set(mode="visit")
    browser.until("document.getElementById('how').textContent === 'somebody plays'")
    page.board.set(mode="attract")
