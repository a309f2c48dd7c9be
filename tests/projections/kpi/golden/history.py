"""The whole log, and the rules of the store."""

from __future__ import annotations

from pydantic import JsonValue

from domain.envelope import Recorded
from domain.event import Event
from domain.rules.timetable import RuleTimetable
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.stories import (
    bays,
    comebacks,
    maintenance,
    nothing_done,
    other_classes,
    parts,
    promises,
    repairs,
    technicians,
)
from tests.projections.kpi.reading import other_rules
from tests.support.default_rules import DEFAULT_RULES

_STORIES = (technicians, bays, maintenance, repairs, promises, nothing_done, comebacks, other_classes, parts)


def golden_history() -> list[Recorded[Event]]:
    diary = Diary()
    for story in _STORIES:
        story.tell(diary)
    return diary.log().events


def golden_rules() -> RuleTimetable:
    """As shipped, but for the Sundays: the store is closed then."""
    calendar = DEFAULT_RULES.calendar.model_dump(mode="json")
    hours: dict[str, JsonValue] = dict(calendar["opening_hours"])
    del hours["sunday"]
    return other_rules({"calendar": {**calendar, "opening_hours": hours}})
