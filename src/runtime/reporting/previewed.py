"""What a draft of rules would change, as a report."""

from collections.abc import Iterator
from datetime import datetime

from domain.rules.rule_set import RuleSet
from projections.kpi.catalogue import BY_ID
from projections.kpi.entry import Entry
from projections.kpi.queries.differences import EntryChange
from runtime.figures.previewing import Preview
from runtime.reporting.model import Cell, Column, Kind, Named, Report, Row, Sheet
from runtime.reporting.units import parts, value_cell

_VALUES = (
    Column("门店", "Store"),
    Column("期间", "Period"),
    Column("编号", "Id"),
    Column("指标", "Figure"),
    Column("单位", "Unit"),
    Column("原值", "Before", Kind.NUMBER),
    Column("新值", "After", Kind.NUMBER),
    Column("原分子", "Numerator before", Kind.NUMBER),
    Column("新分子", "Numerator after", Kind.NUMBER),
    Column("原分母", "Denominator before", Kind.NUMBER),
    Column("新分母", "Denominator after", Kind.NUMBER),
    Column("因何", "Entries that change it", Kind.INTEGER),
)
_ENTRIES = (
    Column("门店", "Store"),
    Column("期间", "Period"),
    Column("编号", "Id"),
    Column("对象", "Subject"),
    Column("业务日", "Business day", Kind.DATE),
    Column("原计入", "Standing before"),
    Column("新计入", "Standing after"),
    Column("原依据", "Rule before"),
    Column("新依据", "Rule after"),
    Column("原分子", "Numerator before", Kind.INTEGER),
    Column("新分子", "Numerator after", Kind.INTEGER),
    Column("原分母", "Denominator before", Kind.INTEGER),
    Column("新分母", "Denominator after", Kind.INTEGER),
)


def preview_report(seen: Preview, rules: RuleSet, made_at: datetime, made_by: str) -> Report:
    """``rules`` are those that are in force; ``made_at`` is the scope's wall clock."""
    return Report(
        key="preview",
        title=Named(f"规则草案 {seen.draft} 的影响", f"What draft {seen.draft} would change"),
        store=seen.scope,
        period=seen.period,
        position=seen.position,
        rule_sets=[rules.id],
        made_at=made_at,
        made_by=made_by,
        sheets=(
            Sheet("figures", "变化的指标", "Changed figures", _VALUES, list(_figures(seen))),
            Sheet(
                "entries", "变化的明细", "Changed entries", _ENTRIES, list(_entries(seen)), on_screen=False
            ),
        ),
    )


def _figures(seen: Preview) -> Iterator[Row]:
    for change in seen.changes:
        kpi = BY_ID[change.kpi]
        before, after = parts(kpi, change.before), parts(kpi, change.after)
        yield (
            change.store,
            str(change.period),
            kpi.id,
            Named(kpi.zh, kpi.en),
            kpi.unit,
            value_cell(kpi, change.before),
            value_cell(kpi, change.after),
            before[0],
            after[0],
            before[1],
            after[1],
            len(change.changes),
        )


def _entries(seen: Preview) -> Iterator[Row]:
    for change in seen.changes:
        for entry in change.changes:
            yield (change.store, str(change.period), change.kpi, *_entry(entry))


def _entry(change: EntryChange) -> Row:
    before, after = _sides(change.before), _sides(change.after)
    pairs = (cell for pair in zip(before, after, strict=True) for cell in pair)
    return (change.subject, datetime.fromisoformat(change.day).date(), *pairs)


def _sides(entry: Entry | None) -> tuple[Cell, Cell, Cell, Cell]:
    if entry is None:
        return None, None, None, None
    return entry.standing, entry.rule, entry.numerator, entry.denominator
