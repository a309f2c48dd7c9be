"""Plausible instances of event types, always the same ones, made from what the types say about themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from typing import Any

from domain.envelope import Meta
from domain.event import Event

_WORDS = (
    "example-1", "SH01", "J1", "a1", "BR-PAD", "2026-03-02", "0" * 64, "example", "2026-03",
)  # fmt: skip
"""Tried in this order where a pattern narrows what a text may be."""
_DAY_BEGINS = datetime(2026, 3, 2, 8, tzinfo=timezone(timedelta(hours=8)))
_SEALED = {"$pii": "note", "subject": "customer-1", "class": "evidence", "c": "0" * 64}

Schema = dict[str, Any]  # JSON schema is a recursive type of many shapes


class NoExampleError(Exception):
    """A type asks for something that this module has no example of."""


def example(event_type: type[Event]) -> Event:
    """An event with every field filled. Raises NoExampleError, or ValidationError where fields depend on each other."""
    return event_type.model_validate_json(json.dumps(_example_of(event_type.model_json_schema())))


def example_meta() -> Meta:
    """An envelope with every field filled."""
    meta = Meta.model_validate_json(json.dumps(_example_of(Meta.model_json_schema())))
    return meta.model_copy(update={"recorded_at": meta.recorded_at.astimezone(UTC)})


def _example_of(schema: Schema) -> Any:
    return _Builder(schema.get("$defs", {})).build(schema)


class _Builder:
    """Instants and days go on from field to field, so that an end lies after its beginning."""

    def __init__(self, definitions: dict[str, Schema]) -> None:
        self._definitions = definitions
        self._hours: Iterator[int] = count()

    def build(self, schema: Schema) -> Any:
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return _SEALED if name == "Personal" else self.build(self._definitions[name])
        if alternatives := schema.get("anyOf") or schema.get("oneOf"):
            return self._first(alternatives)
        match schema.get("type"):
            case "object":
                return self._object(schema)
            case "array":
                return self._array(schema)
            case "string":
                return self._text(schema)
            case "integer":
                return _within(schema, 1)
            case "boolean":
                return True
            case _:
                raise NoExampleError(f"no example of {schema}")

    def _object(self, schema: Schema) -> Any:
        values = schema.get("additionalProperties")
        if isinstance(values, dict):
            return {self.build(schema.get("propertyNames", {"type": "string"})): self.build(values)}
        return {name: self.build(inner) for name, inner in schema.get("properties", {}).items()}

    def _array(self, schema: Schema) -> Any:
        if "prefixItems" in schema:
            return [self.build(item) for item in schema["prefixItems"]]
        items = schema["items"]
        if kinds := items.get("oneOf"):
            return [self.build(kind) for kind in kinds]  # one of each
        return [self.build(items) for _ in range(max(1, schema.get("minItems", 1)))]

    def _first(self, alternatives: list[Schema]) -> Any:
        if {"number", "string"} <= {alternative.get("type") for alternative in alternatives}:
            number = next(alternative for alternative in alternatives if alternative.get("type") == "number")
            return f"{_within(number, 1)}.5"  # an exact decimal, written as text
        return self.build(next(one for one in alternatives if one.get("type") != "null"))

    def _text(self, schema: Schema) -> str:
        match schema.get("format"):
            case "date-time":
                return _moment(next(self._hours))
            case "date":
                return _moment(24 * next(self._hours))[:10]
            case _:
                return self._word(schema)

    def _word(self, schema: Schema) -> str:
        shortest, longest = schema.get("minLength", 0), schema.get("maxLength", 10_000)
        for word in _WORDS:
            fits = shortest <= len(word) <= longest
            if fits and ("pattern" not in schema or re.search(schema["pattern"], word)):
                return word
        raise NoExampleError(f"no text fits {schema}")


def _within(schema: Schema, wished: int) -> int:
    lowest = _bound(schema, "minimum", "exclusiveMinimum", otherwise=wished)
    highest = _bound(schema, "maximum", "exclusiveMaximum", otherwise=wished)
    return int(min(max(wished, lowest), highest))


def _bound(schema: Schema, *names: str, otherwise: int) -> float:
    return next((float(schema[name]) for name in names if name in schema), otherwise)


def _moment(hours: int) -> str:
    return (_DAY_BEGINS + timedelta(hours=hours)).isoformat()
