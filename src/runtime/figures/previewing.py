"""What a draft of rules would change: figure by figure, with the orders that change it. What is read is not touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from domain.errors import Invalid, define
from domain.identifiers import LocalId, StoreId
from domain.rules.timetable import GROUP, RuleTimetable
from projections.engine import EventSource, Reader
from projections.engine.columns import Json, json_text
from projections.kpi import KPI
from projections.kpi.entry import Entry
from projections.kpi.periods import Period
from projections.kpi.queries.differences import (
    EntryChange,
    FigureChange,
    figure_changes,
    range_of_figures,
    stores_with_figures,
)
from projections.kpi.queries.values import FigureValue
from projections.views import Reads
from runtime.figures.shadow import OnProgress, shadow

NO_FIGURES = define(
    "KPI-PREVIEW-001",
    zh="{scope} 范围内还没有任何指标数据，无可预览",
    en="There are no figures yet in the scope {scope}: nothing to preview",
)


@dataclass(frozen=True)
class Preview:
    """Of the log up to ``position``; ``period`` covers every business day that has figures, or is the one asked for."""

    scope: StoreId
    draft: LocalId
    position: int
    period: Period
    changes: tuple[FigureChange, ...]

    @property
    def changed_figures(self) -> int:
        """Figures of a store and a month."""
        return len(self.changes)

    @property
    def changed_subjects(self) -> list[str]:
        """The orders, jobs, visits and days whose entries change."""
        return sorted({entry.subject for change in self.changes for entry in change.changes})

    @property
    def digest(self) -> str:
        """Equal for equal previews: what the stream of the rules remembers of one that was seen."""
        return sha256(json_text(as_json(self)).encode()).hexdigest()


def preview(
    reader: Reader,
    log: EventSource,
    scope: StoreId,
    draft: LocalId,
    *,
    rules: RuleTimetable,
    today: date,
    period: Period | None = None,
    on_progress: OnProgress = lambda _: None,
) -> Preview:
    """``rules`` are those that would hold if the draft were activated; compared with what is read, at its position.

    Raises Invalid (KPI-PREVIEW-001) where there is nothing to compare.
    """
    only = None if scope == GROUP else scope
    with shadow(log, reader.position(KPI.name), rules, store=only, on_progress=on_progress) as fresh:
        with reader.snapshot() as read:
            # what came in while the shadow was built is a moment's work: nobody waits long for this snapshot
            fresh.follow(read.position(KPI.name))
            ranges = _ranges(read, scope, period)
            changes = [
                change
                for store, each in ranges.items()
                for change in figure_changes(read, fresh.reader, store, each, today)
            ]
        whole = Period(
            min(each.first for each in ranges.values()), max(each.last for each in ranges.values())
        )
        return Preview(scope, draft, fresh.position, whole, tuple(changes))


def _ranges(read: Reads, scope: StoreId, period: Period | None) -> Mapping[StoreId, Period]:
    """The days to look at, by store."""
    stores = [store for store in stores_with_figures(read) if scope in (GROUP, store)]
    ranges = {store: each for store in stores if (each := period or range_of_figures(read, store))}
    if not ranges:
        raise Invalid(NO_FIGURES, scope=scope)
    return ranges


def as_json(seen: Preview) -> Mapping[str, Json]:
    """Everything of it, for machines and for the digest."""
    return {
        "scope": seen.scope,
        "draft": seen.draft,
        "position": seen.position,
        "first_day": seen.period.first.isoformat(),
        "last_day": seen.period.last.isoformat(),
        "changed_figures": seen.changed_figures,
        "changed_orders": len(seen.changed_subjects),
        "figures": [change_as_json(change) for change in seen.changes],
    }


def change_as_json(change: FigureChange) -> Mapping[str, Json]:
    return {
        "store": change.store,
        "kpi": change.kpi,
        "period": str(change.period),
        "before": value_as_json(change.before),
        "after": value_as_json(change.after),
        "entries": [_entry_change_as_json(entry) for entry in change.changes],
    }


def value_as_json(value: FigureValue) -> Mapping[str, Json]:
    return {
        "state": value.state.value,
        "value": None if value.value is None else str(value.value),
        "p90": None if value.p90 is None else str(value.p90),
        "numerator": value.numerator,
        "denominator": value.denominator,
        "counted": value.counted,
        "separate": value.separate,
        "excluded": value.excluded,
        "provisional": value.provisional,
    }


def _entry_change_as_json(change: EntryChange) -> Mapping[str, Json]:
    return {
        "subject": change.subject,
        "case": change.case,
        "day": change.day,
        "before": None if change.before is None else entry_as_json(change.before),
        "after": None if change.after is None else entry_as_json(change.after),
    }


def entry_as_json(entry: Entry) -> Mapping[str, Json]:
    return {
        "standing": entry.standing.value,
        "rule": entry.rule,
        "numerator": entry.numerator,
        "denominator": entry.denominator,
        "by": dict(entry.by),
        "open_until": entry.open_until,
    }
