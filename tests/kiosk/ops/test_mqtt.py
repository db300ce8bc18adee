"""State at a real broker: kept there, true after crashes on either side, and orders only where they are wanted."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("paho.mqtt.client", reason="needs the extra [kiosk]")

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

from game.kiosk.board import Board, Order
from game.kiosk.events import Understood
from game.kiosk.ops import mqtt as ours
from game.kiosk.ops.settings import FleetSettings, MqttSettings, OperatorSettings
from tests.kiosk.ops.serving import Served, served

ROOT = Path(__file__).parents[3]
MOSQUITTO = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")
needs_broker = pytest.mark.skipif(MOSQUITTO is None, reason="needs the broker mosquitto")
OFF = OperatorSettings(enabled=False)
HALL = FleetSettings(name="hall-2")


class Broker:
    """A mosquitto that forgets everything when it ends."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._file = folder / "mosquitto.conf"
        self._file.write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\npersistence false\n")
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        assert MOSQUITTO is not None
        self._process = subprocess.Popen([MOSQUITTO, "-c", str(self._file)], stderr=subprocess.DEVNULL)
        until(self._answers)

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)

    def _answers(self) -> bool:
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", self.port)) == 0


class Reader:
    """Somebody else at the broker: what is kept there, and what came."""

    def __init__(self, port: int) -> None:
        self.kept: dict[str, str] = {}
        self.came: list[tuple[str, str]] = []
        self._lock = threading.Lock()
        self.client = mqtt.Client(CallbackAPIVersion.VERSION2)
        self.client.on_message = self._message
        self.client.on_connect = lambda client, *_: client.subscribe("#", qos=1)
        self.client.reconnect_delay_set(1, 1)
        self.client.connect("127.0.0.1", port)
        self.client.loop_start()

    def _message(self, _client: mqtt.Client, _data: Any, message: mqtt.MQTTMessage) -> None:
        with self._lock:
            self.came.append((message.topic, message.payload.decode()))
            self.kept[message.topic] = message.payload.decode()

    def close(self) -> None:
        self.client.disconnect()
        self.client.loop_stop()


def until(what: Callable[[], object], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    made = Broker(tmp_path)
    yield made
    made.stop()


@contextmanager
def reading(broker: Broker) -> Iterator[Reader]:
    reader = Reader(broker.port)
    try:
        yield reader
    finally:
        reader.close()


@contextmanager
def telling(broker: Broker, data: Path, **more: Any) -> Iterator[Served]:
    told = MqttSettings(host="127.0.0.1", port=broker.port, **more)
    with served(data / "kiosk", mqtt=told, fleet=HALL, operator=OFF) as one:
        yield one


@needs_broker
def test_the_state_is_kept_at_the_broker_and_an_end_is_told(broker: Broker, tmp_path: Path) -> None:
    with reading(broker) as reader:
        with telling(broker, tmp_path) as one:
            one.board.set(mode="attract")
            until(lambda: '"mode":"attract"' in reader.kept.get("voxleap/hall-2/state", ""))
            one.board.set(faults={"too_loud": ""})
            until(lambda: "too_loud" in reader.kept["voxleap/hall-2/state"])
            one.board.tell(Understood(1.0, "jump", "voice", 300))
            until(lambda: "voxleap/hall-2/event" in reader.kept)
            assert reader.kept["voxleap/hall-2/online"] == "1"
        until(lambda: reader.kept["voxleap/hall-2/online"] == "0")

    with reading(broker) as later:  # who comes later is told what is kept, and no events of the past
        until(lambda: len(later.kept) == 2)
        assert set(later.kept) == {"voxleap/hall-2/online", "voxleap/hall-2/state"}
        assert json.loads(later.kept["voxleap/hall-2/state"])["name"] == "hall-2"


@needs_broker
def test_of_a_kiosk_without_power_the_broker_tells_by_itself(broker: Broker, tmp_path: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom game.kiosk import ops\nfrom game.kiosk.board import Board\n"
        "from game.kiosk.settings import load\n"
        "running = ops.start(Board(), load(None), Path(sys.argv[1]))\ntime.sleep(100)\n"
    )
    environment = os.environ | {
        "VOXLEAP_KIOSK_MQTT__HOST": "127.0.0.1",
        "VOXLEAP_KIOSK_MQTT__PORT": str(broker.port),
        "VOXLEAP_KIOSK_OPERATOR__ENABLED": "false",
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    with reading(broker) as reader:
        kiosk = subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "kiosk")], cwd=ROOT, env=environment)
        try:
            until(lambda: reader.kept.get("voxleap/kiosk/online") == "1", 60)
        finally:
            os.kill(kiosk.pid, signal.SIGKILL)
            kiosk.wait(10)
        until(lambda: reader.kept["voxleap/kiosk/online"] == "0")


