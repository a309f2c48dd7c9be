"""周转: how often the money in the stock has been issued within a year, by what parts are stocked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from domain.identifiers import StoreId
from domain.parts import Costing, UsageClass
from domain.rules.reordering import months_before
from projections.engine.dbapi import Row
from projections.stock_value.queries.classes import classes_of
from projections.stock_value.queries.flow import balance_of, flows_up_to
from projections.valued_stock.words import MovementKind
from projections.views import Reads, View

_MONTHS = 12
_ISSUES = frozenset({MovementKind.ISSUED.value, MovementKind.RETURNED.value})


class Turnover(View):
    """``turns`` in a year = ``issue_cost_fen`` / ``average_value_fen``, where there are less than twelve months times
    12 / their number, ``days`` = 365 / ``turns``; None: nothing to divide by. The figure S04 says the same of any day.

    ``issue_cost_fen`` is that of the twelve months up to ``month``, net of what came back. The average is that of the
    ends of these months and of the month before them; ``month_ends`` says how many of them there are, since those
    before the store's first movement are none.
    """

    usage_class: UsageClass | None
    month: str
    issue_cost_fen: int
    month_ends: int
    average_value_fen: int
    turns: Decimal | None
    days: Decimal | None


def turnover(reads: Reads, store: StoreId, day: date, costing: Costing) -> list[Turnover]:
    """For the whole months before the day; parts without a class of the year are under None, the last line."""
    months = months_before(day, _MONTHS + 1)
    flows = flows_up_to(reads, store, months[-1])
    classes = classes_of(reads, store, int(months[-1][:4]))
    first = min((str(row["month"]) for rows in flows.values() for row in rows), default=None)
    if first is None:
        return []
    by_class: dict[UsageClass | None, list[Row]] = defaultdict(list)
    for part, rows in flows.items():
        by_class[classes.get(part)].extend(rows)
    ends = [month for month in months if month >= first]
    order: Iterable[UsageClass | None] = (*UsageClass, None)
    return [_turnover(each, by_class[each], months, ends, costing) for each in order if each in by_class]


def _turnover(
    usage_class: UsageClass | None,
    rows: Sequence[Row],
    months: Sequence[str],
    ends: Sequence[str],
    costing: Costing,
) -> Turnover:
    moved = _by_month(rows, costing)
    values = [sum(fen for month, fen in moved.items() if month <= end) for end in ends]
    cost = -sum(
        balance_of(row).by(costing) for row in rows if row["kind"] in _ISSUES and row["month"] in months[1:]
    )
    average = Decimal(sum(values)) / len(values)
    yearly = Decimal(cost) * _MONTHS / min(len(ends), _MONTHS)
    turns = yearly / average if average > 0 else None
    return Turnover(
        usage_class=usage_class,
        month=months[-1],
        issue_cost_fen=cost,
        month_ends=len(ends),
        average_value_fen=int(average.quantize(Decimal(1), ROUND_HALF_UP)),
        turns=None if turns is None else turns.quantize(Decimal("0.01"), ROUND_HALF_UP),
        days=(Decimal(365) / turns).quantize(Decimal("0.1"), ROUND_HALF_UP) if turns else None,
    )


def _by_month(rows: Iterable[Row], costing: Costing) -> Mapping[str, int]:
    moved: dict[str, int] = defaultdict(int)
    for row in rows:
        moved[str(row["month"])] += balance_of(row).by(costing)
    return moved
