"""HTML from plain values: whatever is put in is text, unless it was made here."""

from html import escape
from typing import Self

from voice.words import Language, Text


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()

    def __add__(self, other: str) -> Self:
        """Join; what is no HTML is escaped."""
        return type(self)(str(self) + html(other))


def html(value: object) -> Html:
    """Give a value as HTML."""
    return value if isinstance(value, Html) else Html(escape(str(value), quote=True))


def tag(element: str, /, *inside: object, **attributes: object) -> Html:
    """Give an element; `class_` and `for_` for what Python keeps for itself, `aria_live` for aria-live.

    An attribute of None or False is left out, one of True has no value.
    """
    parts = [element]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        shown = key.rstrip("_").replace("_", "-")
        parts.append(shown if value is True else f'{shown}="{html(value)}"')
    head = f"<{' '.join(parts)}>"
    if element in ("input", "meta", "link", "rect", "br"):
        return Html(head)
    return Html(f"{head}{join(*inside)}</{element}>")


def join(*parts: object) -> Html:
    """Give parts one after the other; None is nothing."""
    return Html("".join(html(part) for part in parts if part is not None))


def form(action: str, token: str, *inside: object) -> Html:
    """Give a form that orders something, with the token that says that the order is ours."""
    return tag("form", tag("input", type="hidden", name="token", value=token), *inside, method="post", action=action)


def percent(share: float | None, digits: int = 0) -> str:
    """Give a share as people read it."""
    return "–" if share is None else f"{share * 100:.{digits}f} %"


class Writer:
    """Writes in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, text: Text, **values: object) -> str:
        """Give a text, filled in."""
        return text.format(**values).to(self.language) if values else text.to(self.language)