@needs_broker
def test_a_broker_that_was_restarted_is_told_everything_again(
    broker: Broker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ours, "SILENT_S", 1.0)
    monkeypatch.setattr(ours, "share", lambda *_: 0.0)
    with telling(broker, tmp_path, home_assistant=True) as one:
        one.board.set(mode="attract")
        with reading(broker) as reader:
            until(lambda: "voxleap/hall-2/state" in reader.kept)
        broker.stop()
        until(lambda: "broker" in one.board.state.faults)
        broker.start()
        with reading(broker) as reader:
            until(lambda: '"mode":"attract"' in reader.kept.get("voxleap/hall-2/state", ""))
            until(lambda: reader.kept.get("voxleap/hall-2/online") == "1")
            until(lambda: "homeassistant/sensor/voxleap_hall-2/mode/config" in reader.kept)
        until(lambda: "broker" not in one.board.state.faults)


@needs_broker
def test_orders_are_taken_where_they_are_wanted_and_kept_ones_never(broker: Broker, tmp_path: Path) -> None:
    with reading(broker) as reader:
        reader.client.publish("voxleap/hall-2/order", "stop", qos=1, retain=True).wait_for_publish(10)
        with telling(broker, tmp_path, commands=True) as one:
            until(lambda: reader.kept.get("voxleap/hall-2/online") == "1")
            time.sleep(0.3)  # the subscription follows the same connection
            for payload in (
                "reboot",
                "{",
                '{"does": "volume", "value": "200"}',
                "x" * 5000,
                "close",
                '{"does": "open"}',
            ):
                reader.client.publish("voxleap/hall-2/order", payload, qos=1)
            found: list[Order] = []
            until(lambda: found.extend(one.board.asked()) or len(found) >= 2)  # type: ignore[func-returns-value]
    assert found == [Order("close"), Order("open")]


@needs_broker
def test_orders_are_not_taken_by_default(broker: Broker, tmp_path: Path) -> None:
    with telling(broker, tmp_path) as one, reading(broker) as reader:
        until(lambda: reader.kept.get("voxleap/hall-2/online") == "1")
        reader.client.publish("voxleap/hall-2/order", "stop", qos=1).wait_for_publish(10)
        one.board.set(engine="sphinx")
        until(lambda: "sphinx" in reader.kept.get("voxleap/hall-2/state", ""))
        assert one.board.asked() == ()


def test_a_broker_that_is_not_there_is_told_and_holds_up_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ours, "SILENT_S", 1.0)
    monkeypatch.setattr(ours, "LOOK_S", 0.1)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        told = MqttSettings(host="127.0.0.1", port=nobody.getsockname()[1])
        with served(tmp_path, Board(), mqtt=told, operator=OFF) as one:
            until(lambda: "broker" in one.board.state.faults)


def test_home_assistant_is_told_topics_of_this_kiosk_alone() -> None:
    found = dict(ours.announced("voxleap/hall-2", "hall-2"))

    assert len(found) == 3
    assert {told["availability_topic"] for told in found.values()} == {"voxleap/hall-2/online"}
    assert len({told["unique_id"] for told in found.values()}) == 3
    assert all("voxleap_hall-2" in topic for topic in found)
