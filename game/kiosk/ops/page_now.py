"""The first page: how the kiosk is, what is wrong and what to do about it, and what may be ordered."""

from typing import Final

from game.kiosk.board import State
from game.kiosk.ops import texts as t
from game.kiosk.ops.audit import Day
from game.kiosk.ops.html import Html, Writer, form, join, percent, tag
from game.kiosk.ops.names import name_of
from game.kiosk.ops.selftest import Test
from game.kiosk.ops.site import Site, faults, when
from voice.words import Language

RISKY: Final = ("restart", "stop", "close", "attract")
"""What is asked about once more."""


def now(site: Site, language: Language, token: str, tests: tuple[Test, ...] = ()) -> Html:
    """Give what an operator looks at first: the state, today, what is wrong and what to do about it."""
    w = Writer(language)
    return join(
        *(tag("div", made, id=name, data_live=f"/?part={name}") for name, made in _live(site, w).items()),
        tag("section", tag("h2", w(t.ORDER)), _orders(w, token)),
        tag("section", tag("h2", w(t.TEST)), _tests(tests, w), form("/selftest", token, tag("button", w(t.TEST_NOW)))),
    )


def part(site: Site, language: Language, name: str) -> Html | None:
    """Give a part of the page that changes by itself; None where there is none of that name."""
    return _live(site, Writer(language)).get(name)


def _live(site: Site, w: Writer) -> dict[str, Html]:
    """Give what changes by itself, in the order of the page: what is wrong comes before how the day went."""
    wrong = tag("section", tag("h2", w(t.WRONG_NOW)), _faults(site, w))
    return {"state": _state(site, w), "faults": wrong, "today": _today(site.audits.today(), w)}


def _state(site: Site, w: Writer) -> Html:
    state = site.board.state
    name, more = t.MODES[state.mode]
    light = "red" if state.mode in ("safe", "stopped") else "yellow" if state.mode == "starting" else "green"
    worst = next((known.light for known, _ in faults(state)), light)
    light = "red" if "red" in (light, worst) else worst if light == "green" else light
    shown = site.contents.shown
    facts = (
        (w(t.SHOWN), f"{shown.title.to(w.language)} {shown.version}" if shown else w(t.BUILT_IN)),
        (w(t.ENGINE), state.engine or "–"),
        (w(t.SITE), _site_check(state, w)),
        (w(t.FRAME), w(t.AGE, seconds=f"{state.frame_age_s:.1f}")),
        (w(t.SINCE), when(state.up_since)[:16].replace("T", " ") if state.up_since else "–"),
        (w(t.RESTARTS), state.restarts),
    )
    return tag(
        "section",
        tag("div", tag("h1", w(name)), tag("p", w(more)), class_=f"mode {light}"),
        tag("dl", *(tag("div", tag("dt", key), tag("dd", value)) for key, value in facts), class_="facts"),
        class_="state",
    )


def _site_check(state: State, w: Writer) -> str:
    """Tell the light in words, with when it was and what was not green: colour alone is no text."""
    if not state.site:
        return w(t.NOT_CHECKED)
    at = when(state.site_at)[:16].replace("T", " ")
    return " · ".join(part for part in (w(t.LIGHTS[state.site]), at, state.site_findings) if part)


def _today(day: Day, w: Writer) -> Html:
    spoken = round(day.of("understood", "voice") + day.of("not_understood"))
    visits, played = round(day.of("visits")), day.of("visit_s")
    how = ", ".join(
        f"{round(n)} {name_of('visits', which, w)}" for which, n in sorted(day.counts.get("visits", {}).items())
    )
    tiles = (
        (w(t.VISITS), visits, how or "–"),
        (w(t.UNDERSTOOD), percent(day.understood), w(t.OF_SAID, n=spoken) if spoken else w(t.NOBODY)),
        (w(t.UPTIME), percent(day.uptime, 2), w(t.OF_OPEN)),
        (w(t.PLAYED), w(t.MINUTES, n=round(played / 60)), w(t.MEAN, seconds=round(played / visits)) if visits else "–"),
    )
    made = (tag("li", tag("span", k), tag("b", v), tag("small", s)) for k, v, s in tiles)
    return tag("section", tag("h2", w(t.TODAY)), tag("ul", *made, class_="tiles"))


def _faults(site: Site, w: Writer) -> Html:
    found = faults(site.board.state)
    if not found:
        return tag("p", w(t.NOTHING_WRONG), class_="fine")
    return tag(
        "ul",
        *(
            tag(
                "li",
                tag("b", w(known.what)),
                tag("span", w(t.RED if known.light == "red" else t.YELLOW), class_="light"),
                tag("p", w(t.DO), w(known.mend)),
                tag("code", known.code, f": {detail}" if detail else ""),
                class_=known.light,
            )
            for known, detail in found
        ),
        class_="faults",
    )


def _orders(w: Writer, token: str) -> Html:
    buttons = (
        form(
            "/order",
            token,
            tag("input", type="hidden", name="does", value=does),
            tag(
                "button",
                w(name),
                id=f"does-{does}",
                data_ask=does in RISKY,
                class_="risky" if does in RISKY else None,
                aria_describedby=f"why-{does}",
            ),
            tag("small", w(why), id=f"why-{does}"),
        )
        for does, (name, why) in t.ORDERS.items()
    )
    volume = form(
        "/order",
        token,
        tag("input", type="hidden", name="does", value="volume"),
        tag("label", w(t.VOLUME), for_="volume"),
        tag(
            "p",
            tag("input", type="number", id="volume", name="value", min=0, max=100, step=5, value=80, required=True),
            tag("button", w(t.SET)),
            class_="row",
        ),
    )
    return tag("div", *buttons, volume, class_="orders")


def _tests(tests: tuple[Test, ...], w: Writer) -> Html | None:
    if not tests:
        return None
    rows = (
        tag(
            "tr",
            tag("th", w(test.name), scope="row"),
            tag("td", w(t.GOOD if test.good else t.BAD), class_="green" if test.good else "red"),
            tag("td", w(test.detail)),
        )
        for test in tests
    )
    return tag("div", tag("table", *rows), class_="scroll")
