"""What systemd is told (sd_notify): ready, still alive, and a line for `systemctl status`."""

import os
import socket
from collections.abc import Mapping


class Notifier:
    """Speaks to the socket that systemd has named; says nothing where there is none.

    The protocol is a datagram of `KEY=value` lines (man 3 sd_notify). An address that begins with "@" is abstract.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._socket: socket.socket | None = None
        self.watchdog_s = _watchdog_s(environment)
        """How often it has to hear that we live, s; 0 when it does not ask. Tell it twice as often."""
        self._status = ""
        if self._address and hasattr(socket, "AF_UNIX"):
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self._socket.setblocking(False)  # a full socket loses a line; it never holds up the supervisor

    def ready(self) -> None:
        """The kiosk runs."""
        self._send("READY=1")

    def alive(self) -> None:
        """The watchdog's ping."""
        self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """It ends on purpose."""
        self._send("STOPPING=1")

    def status(self, line: str) -> None:
        """Show a line beside the service; told only when it changes."""
        if line != self._status:
            self._status = line
            self._send(f"STATUS={line}")

    def close(self) -> None:
        """Say no more."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _send(self, message: str) -> None:
        if self._socket is None:
            return
        try:
            self._socket.sendto(message.encode(), self._address)
        except OSError:
            return


def _watchdog_s(environment: Mapping[str, str]) -> float:
    try:
        microseconds = int(environment.get("WATCHDOG_USEC", "0"))
        pid = int(environment.get("WATCHDOG_PID", str(os.getpid())))
    except ValueError:
        return 0.0
    return microseconds / 1e6 if pid == os.getpid() else 0.0
