"""Events as bytes and back: ``{"m": {envelope}, "d": {payload}}`` beside a topic ``<name>@<version>``.

The decoder is chosen by topic from a closed registry; nothing is ever imported because stored data names it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, TypedDict

from pydantic import GetCoreSchemaHandler, JsonValue, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, core_schema, from_json, to_json

from domain.contract import EventRegistry, topic_of
from domain.envelope import Meta, Recorded
from domain.errors import ErrorCode, Unavailable, define
from domain.event import Event

_STORE = re.compile(rb'"store":"([A-Za-z0-9]+)"')
"""A store id has no character that JSON would escape, and no string of JSON has these quotes inside. The envelope comes
first, so the first match is the envelope's."""
_UNDECODABLE = define(
    "LOG-DECODE-001",
    zh="事件流 {stream} 第 {version} 条(类型 {topic})无法解读:{cause}",
    en="Event {version} of stream {stream} (type {topic}) cannot be decoded: {cause}",
)
_UNKNOWN_TYPE = define(
    "LOG-DECODE-002",
    zh="事件流 {stream} 第 {version} 条的类型 {topic} 不在事件目录中",
    en="Event {version} of stream {stream} has type {topic}, which is not in the event catalogue",
)


class UndecodableEvent(Unavailable):
    """A stored event does not fit the contract; the parameters name stream, version and topic."""

    def __init__(self, error: ErrorCode, stream: str, version: int, topic: str, cause: str = "") -> None:
        super().__init__(error, stream=stream, version=version, topic=topic, cause=cause)


class UnknownEventType(UndecodableEvent):
    """A stored event has a topic that the registry does not know."""


class _Stored(TypedDict):
    m: Meta
    d: Event


@dataclass(frozen=True)
class _With:
    """How an event of this type is stored. A dictionary is made for each event, since a model would take longer."""

    event_type: type[Event]

    def __get_pydantic_core_schema__(self, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        field = core_schema.typed_dict_field
        return core_schema.typed_dict_schema(
            {
                "m": field(handler.generate_schema(Meta)),
                "d": field(handler.generate_schema(self.event_type)),
            },
            extra_behavior="forbid",
        )


class Codec:
    """Encodes and decodes the events of one registry."""

    def __init__(self, registry: EventRegistry) -> None:
        self._registry = registry
        self._topics = {
            event_type: topic_of(name, event_type.type_version) for name, event_type in registry.types.items()
        }
        # filled as topics are met: building every validator would cost each start of the program its time
        self._decoders: dict[str, Callable[[bytes], _Stored]] = {}

    def topic(self, event: Event) -> str:
        """The topic to store; KeyError for a type outside the registry."""
        return self._topics[type(event)]

    def encode_meta(self, meta: Meta) -> bytes:
        return meta.__pydantic_serializer__.to_json(meta, exclude_none=True, warnings="error")

    def encode(self, meta: bytes, event: Event) -> bytes:
        """``meta`` comes encoded, since the events of one command often share it."""
        # a value of the wrong type is refused here, where it can still be refused, not by the reader
        payload = event.__pydantic_serializer__.to_json(event, warnings="error")
        return b'{"m":%b,"d":%b}' % (meta, payload)

    def decode(self, stream: str, version: int, position: int, topic: str, state: bytes) -> Recorded[Event]:
        decoder = self._decoders.get(topic)
        try:
            if decoder is None:
                decoder = self._decoders[topic] = self._build(topic)
            stored = decoder(state)
        except KeyError as error:
            if topic in self._registry.topics:  # an upcaster met a payload it was not written for
                raise UndecodableEvent(_UNDECODABLE, stream, version, topic, repr(error)) from error
            raise UnknownEventType(_UNKNOWN_TYPE, stream, version, topic) from None
        except (ValueError, TypeError) as error:
            raise UndecodableEvent(_UNDECODABLE, stream, version, topic, _cause(error)) from error
        return Recorded(stream, version, position, stored["m"], stored["d"])

    def store(self, state: bytes) -> str:
        """The store in the envelope, without decoding the rest; empty where there is none."""
        found = _STORE.search(state)
        return found[1].decode() if found else ""

    def _build(self, topic: str) -> Callable[[bytes], _Stored]:
        name, version = self._registry.topics[topic]
        event_type = self._registry.types[name]
        stored_type: TypeAdapter[_Stored] = TypeAdapter(Annotated[_Stored, _With(event_type)])
        validate: Callable[[bytes], _Stored] = stored_type.validator.validate_json
        if version == event_type.type_version:
            return validate
        upcast = self._registry.upcast

        def decode_old(state: bytes) -> _Stored:
            stored: dict[str, JsonValue] = from_json(state)
            payload = stored["d"]
            if not isinstance(payload, dict):
                raise TypeError("the payload is not an object")
            return validate(to_json({**stored, "d": upcast(name, version, payload)}))

        return decode_old


def _cause(error: Exception) -> str:
    """What is wrong and where, without the values: they stay in the log."""
    if isinstance(error, ValidationError):
        return "; ".join(
            f"{'.'.join(map(str, problem['loc']))}: {problem['type']}"
            for problem in error.errors(include_input=False, include_context=False, include_url=False)
        )
    return str(error)
