"""The frame that every page of the operator's is in: readable without JavaScript, and nothing in it from elsewhere."""

from collections.abc import Mapping
from typing import Final

from game.kiosk.ops import texts as t
from game.kiosk.ops.html import Html, Writer, form, join, tag
from game.kiosk.ops.site import Site
from voice.words import Language, Text

TABS: Final[Mapping[str, Text]] = {
    "/": t.NOW,
    "/audits": t.AUDITS,
    "/content": t.CONTENT,
    "/settings": t.SETTINGS,
    "/interface": t.INTERFACE,
}


def frame(
    site: Site, language: Language, path: str, body: Html, *, token: str, said: str = "", secret: bool = False
) -> str:
    """Give a whole page.

    Args:
        site: the kiosk.
        language: of the page.
        path: of the tab that is open.
        body: what is in it.
        token: that its orders carry; "" shows no tabs.
        said: a line about what was just done.
        secret: whether there is a session to end.

    """
    w = Writer(language)
    other = "zh" if language == "en" else "en"
    tabs = [
        tag("a", w(text), href=to, aria_current="page" if to == path else None) for to, text in TABS.items() if token
    ]
    place = tag("span", site.fleet.place, class_="place") if site.fleet.place else None
    leave = form("/logout", token, tag("button", w(t.LOG_OUT), class_="plain")) if secret and token else None
    switch = tag("a", w(t.OTHER_LANGUAGE), href=f"{path}?lang={other}", hreflang=other, lang=other, class_="switch")
    head = join(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="dark light"),
        tag("title", f"{site.fleet.name} · VoxLeap"),
        tag("link", rel="stylesheet", href="/page/page.css"),
        tag("link", rel="icon", href="/page/icon.svg"),
        tag("noscript", tag("meta", http_equiv="refresh", content="15")) if path == "/" and token else None,
        tag("script", src="/page/page.js", defer=True),
    )
    top = tag(
        "header",
        tag("p", tag("b", "VoxLeap 声跃"), tag("span", site.fleet.name, class_="name"), place, class_="brand"),
        tag("nav", *tabs, aria_label="VoxLeap"),
        tag("div", switch, leave, class_="side"),
    )
    main = tag("main", body, id="main", tabindex="-1", data_sure=w(t.SURE), data_done=w(t.DONE), data_lost=w(t.LOST))
    told = tag("p", said, class_="said", role="status", id="said")
    foot = tag("footer", w(t.COUNTS_ONLY))
    skip = tag("a", w(t.SKIP), href="#main", class_="skip")
    return "<!doctype html>" + tag(
        "html", tag("head", head), tag("body", skip, top, told, main, foot), lang="zh-CN" if language == "zh" else "en"
    )


def login(language: Language, token: str, why: str) -> Html:
    """Give the form that asks for the password."""
    w = Writer(language)
    asked = form(
        "/login",
        token,
        tag("label", w(t.PASSWORD), for_="password"),
        tag(
            "input",
            type="password",
            id="password",
            name="password",
            required=True,
            autofocus=True,
            autocomplete="current-password",
        ),
        tag("button", w(t.LOG_IN)),
    )
    return tag(
        "section",
        tag("h1", w(t.LOG_IN)),
        tag("p", why, class_="bad", role="alert") if why else None,
        asked,
        class_="login",
    )


def embed(site: Site, language: Language) -> str:
    """Give the small page that the house shows beside its own content."""
    w = Writer(language)
    public = site.public()
    words = {"open": t.OPEN_NOW, "playing": t.PLAYING_NOW, "closed": t.CLOSED_NOW}
    how = t.PLAYING_NOW if public.playing else t.OPEN_NOW if public.open else t.CLOSED_NOW
    title = public.title.zh if language == "zh" else public.title.en
    head = join(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("link", rel="stylesheet", href="/page/page.css"),
        tag("link", rel="icon", href="data:,"),
        tag("script", src="/page/embed.js", defer=True),
    )
    body = tag(
        "main",
        tag("b", title),
        tag("span", w(how), id="how", **{f"data_{name}": w(text) for name, text in words.items()}),
        tag("small", tag("span", public.visits_today, id="visits"), f" {w(t.VISITS_TODAY)}"),
        class_="embed",
    )
    return "<!doctype html>" + tag("html", tag("head", head), tag("body", body, class_="framed"), lang=language)
