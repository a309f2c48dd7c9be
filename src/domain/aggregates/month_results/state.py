"""What is known of a month from outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from domain.aggregates.month_results.events import (
    MonthResultsEvent,
    ReportedValue,
    ResultCorrected,
    ResultReported,
)
from domain.aggregates.month_results.words import ReportedItem
from domain.envelope import Recorded
from domain.identifiers import StoreId
from domain.rules.targets import Month


@dataclass(frozen=True, slots=True)
class Told:
    value: ReportedValue
    source: str


@dataclass(frozen=True, slots=True)
class MonthResults:
    store: StoreId | None = None
    month: Month | None = None
    told: Mapping[ReportedItem, Told] = field(default_factory=dict)


def evolve(state: MonthResults, recorded: Recorded[MonthResultsEvent]) -> MonthResults:
    event = recorded.event
    match event:
        case ResultReported():
            told = Told(event.value, event.source)
        case ResultCorrected():
            told = Told(event.now, event.source)
        case _ as never:
            assert_never(never)
    return MonthResults(recorded.meta.store, event.month, {**state.told, event.item: told})
