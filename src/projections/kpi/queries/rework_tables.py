"""Reworks of some days by operation and cause, and everything that was done or came again with its reason."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.aggregates.work_order.words import Cause
from domain.identifiers import StoreId
from domain.labels import Word
from domain.reasons import ReasonCode
from projections.cells import word
from projections.kpi.catalogue import BY_ID
from projections.kpi.entry import Entry
from projections.kpi.queries.figures import members
from projections.kpi.words import Dimension, Origin
from projections.views import Reads

COST, RESPONSIBILITY, REPEAT_VISITS = BY_ID["Q05"], BY_ID["Q06"], BY_ID["Q07"]


class Again(Word):
    INTERNAL = "internal", "内返", "Internal rework"
    EXTERNAL = "external", "外返", "External rework"
    REPEAT_VISIT = "repeat_visit", "重复上门", "Repeat visit"


@dataclass(frozen=True, slots=True)
class ReworkItem:
    """``operation`` None: the original order is not known; ``cause`` None: nobody has judged it yet.

    A line may have a cost and no rework: a part of the cost of one whose main cause is another. ``provisional``: one of
    its external reworks is not closed yet.
    """

    operation: str | None
    cause: Cause | None
    internal: int
    external: int
    technicians: tuple[str, ...]
    cost_fen: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class AgainCount:
    """``reason`` is the cause of a rework or the reason of a repeat visit. ``subjects`` are jobs or orders."""

    kind: Again
    reason: Cause | ReasonCode | None
    count: int
    subjects: tuple[str, ...]


def rework_items(reads: Reads, store: StoreId, first: date, last: date) -> list[ReworkItem]:
    """月度车辆返修项目分析表: of these business days, the most frequent first, then the dearest."""
    found = members(reads, store, first, last, (COST, RESPONSIBILITY))
    reworks = [each.entry for each in found.get(RESPONSIBILITY.id, [])]
    costs = [each.entry for each in found.get(COST.id, [])]
    # a cost names what was done again, and a rework of the same day tells with which operation that was
    operations = {each.subject: _of(each, Dimension.OPERATION) for each in reworks}
    lines: dict[tuple[str | None, str | None], tuple[list[Entry], list[Entry]]] = defaultdict(
        lambda: ([], [])
    )
    for each in reworks:
        lines[operations[each.subject], _of(each, Dimension.CAUSE)][0].append(each)
    for each in costs:
        lines[operations.get(each.subject), _of(each, Dimension.CAUSE)][1].append(each)
    items = [_item(operation, cause, *entries) for (operation, cause), entries in lines.items()]
    return sorted(
        items,
        key=lambda item: (
            -(item.internal + item.external),
            -item.cost_fen,
            item.operation or "",
            item.cause or "",
        ),
    )


def counts_with_reason(reads: Reads, store: StoreId, first: date, last: date) -> list[AgainCount]:
    """返工数量及重复上门次数: how often something was done again or a car came again, by kind and reason."""
    groups: dict[tuple[Again, Cause | ReasonCode | None], list[str]] = defaultdict(list)
    found = members(reads, store, first, last, (RESPONSIBILITY, REPEAT_VISITS))
    for each in found.get(RESPONSIBILITY.id, []):
        kind = word(Again, each.entry.by[Dimension.ORIGIN])
        groups[kind, _cause(_of(each.entry, Dimension.CAUSE))].append(each.entry.subject)
    for each in found.get(REPEAT_VISITS.id, []):
        reason = _of(each.entry, Dimension.REASON)
        code = None if reason is None else word(ReasonCode, reason)
        groups[Again.REPEAT_VISIT, code].append(each.entry.subject)
    counts = [AgainCount(*key, len(subjects), tuple(subjects)) for key, subjects in groups.items()]
    return sorted(counts, key=lambda line: (line.kind, line.reason or ""))


def _item(
    operation: str | None, cause: str | None, reworks: Sequence[Entry], costs: Sequence[Entry]
) -> ReworkItem:
    origins = [each.by[Dimension.ORIGIN] for each in reworks]
    return ReworkItem(
        operation=operation,
        cause=_cause(cause),
        internal=origins.count(Origin.INTERNAL),
        external=origins.count(Origin.EXTERNAL),
        technicians=tuple(sorted(set(_technicians(reworks)))),
        cost_fen=sum(each.numerator for each in costs),
        provisional=any(each.open_until is not None for each in costs),
    )


def _technicians(reworks: Sequence[Entry]) -> Iterator[str]:
    named = (_of(each, Dimension.TECHNICIAN) for each in reworks)
    return (technician for technician in named if technician is not None)


def _of(entry: Entry, dimension: Dimension) -> str | None:
    return entry.by.get(dimension)


def _cause(name: str | None) -> Cause | None:
    return None if name is None else word(Cause, name)
