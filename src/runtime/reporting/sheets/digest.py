"""What the manager must know: targets that were missed, promises that wait, cars that are overdue. The worst first."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from domain.rules.targets import Band
from projections.kpi.catalogue import BY_ID
from projections.kpi.words import Combining, Dimension, Unit
from projections.promise_ledger.queries import late_deliveries, ledger, overdue
from runtime.reporting.judged import deviation, judge
from runtime.reporting.measured import Measured
from runtime.reporting.model import Column, Kind, Named, Quantity, Row, Sheet
from runtime.reporting.sheets.figures import Targets
from runtime.reporting.source import Source
from runtime.reporting.units import in_unit

_MISSED = Named("未达标", "Target missed")
_PROMISES = Named("未结承诺", "Open promises")
_OVERDUE_PROMISE = Named("逾期承诺", "Promise overdue")
_STILL_HERE = Named("逾期未交车", "Past its promise and still here")
_DELIVERED_LATE = Named("逾期交车", "Delivered late")
_OVERDUE_CAR = Named("超期在厂", "Too long in the workshop")
_DAYS = Named("天", "days")
_AGED = "T08"


def digest_sheet(source: Source, measured: Measured, targets: Targets) -> Sheet:
    """Promises and cars are as they stand now; targets are those of the period."""
    columns = (
        Column("事项", "Matter"),
        Column("对象", "What"),
        Column("实际", "Actual", Kind.NUMBER),
        Column("目标", "Target", Kind.NUMBER),
        Column("单位", "Unit"),
        Column("偏差", "Deviation", Kind.PERCENT),
        Column("责任人", "Who"),
        Column("应于", "Due", Kind.DATETIME),
    )
    rows = [*_missed(measured, targets), *_promises(source), *_cars(source, measured)]
    return Sheet("digest", "经理摘要", "Digest for the manager", columns, rows)


def _missed(measured: Measured, targets: Targets) -> Iterator[Row]:
    found: list[tuple[Decimal, Row]] = []
    for kpi_id, target in targets.items():
        kpi = BY_ID.get(kpi_id)
        if kpi is None or not kpi.enabled:
            continue
        value = measured.value(kpi)
        judged = judge(kpi, value, target, measured)
        if judged.band is not Band.MISSED or value.value is None:
            continue
        worse = deviation(value, judged, target.better)
        name = Named(f"{kpi.id} {kpi.zh}", f"{kpi.id} {kpi.en}")
        row: Row = [
            _MISSED,
            name,
            in_unit(kpi, value.value),
            in_unit(kpi, judged.goal),
            kpi.unit,
            worse,
            None,
            None,
        ]
        found.append((Decimal(0) if worse is None else worse, row))
    yield from (row for _, row in sorted(found, key=lambda each: -each[0]))


def _promises(source: Source) -> Iterator[Row]:
    waiting = len(ledger(source.reads, source.store))
    count = Quantity(waiting, Kind.INTEGER)
    yield [_PROMISES, None, count, None, Named("个", "count"), None, None, None]
    for promise in overdue(source.reads, source.store, source.now):
        due = source.wall_clock(promise.due)
        yield [
            _OVERDUE_PROMISE,
            promise.order,
            None,
            None,
            None,
            None,
            promise.advisor or promise.made_by,
            due,
        ]


def _cars(source: Source, measured: Measured) -> Iterator[Row]:
    period = measured.period
    for car in late_deliveries(source.reads, source.store, period.first, period.last, source.now):
        matter = _STILL_HERE if car.delivered_at is None else _DELIVERED_LATE
        due = source.wall_clock(car.promised_at)
        late = None if car.late_minutes is None else Quantity(car.late_minutes, Kind.MINUTES)
        yield [matter, car.order, late, None, Unit.MINUTES if late else None, None, car.advisor, due]
    kpi = BY_ID.get(_AGED)
    if kpi is None or kpi.combining is not Combining.STANDING:
        return
    seen = min(period.last, measured.today)
    last = seen.isoformat()
    for each in measured.counted(kpi):
        until = each.entry.by.get(Dimension.UNTIL)
        if each.day <= last and (until is None or until > last):
            days = (seen - date.fromisoformat(each.day)).days + 1
            actual = Quantity(days, Kind.INTEGER)
            yield [_OVERDUE_CAR, each.entry.subject, actual, None, _DAYS, None, None, None]
