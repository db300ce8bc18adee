"""State at the house's MQTT broker: retained, with a last will, so that also a kiosk without power is told of.

    TOPIC/NAME/online    "1" or "0", retained; "0" is the last will
    TOPIC/NAME/state     JSON as of /api/state, retained, whenever something changes and every minute
    TOPIC/NAME/event     JSON, what happens, as best effort
    TOPIC/NAME/order     {"does": "close"} or plain "close", where `commands` is set; retained ones are not obeyed

After each connection all of it is told again: a broker that was restarted may have forgotten it.
"""

import json
import ssl
import threading
from typing import Any, Final

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from game.kiosk.board import Order
from game.kiosk.events import to_json
from game.kiosk.fleet import share
from game.kiosk.ledger import Ledger
from game.kiosk.log import LOG
from game.kiosk.ops.counts import closed
from game.kiosk.ops.settings import MqttSettings
from game.kiosk.ops.shapes import Wish
from game.kiosk.ops.site import Site

KEEP_ALIVE_S: Final = 30
LOOK_S: Final = 1.0
AGAIN_S: Final = 60.0  # after which the state is told anyway
FIRST_S, LONGEST_S = 1, 120  # between two tries of a broker that does not answer
SILENT_S: Final = 15.0  # without a broker until the operator is told
MOST_BYTES: Final = 1000


class Mqtt:
    """Tells a broker until it is closed."""

    def __init__(self, site: Site, settings: MqttSettings, ledger: Ledger) -> None:
        self._site, self._settings, self._ledger = site, settings, ledger
        self.topic = f"{settings.topic}/{site.fleet.name}"
        self._over, self._fresh = threading.Event(), threading.Event()
        self._client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=f"voxleap-{site.fleet.name}")
        client = self._client
        client.will_set(f"{self.topic}/online", "0", qos=1, retain=True)
        if settings.username:
            client.username_pw_set(settings.username, _password(settings))
        if settings.tls:
            client.tls_set(cert_reqs=ssl.CERT_REQUIRED)
        client.on_connect, client.on_message = self._connected, self._asked
        client.max_queued_messages_set(200)
        # Of a fleet whose broker comes back, each kiosk has its own second.
        own = share(site.fleet.name, "mqtt")
        client.reconnect_delay_set(FIRST_S + round(4 * own), LONGEST_S - round(30 * own))
        client.connect_async(settings.host, settings.port, KEEP_ALIVE_S)
        client.loop_start()
        self._thread = threading.Thread(target=self._run, name="mqtt", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Say that it ends, and end."""
        self._over.set()
        self._thread.join(LOOK_S + 2)
        if self._client.is_connected():
            self._client.publish(f"{self.topic}/online", "0", qos=1, retain=True).wait_for_publish(2)
        self._client.disconnect()
        self._client.loop_stop()

    def _run(self) -> None:
        silent = age = 0.0
        told = ""
        with self._site.board.subscribed() as wait:
            while not self._over.is_set():
                try:
                    events = wait(LOOK_S)
                    if not self._client.is_connected():
                        silent += LOOK_S
                        if silent >= SILENT_S:
                            self._ledger.began("broker", self._settings.host)
                        continue
                    self._ledger.ended("broker")
                    silent, age = 0.0, age + LOOK_S
                    for event in events:
                        self._client.publish(f"{self.topic}/event", to_json(closed(event)))
                    state = self._site.state()
                    known = state.model_dump_json(exclude={"up_s", "frame_age_s", "today"})
                    if known != told or events or age >= AGAIN_S or self._fresh.is_set():
                        self._fresh.clear()
                        told, age = known, 0.0
                        self._client.publish(f"{self.topic}/state", state.model_dump_json(), qos=1, retain=True)
                except Exception:  # whatever a broker or a socket does, the telling goes on
                    LOG.exception("mqtt")
                    self._over.wait(LOOK_S)

    def _connected(
        self,
        client: mqtt.Client,
        _userdata: Any,
        _flags: mqtt.ConnectFlags,
        reason: ReasonCode,
        _properties: Properties | None,
    ) -> None:
        if reason.is_failure:
            self._ledger.began("broker", str(reason))
            return
        client.publish(f"{self.topic}/online", "1", qos=1, retain=True)
        if self._settings.commands:
            client.subscribe(f"{self.topic}/order", qos=1)
        if self._settings.home_assistant:
            for topic, told in announced(self.topic, self._site.fleet.name):
                client.publish(topic, json.dumps(told), qos=1, retain=True)
        self._fresh.set()

    def _asked(self, _client: mqtt.Client, _userdata: Any, message: mqtt.MQTTMessage) -> None:
        if message.retain or len(message.payload) > MOST_BYTES:
            return  # a retained order would be obeyed again after every start
        try:
            text = message.payload.decode("utf-8").strip()
            wish = Wish.model_validate(json.loads(text) if text.startswith("{") else {"does": text})
        except (ValueError, RecursionError):
            LOG.warning("mqtt: no order")
            return
        self._site.board.ask(Order(wish.does, wish.value))


def announced(topic: str, name: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Give what Home Assistant has to know to show the kiosk by itself: topic and configuration."""
    device = {"identifiers": [f"voxleap_{name}"], "name": f"VoxLeap {name}", "manufacturer": "VoxLeap"}
    common = {
        "device": device,
        "availability_topic": f"{topic}/online",
        "payload_available": "1",
        "payload_not_available": "0",
        "state_topic": f"{topic}/state",
    }
    sensors = (
        ("sensor", "mode", {"name": "Mode", "value_template": "{{ value_json.mode }}"}),
        ("sensor", "visits", {"name": "Visits", "value_template": "{{ value_json.visits }}"}),
        (
            "binary_sensor",
            "problem",
            {
                "name": "Problem",
                "device_class": "problem",
                "value_template": "{{ 'ON' if value_json.faults else 'OFF' }}",
            },
        ),
    )
    return tuple(
        (
            f"homeassistant/{kind}/voxleap_{name}/{what}/config",
            {**common, **own, "unique_id": f"voxleap_{name}_{what}"},
        )
        for kind, what, own in sensors
    )


def _password(settings: MqttSettings) -> str | None:
    if settings.password is None:
        return None
    try:
        return settings.password.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        LOG.warning("mqtt: the file with the password cannot be read")
        return None
