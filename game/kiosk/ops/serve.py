"""Serves the page: to this machine alone, unless the operator has both asked for the network and set a password."""

import logging
import os
import socket
import ssl
import threading
from pathlib import Path
from typing import Final

import uvicorn

from game.kiosk.ledger import Ledger
from game.kiosk.log import LOG
from game.kiosk.ops.password import has_password
from game.kiosk.ops.site import Site
from game.kiosk.ops.web import application

LOCAL: Final = "127.0.0.1"
EVERYWHERE: Final = "0.0.0.0"
"""Only with a password that the operator has set."""
STOP_S: Final = 2  # s that open requests are given at the end


class Server:
    """One listening socket and the thread that answers at it."""

    def __init__(self, site: Site, ledger: Ledger) -> None:
        """Listen; where that is not possible the operator is told, and nothing is served."""
        operator = site.operator
        locked = has_password(site.data)
        lan = operator.lan and locked
        ledger.put("operator_lan", operator.lan and not locked)
        self.address = ""
        self._server: uvicorn.Server | None = None
        self._socket = _listening(EVERYWHERE if lan else LOCAL, operator.port)
        ledger.put("operator_port", self._socket is None, str(operator.port))
        if self._socket is None:
            return
        ledger.put("operator_page", not _tls_works(operator.certificate, operator.private_key), "certificate")
        if "operator_page" in site.board.state.faults and operator.certificate is not None:
            self._socket.close()
            return
        app, streams = application(site, lan)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            lifespan="on",
            loop="asyncio",
            http="h11",
            ws="none",
            limit_concurrency=100,
            timeout_keep_alive=20,
            timeout_graceful_shutdown=STOP_S,
            ssl_certfile=operator.certificate,
            ssl_keyfile=operator.private_key,
        )
        self._server, self._streams = uvicorn.Server(config), streams
        port = self._socket.getsockname()[1]
        self.address = f"http{'s' if operator.certificate else ''}://{LOCAL}:{port}/"
        LOG.info("the operator's page: %s%s", self.address, " and the network" if lan else "")
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        self._thread = threading.Thread(target=self._serve, name="page", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answer no more."""
        if self._server is not None:
            self._streams.close()  # or they would be waited for
            self._server.should_exit = True
            self._thread.join(STOP_S + 3.0)
        if self._socket is not None:
            self._socket.close()

    def _serve(self) -> None:
        assert self._server is not None
        assert self._socket is not None
        try:
            self._server.run(sockets=[self._socket])
        except BaseException:  # uvicorn ends its process by SystemExit where it cannot start
            LOG.exception("page")


def _listening(host: str, port: int) -> socket.socket | None:
    made = socket.socket(socket.AF_INET)
    try:
        if os.name == "posix":  # on Windows it would let a second program listen at the same port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        LOG.warning("port %d: %s", port, error.strerror or error)
        made.close()
        return None
    return made


def _tls_works(certificate: Path | None, key: Path | None) -> bool:
    if certificate is None or key is None:
        return True
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        LOG.warning("certificate: %s", type(error).__name__)
        return False
    return True
