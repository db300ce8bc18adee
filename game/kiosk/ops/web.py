"""The application: pages, interface and metrics, behind the guard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any, Final

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse

from game.kiosk.ops.access import Access, BusyError
from game.kiosk.ops.api import EVENTS, PREFIX, address, api
from game.kiosk.ops.guard import Guard
from game.kiosk.ops.routes import StrangerError, routes
from game.kiosk.ops.site import Site
from game.kiosk.ops.streams import Streams

TITLE: Final = "VoxLeap kiosk"
TOLD: Final = (
    "Poll `/api/state`; it is the contract. `/api/events` tells the same sooner, as best effort: first the state "
    "(`event: state`), then what happens (`data: {event, at, ...}`). With a password set, send it by HTTP Basic with "
    "any user name. Nothing here is about a visitor: counts only."
)


def application(site: Site, lan: bool) -> tuple[Guard, Streams]:
    """Give what is served, and the streams to be closed first.

    Args:
        site: what it shows.
        lan: whether the house's network can reach it.

    """
    access, streams = Access(site, lan), Streams(site.board)

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        streams.open()
        yield

    app = FastAPI(title=TITLE, openapi_url=None, docs_url=None, redoc_url=None, lifespan=life)
    interface = api(site, access, streams)
    made: dict[str, Any] = {}

    def schema() -> dict[str, Any]:
        if not made:
            made.update(get_openapi(title=TITLE, version=_version(), description=TOLD, routes=app.routes))
            for path in made["paths"].values():
                for told in path.values():
                    told["responses"].pop("422", None)
            for path in (f"{PREFIX}/events", f"{PREFIX}/public/events"):
                made["paths"][path]["get"]["responses"]["200"]["content"] = {EVENTS: {"schema": {"type": "string"}}}
        return made

    @interface.get("/openapi.json", include_in_schema=False)
    def told() -> JSONResponse:
        return JSONResponse(schema())

    app.include_router(interface)
    app.include_router(routes(site, access, schema, secure=site.operator.certificate is not None))
    if site.metrics.enabled and find_spec("prometheus_client") is not None:
        _add_metrics(app, site, access)

    @app.exception_handler(StrangerError)
    async def ask(request: Request, _error: StrangerError) -> Response:
        if request.query_params.get("part") or request.method != "GET":
            return PlainTextResponse("the password is needed\n", 401)
        return RedirectResponse("/login", 303)

    return Guard(app, site.operator.names, site.operator.origins), streams


def _add_metrics(app: FastAPI, site: Site, access: Access) -> None:
    from game.kiosk.ops.metrics import TYPE, registry, text

    figures = registry(site)

    @app.get("/metrics", include_in_schema=False)
    def metrics(request: Request) -> Response:
        try:
            if not site.metrics.open and not access.session(request, address(request)):
                raise HTTPException(401, "the password is needed", {"WWW-Authenticate": 'Basic realm="VoxLeap"'})
        except BusyError as busy:
            raise HTTPException(429, str(busy)) from None
        return Response(text(figures), media_type=TYPE)


def _version() -> str:
    try:
        return version("voxleap")
    except PackageNotFoundError:  # run from a checkout
        return "0"
