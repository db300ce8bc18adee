"""The pages as they are asked for: plain forms and links, so that the page works without JavaScript too."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from game.kiosk.board import Order
from game.kiosk.ops import texts as t
from game.kiosk.ops.access import Access, BusyError
from game.kiosk.ops.api import address, tests
from game.kiosk.ops.html import Html
from game.kiosk.ops.page_audits import audits
from game.kiosk.ops.page_content import content, interface, settings
from game.kiosk.ops.page_now import now, part
from game.kiosk.ops.pages import embed, frame, login
from game.kiosk.ops.session import COOKIE, LOCAL
from game.kiosk.ops.shapes import Wish
from game.kiosk.ops.site import Site
from game.kiosk.pack.errors import PackError
from voice.words import Language, Text

FILES: Final = {
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "embed.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
FOLDER: Final = Path(__file__).parent / "page"
MOST_FORM: Final = 10_000  # bytes
DAYS_SHOWN: Final = 30
LANGUAGE: Final = "voxleap-language"
ENTRY: Final = "entry"
"""Stands for the session of who has none yet, in the token of the form that asks for the password."""
SAID: Final = {"done": t.DONE}


class StrangerError(Exception):
    """Somebody without a session asks for a page."""


def routes(site: Site, access: Access, schema: Callable[[], dict[str, Any]], secure: bool) -> APIRouter:
    """Give the pages.

    Args:
        site: what they show.
        access: who may see them.
        schema: gives that of the interface.
        secure: whether they are sent by https.

    """
    made = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    def known(request: Request) -> str:
        try:
            session = access.session(request, address(request))
        except BusyError:
            raise StrangerError from None
        if not session:
            raise StrangerError
        return session

    def spoken(request: Request) -> Language:
        return _language(site, request)

    Known = Annotated[str, Depends(known)]  # noqa: N806 - a type
    Fields = Annotated[dict[str, str], Depends(_fields)]  # noqa: N806
    Lang = Annotated[Language, Depends(spoken)]  # noqa: N806

    def page(request: Request, session: str, language: Language, body: Html, said: str = "") -> Response:
        path = request.url.path if request.method == "GET" else "/"
        whole = frame(
            site, language, path, body, token=access.token(session), said=said, secret=session not in ("", LOCAL)
        )
        answer = HTMLResponse(whole)
        if request.query_params.get("lang") in ("en", "zh"):
            answer.set_cookie(LANGUAGE, language, max_age=365 * 86_400, samesite="lax", httponly=True, secure=secure)
        return answer

    def ordered(request: Request, session: str, fields: dict[str, str]) -> None:
        if not access.may_order(request, session, fields.get("token", "")):
            raise HTTPException(403, str(t.REFUSED))

    @made.get("/")
    def first(request: Request, session: Known, language: Lang, part_: Annotated[str, Query(alias="part")] = "") -> Any:
        if part_:
            return HTMLResponse(part(site, language, part_) or "", 200)
        said = SAID.get(request.query_params.get("said", ""))
        body = now(site, language, access.token(session))
        return page(request, session, language, body, said.to(language) if said else "")

    @made.get("/audits")
    def counts(request: Request, session: Known, language: Lang) -> Response:
        days = site.audits.days()[:DAYS_SHOWN]
        return page(request, session, language, audits(site, language, days))

    @made.get("/content")
    def packs(request: Request, session: Known, language: Lang, part_: Annotated[str, Query(alias="part")] = "") -> Any:
        token = access.token(session)
        return (
            HTMLResponse(content(site, language, token, part_))
            if part_
            else page(request, session, language, content(site, language, token))
        )

    @made.get("/settings")
    def adjusted(request: Request, session: Known, language: Lang) -> Response:
        return page(request, session, language, settings(site, language))

    @made.get("/interface")
    def told(request: Request, session: Known, language: Lang) -> Response:
        return page(request, session, language, interface(language, schema()))

    @made.post("/order")
    def order(request: Request, session: Known, fields: Fields) -> Response:
        ordered(request, session, fields)
        try:
            wish = Wish.model_validate({"does": fields.get("does"), "value": fields.get("value", "")})
        except ValueError:
            raise HTTPException(422, "no such order") from None
        site.board.ask(Order(wish.does, wish.value))
        return _to("/", said="done")

    @made.post("/selftest")
    def selftest(request: Request, session: Known, language: Lang, fields: Fields) -> Response:
        ordered(request, session, fields)
        return page(request, session, language, now(site, language, access.token(session), tests(site)))

    @made.post("/content/rollback")
    def back(request: Request, session: Known, fields: Fields) -> Response:
        ordered(request, session, fields)
        try:
            site.contents.rollback(fields.get("to", ""))
        except PackError as error:
            raise HTTPException(409, str(error)) from None
        return _to("/content")

    def asking(language: Language, why: Text | None) -> Html:
        return login(language, access.token(ENTRY), why.to(language) if why else "")

    @made.get("/login")
    def enter(request: Request, language: Lang) -> Response:
        if not access.asks:
            return _to("/")
        return HTMLResponse(frame(site, language, "/login", asking(language, None), token=""))

    @made.post("/login")
    def entered(request: Request, language: Lang, fields: Fields) -> Response:
        if not site.sessions.agrees(ENTRY, fields.get("token", "")):
            raise HTTPException(403, str(t.REFUSED))
        status = 401
        try:
            session, why = access.log_in(fields.get("password", ""), address(request)), t.WRONG
        except BusyError as busy:
            session, why, status = "", t.WAIT.format(seconds=round(busy.seconds) + 1), 429
        if not session:
            return HTMLResponse(frame(site, language, "/login", asking(language, why), token=""), status)
        answer = _to("/")
        lasts = round(site.operator.session_s)
        answer.set_cookie(COOKIE, session, max_age=lasts, httponly=True, samesite="strict", secure=secure)
        return answer

    @made.post("/logout")
    def left(request: Request, session: Known, fields: Fields) -> Response:
        ordered(request, session, fields)
        access.log_out(session)
        answer = _to("/login")
        answer.delete_cookie(COOKIE)
        return answer

    @made.get("/embed")
    def embedded(language: Lang) -> Response:
        return HTMLResponse(embed(site, language))

    @made.get("/page/{name}")
    def file(name: str) -> Response:
        if name not in FILES:
            raise HTTPException(404)
        headers = {"Cache-Control": "no-cache"}
        return Response((FOLDER / name).read_bytes(), media_type=FILES[name], headers=headers)

    return made


def _to(path: str, **query: str) -> RedirectResponse:
    return RedirectResponse(f"{path}?{urlencode(query)}" if query else path, 303)


async def _fields(request: Request) -> dict[str, str]:
    """Read a form."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_FORM:
            raise HTTPException(413, "that is no form of this page")
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _language(site: Site, request: Request) -> Language:
    """Give the language of a page: as asked for, as asked for before, as set, or as the browser likes it."""
    for wish in (request.query_params.get("lang"), request.cookies.get(LANGUAGE), site.operator.language):
        if wish in ("en", "zh"):
            return "zh" if wish == "zh" else "en"
    likes = request.headers.get("accept-language", "").lower()
    chinese, english = likes.find("zh"), likes.find("en")
    return "zh" if chinese >= 0 and (english < 0 or chinese < english) else "en"
