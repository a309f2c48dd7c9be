"""What differs between the copy that was read and the one made anew."""

from collections.abc import Callable, Iterator

from rich.markup import escape
from rich.table import Table

from cli.language import both, one
from cli.screen import table
from projections.engine import Difference, RowDifference, Value
from projections.engine.rebuilding.difference import Kind

_TELLING = 3
"""Columns shown of a row that is on one side only."""
_LONGEST = 60


def differences_table(title: str, difference: Difference, keys: int = 3) -> Table:
    """A line for each table: how much differs, and by their ``keys`` the first rows that do."""
    grid = table(
        title,
        both("表", "Table"),
        both("所读行数", "Rows read"),
        both("按日志", "By the log"),
        both("缺少", "Missing"),
        both("多余", "Surplus"),
        both("改变", "Changed"),
        *([both("首批键", "First keys")] if keys else []),
    )
    for each in difference.tables:
        counts = (each.read_rows, each.fresh_rows, each.missing, each.surplus, each.changed)
        first = "\n".join(_key(row) for row in each.first[:keys])
        grid.add_row(each.table, *(f"{count:,}" for count in counts), *([first] if keys else []))
    return grid


def rows_table(title: str, difference: Difference) -> Table:
    """The first rows that differ, column by column."""
    grid = table(
        title,
        both("表", "Table"),
        both("键", "Key"),
        both("如何", "How"),
        both("所读 → 按日志", "As read → by the log"),
    )
    for each in difference.tables:
        for row in each.first:
            grid.add_row(each.table, _key(row), _kind(row.kind), "\n".join(_columns(row)))
    return grid


def in_short(difference: Difference, say: Callable[[str, str], str] = one) -> str:
    """The numbers of differing rows over all tables, or why there are none."""
    if difference.unreadable is not None:
        reason = escape(difference.unreadable)
        return say(f"表无法读取：{reason}", f"(the tables cannot be read: {reason})")
    counts = difference_counts(difference)
    missing, surplus, changed = counts["missing"], counts["surplus"], counts["changed"]
    return say(
        f"缺少 {missing:,} 行，多余 {surplus:,} 行，改变 {changed:,} 行",
        f"({missing:,} rows missing, {surplus:,} surplus, {changed:,} changed)",
    )


def difference_counts(difference: Difference) -> dict[Kind, int]:
    return {
        "missing": sum(each.missing for each in difference.tables),
        "surplus": sum(each.surplus for each in difference.tables),
        "changed": sum(each.changed for each in difference.tables),
    }


def _kind(kind: Kind) -> str:
    match kind:
        case "missing":
            return one("缺少", "missing")
        case "surplus":
            return one("多余", "surplus")
        case "changed":
            return one("改变", "changed")


def _key(row: RowDifference) -> str:
    return escape(" ".join(str(value) for value in row.key))


def _columns(row: RowDifference) -> Iterator[str]:
    """Of a changed row what has changed; of any other enough to know it by, since one side is nothing."""
    if row.read is None or row.fresh is None:
        there = (row.read or row.fresh or {}).items()
        telling = [(name, value) for name, value in there if value is not None and value not in row.key]
        for name, value in telling[:_TELLING]:
            yield f"{name} = {_value(value)}"
        if len(telling) > _TELLING:
            yield "…"
        return
    for name, fresh in row.fresh.items():
        if fresh != row.read[name]:
            yield f"{name}: {_value(row.read[name])} → {_value(fresh)}"


def _value(value: Value) -> str:
    text = "∅" if value is None else str(value)
    return escape(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
