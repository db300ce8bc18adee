"""The pages of what is shown and how it is set up: content, settings, and the interface for other software."""

from collections.abc import Mapping
from typing import Any

from game.kiosk.ops import texts as t
from game.kiosk.ops.html import Html, Writer, form, join, tag
from game.kiosk.ops.site import Site, when
from game.kiosk.pack.shelf import Pack
from game.kiosk.settings import KioskSettings
from voice.words import Language


def content(site: Site, language: Language, token: str, part: str = "") -> Html:
    """Give the content: what is shown, what is kept, what came of the last packs, and how to add one.

    `part` gives only what changes by itself: "kept" or "last".
    """
    w = Writer(language)
    kept, shown = site.contents.kept, site.contents.shown
    cards = (
        tag("ul", *(_pack(pack, shown, w, token) for pack in kept), class_="packs") if kept else tag("p", w(t.NO_PACKS))
    )
    results = (
        tag(
            "li",
            tag("time", when(result.at)[:16].replace("T", " ")),
            tag("b", result.source),
            tag("p", w(result.text)),
            class_="green" if result.good else "red",
        )
        for result in site.contents.results
    )
    busy = site.contents.busy
    upload = tag(
        "form",
        tag("p", w(t.ADD_WHY)),
        tag("input", type="file", id="pack", accept=".zip,application/zip", required=True, class_="away"),
        tag("label", w(t.CHOOSE), for_="pack", class_="button"),
        tag("output", id="chosen"),
        tag("button", w(t.UPLOAD)),
        id="upload",
        data_token=token,
    )
    plain = tag("noscript", tag("p", w(t.NEEDS_SCRIPT), tag("code", "voxleap kiosk pack install PACK.zip")))
    parts = {
        "kept": join(tag("h1", w(t.KEPT)), tag("p", w(t.BUSY, name=busy), class_="busy") if busy else None, cards),
        "last": join(tag("h2", w(t.LAST)), tag("ul", *results, class_="faults")) if site.contents.results else Html(),
    }
    if part:
        return parts.get(part, Html())
    return join(
        tag("section", parts["kept"], data_live="/content?part=kept"),
        tag("section", tag("h2", w(t.ADD)), upload, plain),
        tag("section", parts["last"], data_live="/content?part=last"),
    )


def _pack(pack: Pack, shown: Pack | None, w: Writer, token: str) -> Html:
    is_shown = shown is not None and pack.id == shown.id
    back = form(
        "/content/rollback",
        token,
        tag("input", type="hidden", name="to", value=pack.id),
        tag("button", w(t.BACK), data_ask=True),
    )
    marks = [w(t.LEVELS, n=len(pack.levels)), *([w(t.MODEL)] if pack.model_wrote else [])]
    return tag(
        "li",
        tag("b", pack.title.to(w.language), f" {pack.version}"),
        tag("span", w(t.SHOWN), class_="light green") if is_shown else None,
        tag("p", " · ".join((*marks, when(pack.installed_at)[:16].replace("T", " ")))),
        tag("code", pack.id),
        None if is_shown else back,
        class_="green" if is_shown else "",
    )


def settings(site: Site, language: Language) -> Html:
    """Give the settings as they are in force, each with what it means."""
    w = Writer(language)
    fields = KioskSettings.model_fields
    groups = []
    for name, value in site.settings.items():
        inner = type(fields[name].default).model_fields if isinstance(value, dict) else fields
        rows = value.items() if isinstance(value, dict) else [(name, value)]
        made = (
            tag(
                "tr",
                tag("th", key, scope="row"),
                tag("td", tag("code", _plain(one))),
                tag("td", tag("small", _meaning(inner[key].description or "", language))),
            )
            for key, one in rows
        )
        head = tag("h2", f"[{name}] ", tag("small", _meaning(fields[name].description or "", language)))
        table = tag("div", tag("table", *made), class_="scroll settings")
        groups.append(tag("section", head if isinstance(value, dict) else None, table))
    return join(tag("section", tag("h1", w(t.SETTINGS)), tag("p", w(t.READ_ONLY))), *groups)


def _meaning(description: str, language: Language) -> str:
    """Give what a setting means in one language; the descriptions have both, with a dot between."""
    english, _, chinese = description.rpartition(" · ")
    return chinese if language == "zh" or not english else english


def interface(language: Language, schema: Mapping[str, Any]) -> Html:
    """Give the interface for other software, as its own schema tells it."""
    w = Writer(language)
    rows = [
        tag("tr", tag("th", f"{method.upper()} {path}", scope="row"), tag("td", told.get("summary", "")))
        for path, methods in schema["paths"].items()
        for method, told in methods.items()
    ]
    where = tag("a", "/api/openapi.json", href="/api/openapi.json")
    return tag(
        "section",
        tag("h1", w(t.INTERFACE)),
        tag("p", w(t.FOR_MACHINES), " ", where),
        tag("div", tag("table", *rows), class_="scroll interface"),
    )


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value)) or "–"
    return "–" if value in ("", None) else str(value).lower() if isinstance(value, bool) else str(value)
