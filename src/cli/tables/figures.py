"""Figures, explanations and previews as tables."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from rich.table import Table

from cli.language import both, language, one
from cli.screen import short, table
from domain.event_labels import EVENT_LABELS
from projections.kpi.catalogue import BY_ID
from projections.kpi.entry import Entry
from projections.kpi.queries.differences import FigureChange
from projections.kpi.queries.values import FigureValue, ValueState
from projections.kpi.words import Combining, Ground, Measure
from runtime.figures.causes import Cause
from runtime.figures.explaining import Member

_GROUNDS = {ground.path: ground for ground in Ground}


def shown(value: FigureValue) -> str:
    """With its unit, and a mark while it may still change."""
    if value.state is not ValueState.NUMBER or value.value is None:
        return value.state.label(language())
    number = f"{plain(value.value)} {BY_ID[value.kpi].unit.label(language())}"
    if value.p90 is not None:
        number += f" (p90 {plain(value.p90)})"
    return f"{number} {one('暂定', 'provisional')}" if value.provisional else number


def plain(number: Decimal) -> str:
    """At most two places."""
    text = f"{number:,.2f}"
    return text.removesuffix(".00")


def figures_table(title: str, values: Sequence[FigureValue]) -> Table:
    grid = table(
        title,
        both("编号", "Id"),
        both("指标", "Figure"),
        both("数值", "Value"),
        both("分子", "Numerator"),
        both("分母", "Denominator"),
        both("计入", "Counted"),
        both("单列", "Apart"),
        both("不计", "Excluded"),
    )
    for value in values:
        kpi = BY_ID[value.kpi]
        grid.add_row(
            kpi.id,
            one(kpi.zh, kpi.en),
            shown(value),
            *_parts(value),
            *(str(count) for count in (value.counted, value.separate, value.excluded)),
        )
    return grid


def _parts(value: FigureValue) -> tuple[str, str]:
    if value.state is ValueState.DISABLED:
        return "", ""
    numerator, denominator = amounts(value.kpi, value.numerator, value.denominator)
    return numerator, "" if BY_ID[value.kpi].combining in _UNDIVIDED else denominator


_UNDIVIDED = (Combining.SUM, Combining.MEDIAN, Combining.STANDING)


def amounts(kpi: str, numerator: int, denominator: int) -> tuple[str, str]:
    """Numerator and denominator as people read them: yuan and hours instead of fen and microseconds."""
    measures = BY_ID[kpi].measures
    return _amount(numerator, measures[0]), _amount(denominator, measures[1])


def _amount(number: int, measure: Measure) -> str:
    scaled = Fraction(number) / measure.whole
    text = plain(Decimal(scaled.numerator) / Decimal(scaled.denominator))
    return f"{text} {measure.label(language())}".rstrip()


def members_table(title: str, members: Iterable[Member]) -> Table:
    grid = table(
        title,
        both("对象", "Subject"),
        both("业务日", "Day"),
        both("分子", "Numerator"),
        both("分母", "Denominator"),
        both("依据", "Rule"),
        both("归属", "Where"),
        both("事件", "Events"),
    )
    for member in members:
        entry = member.placed.entry
        grid.add_row(
            subject(entry.subject),
            member.placed.day,
            *amounts(entry.kpi, entry.numerator, entry.denominator),
            rule(entry),
            " ".join(entry.by.values()),
            _events(member.events),
        )
    return grid


def subject(name: str) -> str:
    """``9ca43338/J1``: enough of an order's id to find it again, and the job."""
    stream, slash, job = name.partition("/")
    return f"{short(stream)}{slash}{job}" if stream.startswith(("work_order-", "visit-")) else name


def rule(entry: Entry) -> str:
    """The path of a rule, or in words what the definition says."""
    ground = _GROUNDS.get(entry.rule)
    return entry.rule if ground is None else ground.label(language())


def _events(events: Sequence[Cause]) -> str:
    """How many, and from which position of the log to which."""
    if not events:
        return ""
    return f"{len(events)} (#{events[0].position:,}–#{events[-1].position:,})"


def changes_table(title: str, changes: Sequence[FigureChange]) -> Table:
    grid = table(
        title,
        both("门店", "Store"),
        both("期间", "Period"),
        both("指标", "Figure"),
        both("原值", "Before"),
        both("新值", "After"),
        both("因何", "Because of"),
    )
    for change in changes:
        kpi = BY_ID[change.kpi]
        grid.add_row(
            change.store,
            str(change.period),
            f"{kpi.id} {one(kpi.zh, kpi.en)}",
            shown(change.before),
            shown(change.after),
            _because(change),
        )
    return grid


_NAMED = 4


def _because(change: FigureChange) -> str:
    subjects = list(dict.fromkeys(entry.subject for entry in change.changes))
    named = " ".join(subject(each) for each in subjects[:_NAMED])
    rest = len(subjects) - _NAMED
    return f"{named} … {one(f'另 {rest} 个', f'{rest} more')}" if rest > 0 else named


def causes_table(title: str, causes: Iterable[Cause]) -> Table:
    grid = table(
        title,
        both("位置", "Position"),
        both("发生", "Occurred"),
        both("记录", "Recorded"),
        both("对象", "Stream"),
        both("事件", "Event"),
        both("谁", "Who"),
        both("为何", "Why"),
    )
    for cause in causes:
        why = (cause.reason, cause.late_entry)
        grid.add_row(
            f"{cause.position:,}",
            f"{cause.occurred_at:%Y-%m-%d %H:%M}",
            f"{cause.recorded_at:%Y-%m-%d %H:%M}",
            subject(cause.stream),
            EVENT_LABELS[cause.type].label(language()),
            f"{cause.actor.id} {cause.actor.role.label(language())}",
            " ".join(code.label(language()) for code in why if code is not None),
        )
    return grid
