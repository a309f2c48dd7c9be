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
from projections.kpi.periods import Period, month_of
from projections.kpi.queries.differences import (
    FigureChange,
    figure_changes,
    range_of_figures,
    stores_with_figures,
)
from projections.views import Reads
from runtime.figures.documents import change_document
from runtime.figures.shadow import OnProgress, shadow

NO_FIGURES = define(
    "KPI-PREVIEW-001",
    zh="{scope} 范围内还没有任何指标数据，无可预览",
    en="There are no figures yet in the scope {scope}: nothing to preview",
)


@dataclass(frozen=True)
class Preview:
    """Of the log up to ``position``; ``period``: the months that have figures, or the one that was asked for."""

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
        return sha256(json_text(self.document()).encode()).hexdigest()

    def document(self) -> Mapping[str, Json]:
        """Everything of it, for machines and for the digest."""
        return {
            "scope": self.scope,
            "draft": self.draft,
            "position": self.position,
            "first_day": self.period.first.isoformat(),
            "last_day": self.period.last.isoformat(),
            "changed_figures": self.changed_figures,
            "changed_orders": len(self.changed_subjects),
            "figures": [change_document(change) for change in self.changes],
        }


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


def _whole_months(read: Reads, store: StoreId) -> Period | None:
    found = range_of_figures(read, store)
    return None if found is None else Period(month_of(found.first).first, month_of(found.last).last)


def _ranges(read: Reads, scope: StoreId, period: Period | None) -> Mapping[StoreId, Period]:
    """The days to look at, by store."""
    stores = [store for store in stores_with_figures(read) if scope in (GROUP, store)]
    ranges = {store: each for store in stores if (each := period or _whole_months(read, store))}
    if not ranges:
        raise Invalid(NO_FIGURES, scope=scope)
    return ranges
