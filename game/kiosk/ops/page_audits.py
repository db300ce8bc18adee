"""The page of the audits: a bar for each day, a table of them, and today's counts one by one."""

from game.kiosk.ops import texts as t
from game.kiosk.ops.audit import Day
from game.kiosk.ops.counts import WHAT
from game.kiosk.ops.html import Html, Writer, join, percent, tag
from game.kiosk.ops.site import Site
from voice.words import Language

BAR_W, BAR_H = 16, 96  # px of the bars of a day


def audits(site: Site, language: Language, days: tuple[Day, ...]) -> Html:
    """Give the audits: a bar for each day, a table of them, and today's counts one by one."""
    w = Writer(language)
    if not days:
        return tag("section", tag("h1", w(t.AUDITS)), tag("p", w(t.NO_DAYS)))
    heads = (t.DAY, t.VISITS, t.UNDERSTOOD, t.UPTIME, t.PLAYED, t.RESTARTS)
    titles = [tag("th", w(head), scope="col") for head in heads]
    rows = (
        tag(
            "tr",
            tag("th", day.day, scope="row"),
            tag("td", round(day.of("visits"))),
            tag("td", percent(day.understood)),
            tag("td", percent(day.uptime, 2)),
            tag("td", w(t.MINUTES, n=round(day.of("visit_s") / 60))),
            tag("td", round(day.of("restarts"))),
        )
        for day in days
    )
    today = site.audits.today()
    counts = (
        tag("tr", tag("th", w(WHAT[what]), scope="row"), tag("td", w.which(which)), tag("td", f"{n:g}"))
        for what, found in today.counts.items()
        if what in WHAT
        for which, n in sorted(found.items(), key=lambda pair: -pair[1])
    )
    return join(
        tag(
            "section",
            tag("h1", w(t.DAYS)),
            _bars(days, w),
            tag("p", tag("a", w(t.CSV), href="/api/audits.csv", download=True, class_="button")),
            tag(
                "div",
                tag("table", tag("thead", tag("tr", *titles)), tag("tbody", *rows)),
                class_="scroll",
            ),
        ),
        tag("section", tag("h2", w(t.DETAILS)), tag("div", tag("table", *counts), class_="scroll")),
    )


def _bars(days: tuple[Day, ...], w: Writer) -> Html:
    """Draw the visits of each day, the oldest at the left."""
    most = max(1.0, *(day.of("visits") for day in days))
    bars = []
    for number, day in enumerate(reversed(days)):
        visits = day.of("visits")
        high = max(2, round(BAR_H * visits / most))
        bar = tag("rect", x=number * (BAR_W + 4), y=BAR_H - high, width=BAR_W, height=high, rx=3)
        bars.append(tag("g", bar, tag("title", f"{day.day}: {round(visits)}")))
    wide = len(days) * (BAR_W + 4)
    told = ", ".join(f"{day.day} {round(day.of('visits'))}" for day in reversed(days))
    return tag(
        "svg",
        *bars,
        viewBox=f"0 0 {wide} {BAR_H}",
        width=wide,
        height=BAR_H,
        class_="bars",
        role="img",
        aria_label=f"{w(t.VISITS)}: {told}",
    )
