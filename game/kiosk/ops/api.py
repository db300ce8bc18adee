"""The interface for other software: JSON to be polled, orders, content, and streams of events as best effort."""

import contextlib
import csv
import io
import re
import secrets
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from game.kiosk.board import Order
from game.kiosk.ops.access import Access, BusyError
from game.kiosk.ops.selftest import Test, selftest
from game.kiosk.ops.shapes import (
    Back,
    Both,
    ContentShape,
    DayShape,
    Done,
    HealthShape,
    PackShape,
    PublicShape,
    StateShape,
    TestShape,
    Wish,
)
from game.kiosk.ops.site import Site, day_shape, pack_shape
from game.kiosk.ops.streams import Streams
from game.kiosk.ops.texts import REFUSED, TOO_MANY
from game.kiosk.pack.bring import MOST_BYTES
from game.kiosk.pack.errors import PackError

PREFIX: Final = "/api"
TOKEN: Final = "X-VoxLeap-Token"
EVENTS: Final = "text/event-stream"
Token = Annotated[str, Header(alias=TOKEN, description="only of browsers: the token of the page's session")]
Days = Annotated[int, Query(ge=1, le=10_000, description="the last so many days")]


def address(request: Request) -> str:
    """Give from where it is asked."""
    return request.client.host if request.client else ""


def api(site: Site, access: Access, streams: Streams) -> APIRouter:
    """Give its routes."""
    routes = APIRouter(prefix=PREFIX)

    def known(request: Request) -> str:
        """Let nobody in whom we do not know."""
        try:
            session = access.session(request, address(request))
        except BusyError as busy:
            raise HTTPException(429, str(busy), {"Retry-After": f"{busy.seconds:.0f}"}) from None
        if not session:
            ask = {} if "sec-fetch-site" in request.headers else {"WWW-Authenticate": 'Basic realm="VoxLeap"'}
            raise HTTPException(401, "the operator's password is needed", ask)
        return session

    def ordering(request: Request, session: Annotated[str, Depends(known)], token: Token = "") -> None:
        """Let nobody order but whom we know, from our own page or from no page at all."""
        if not access.may_order(request, session, token):
            raise HTTPException(403, str(REFUSED))

    looks: Any = {"dependencies": [Depends(known)], "tags": ["kiosk"]}
    orders: Any = {"dependencies": [Depends(ordering)], "tags": ["kiosk"]}
    public: Any = {"tags": ["public"]}

    @routes.get("/state", summary="How the kiosk is now: mode, faults with what to do, today", **looks)
    def state() -> StateShape:
        return site.state()

    @routes.get("/audits", summary="Counts per day, the newest first", **looks)
    def audits(days: Days = 30) -> tuple[DayShape, ...]:
        return tuple(day_shape(day) for day in site.audits.days(_since(days)))

    @routes.get("/audits.csv", summary="The same as CSV: day, what, which, n", response_class=Response, **looks)
    def audits_csv(days: Days = 10_000) -> Response:
        headers = {"Content-Disposition": f'attachment; filename="{site.fleet.name}-audits.csv"'}
        return Response(_csv(site, days), media_type="text/csv; charset=utf-8", headers=headers)

    @routes.get("/settings", summary="The settings as they are in force, without secrets", **looks)
    def settings() -> dict[str, Any]:
        return dict(site.settings)

    @routes.get("/content", summary="Packs that are kept, and what came of the last ones", **looks)
    def content() -> ContentShape:
        return site.content()

    @routes.post("/content/rollback", summary="Show an older pack again", responses={409: {}}, **orders)
    def back(wish: Back) -> PackShape:
        try:
            pack = site.contents.rollback(wish.to)
        except PackError as error:
            raise HTTPException(409, str(error)) from None
        return pack_shape(pack, pack)

    @routes.put("/content", summary="Check a zip and show it if all of it is good", status_code=202, **orders)
    async def put(request: Request, name: Annotated[str, Query(max_length=200)] = "pack.zip") -> Done:
        await take(site, request, name)
        return Done()

    @routes.post("/order", summary="Want something of the kiosk; it is done within a second", status_code=202, **orders)
    def order(wish: Wish) -> Done:
        site.board.ask(Order(wish.does, wish.value))
        return Done()

    @routes.post("/selftest", summary="Test picture, ear, disk, audits and content", **orders)
    def test() -> tuple[TestShape, ...]:
        return tuple(
            TestShape(
                name=Both(en=one.name.en, zh=one.name.zh),
                good=one.good,
                detail=Both(en=one.detail.en, zh=one.detail.zh),
            )
            for one in tests(site)
        )

    @routes.get("/events", summary="What happens, as server-sent events", response_class=StreamingResponse, **looks)
    async def events() -> StreamingResponse:
        return _stream(streams, lambda: site.state().model_dump_json(), True)

    @routes.get("/health", summary="200 while visitors can play or it is closed on purpose, else 503", **public)
    def health(response: Response) -> HealthShape:
        well = site.healthy()
        response.status_code = 200 if well else 503
        return HealthShape(ok=well)

    @routes.get("/public", summary="What the house's own web pages may show", **public)
    def shown() -> PublicShape:
        return site.public()

    @routes.get("/public/events", summary="The same whenever it changes", response_class=StreamingResponse, **public)
    async def shown_events() -> StreamingResponse:
        return _stream(streams, lambda: site.public().model_dump_json(), False)

    return routes


def tests(site: Site) -> tuple[Test, ...]:
    """Test what this process can see."""
    return selftest(site.board.state, site.data, site.audits.well(), site.contents.shown)


async def take(site: Site, request: Request, name: str) -> None:
    """Take a pack that is sent, whole or not at all, and have it checked.

    Raises:
        HTTPException: it is too large, the disk takes nothing, or too many wait.

    """
    folder = site.data / "uploads"
    file = folder / f"{secrets.token_hex(8)}.zip"
    shown = re.sub(r"[^\w.-]", "_", Path(name.replace("\\", "/")).name)[:80] or "pack.zip"
    try:
        await run_in_threadpool(folder.mkdir, parents=True, exist_ok=True)
        with file.open("wb") as out:
            async for piece in request.stream():
                if out.tell() + len(piece) > MOST_BYTES:
                    raise HTTPException(413, f"larger than {MOST_BYTES // 1_000_000} MB; no pack is")
                await run_in_threadpool(out.write, piece)
        if not site.contents.install(file, shown):
            raise HTTPException(503, str(TOO_MANY))
    except OSError as error:
        raise HTTPException(507, error.strerror or str(error)) from None
    except BaseException:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
        raise


def _stream(streams: Streams, state: Callable[[], str], events: bool) -> StreamingResponse:
    if streams.full:
        raise HTTPException(503, "too many read already; poll instead")
    return StreamingResponse(streams.follow(state, events), media_type=EVENTS)


def _since(days: int) -> date:
    return date.today() - timedelta(days=days - 1)


def _csv(site: Site, days: int) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("day", "what", "which", "n"))
    writer.writerows(_rows(site, days))
    return out.getvalue()


def _rows(site: Site, days: int) -> Iterator[tuple[str, str, str, str]]:
    for day in reversed(site.audits.days(_since(days))):
        for what, found in sorted(day.counts.items()):
            for which, n in sorted(found.items()):
                yield day.day, what, which, f"{n:g}" if n < 1e6 else f"{n:.0f}"
