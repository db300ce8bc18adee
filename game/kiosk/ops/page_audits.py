"""The page of the audits: a bar for each day, a table of them, and today's counts one by one."""

from collections.abc import Iterator, Mapping

from game.kiosk.ops import texts as t
from game.kiosk.ops.audit import Day
from game.kiosk.ops.counts import WHAT
from game.kiosk.ops.html import Html, Writer, join, percent, tag
from game.kiosk.ops.names import name_of
from game.kiosk.ops.site import Site
from voice.words import Language

BAR_W, BAR_H, GAP = 16, 72, 4  # px of the bars of a day
FEWEST = 30  # days that the drawing has room for


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
    counts = [row for what in WHAT if what in today.counts for row in _group(what, today.counts[what], w)]
    return join(
        tag(
            "section",
            tag("h1", w(t.DAYS)),
            _bars(days, w),
            tag("p", tag("a", w(t.CSV), href="/api/audits.csv", download=True, class_="button")),
            tag(
                "div",
                tag("table", tag("thead", tag("tr", *titles)), tag("tbody", *rows), class_="numbers"),
                class_="scroll",
            ),
        ),
        tag("section", tag("h2", w(t.DETAILS)), tag("div", tag("table", *counts, class_="numbers"), class_="scroll")),
    )


def _group(what: str, found: Mapping[str, float], w: Writer) -> Iterator[Html]:
    """Give the rows of one kind, the most first; its name stands at the first."""
    for number, (which, n) in enumerate(sorted(found.items(), key=lambda pair: -pair[1])):
        name = w(WHAT[what]) if number == 0 else ""
        yield tag("tr", tag("th", name, scope="row"), tag("td", name_of(what, which, w)), tag("td", f"{n:.0f}"))


def _bars(days: tuple[Day, ...], w: Writer) -> Html:
    """Draw the visits of each day, the oldest at the left."""
    most = max(days, key=lambda day: day.of("visits"))
    bars = []
    for number, day in enumerate(reversed(days)):
        visits = day.of("visits")
        high = max(2, round(BAR_H * visits / max(1.0, most.of("visits"))))
        bar = tag("rect", x=number * (BAR_W + GAP), y=BAR_H - high, width=BAR_W, height=high, rx=3)
        bars.append(tag("g", bar, tag("title", f"{day.day}: {round(visits)}")))
    wide = max(len(days), FEWEST) * (BAR_W + GAP) - GAP
    told = ", ".join(f"{day.day} {round(day.of('visits'))}" for day in reversed(days))
    drawn = tag(
        "svg",
        *bars,
        viewBox=f"0 0 {wide} {BAR_H}",
        class_="bars",
        role="img",
        aria_label=f"{w(t.VISITS)}: {told}",
    )
    top = w(t.MOST, n=round(most.of("visits")), day=most.day)
    span = (
        join(tag("span", days[-1].day), tag("span", days[0].day)) if len(days) >= FEWEST else tag("span", days[-1].day)
    )
    return tag("figure", tag("figcaption", tag("b", w(t.VISITS)), f" · {top}"), drawn, tag("p", span, class_="ends"))
