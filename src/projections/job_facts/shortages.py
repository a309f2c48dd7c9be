"""The parts that a job waits for, as one cell: a JSON list of what each line still has to get from which shelf."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from domain.aggregates.work_order.events.supplying import PartIssued
from domain.envelope import Recorded
from domain.identifiers import LocalId, PartNumber
from domain.parts import OrderLine
from projections.engine.columns import decimal_text, from_json_text, json_text
from projections.engine.dbapi import Value
from projections.shelf_facts.shortages import (
    NO_SHORTAGE,
    Shortage,
    ShortageEvent,
    given_up,
    less_lapsed,
    shortage_after,
    taken_elsewhere,
)
from projections.views import View

NONE_SHORT = "[]"


class ShortPart(View):
    """``awaited`` comes by itself, ``lapsed`` was kept for the line and has to be reserved anew."""

    line: LocalId
    part: PartNumber
    awaited: Decimal
    lapsed: Decimal
    since: datetime
    eta: datetime | None


class _Key(NamedTuple):
    line: str
    part: str


def line_supplied(cell: Value, recorded: Recorded[ShortageEvent], line: OrderLine) -> str:
    """The cell after an event, for one of its lines that belongs to the job."""
    shortages = dict(_read(cell))
    key = _Key(line.line, recorded.event.part)
    before = shortages.pop(key, NO_SHORTAGE)
    rest = taken_elsewhere(recorded.event, before)
    for other, shortage in shortages.items():
        if other.line == line.line:
            shortages[other] = less_lapsed(shortage, rest)
            rest -= min(rest, shortage.lapsed)
    shortages[key] = shortage_after(before, recorded.event, line, recorded.meta.occurred_at)
    return _write(shortages)


def replaced(cell: Value, issued: PartIssued) -> str:
    """After a part that takes another's place the rest is reserved anew, whatever had lapsed."""
    if issued.part == issued.quoted_part:
        return str(cell)
    return _write(
        {
            key: given_up(shortage) if key.line == issued.line else shortage
            for key, shortage in _read(cell).items()
        }
    )


def none_lapsed(cell: Value) -> str:
    """The job needs none of it any more."""
    return _write({key: given_up(shortage) for key, shortage in _read(cell).items()})


def _read(cell: Value) -> Mapping[_Key, Shortage]:
    stored = from_json_text(str(cell))
    if not isinstance(stored, list):
        return {}
    return {
        _Key(each["line"], each["part"]): Shortage(
            Decimal(each["awaited"]), Decimal(each["lapsed"]), each["since"], each["eta"]
        )
        for each in stored
    }


def _write(shortages: Mapping[_Key, Shortage]) -> str:
    return json_text(
        [
            {
                **key._asdict(),
                **shortage._asdict(),
                "awaited": decimal_text(shortage.awaited),
                "lapsed": decimal_text(shortage.lapsed),
            }
            for key, shortage in sorted(shortages.items())
            if shortage.any
        ]
    )
