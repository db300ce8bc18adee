"""What lies at an address of the web: so many bytes and seconds, and no more."""

import time
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from game.level import LevelError
from voice.words import Text

MOST_BYTES: Final = 8_000_000
LONGEST_S: Final = 20.0
SILENCE_S: Final = 8.0  # s without a byte
PIECE: Final = 65_536
WEB: Final = (ProxyHandler, HTTPHandler, HTTPSHandler, UnknownHandler, HTTPErrorProcessor, HTTPDefaultErrorHandler)
"""What an address may lead to: http and https, and no file or FTP."""

TOO_LARGE = Text("is larger than 8 MB; no card or level is", "超过 8 MB；不像是卡片或关卡")
TOO_SLOW = Text("takes longer than 20 s; download it and give the file", "超过 20 秒；请先下载，再给出文件")
NO_ADDRESS = Text("is no address of http or https", "不是 http 或 https 网址")


def is_address(text: str) -> bool:
    """Tell whether this is meant as an address of the web."""
    return text.lower().startswith(("http://", "https://"))


def opener(redirects: type[HTTPRedirectHandler] = HTTPRedirectHandler) -> OpenerDirector:
    """Give what opens addresses of the web and nothing else; it is led on at most ten times, as `redirects` allows."""
    made = OpenerDirector()
    for handler in (*WEB, redirects):
        made.add_handler(handler())
    return made


def fetch(address: str) -> bytes:
    """Get what is there.

    Raises:
        LevelError: there is nothing, or too much of it, or too slowly.

    """
    where = address[:80]
    until = time.monotonic() + LONGEST_S
    try:
        if not urlsplit(address).hostname:
            raise LevelError(where, NO_ADDRESS)
        with opener().open(Request(address, headers={"User-Agent": "voxleap"}), timeout=SILENCE_S) as answer:
            got = bytearray()
            while piece := answer.read1(PIECE):
                got += piece
                if len(got) > MOST_BYTES:
                    raise LevelError(where, TOO_LARGE)
                if time.monotonic() > until:
                    raise LevelError(where, TOO_SLOW)
            return bytes(got)
    except HTTPError as error:
        raise LevelError(where, Text(f"the server answers {error.code}", f"服务器回答 {error.code}")) from None
    except TimeoutError:
        raise LevelError(where, TOO_SLOW) from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = " ".join(str(getattr(error, "reason", error)).split())[:100]
        raise LevelError(where, Text(f"cannot be reached: {reason}", f"无法访问：{reason}")) from None
