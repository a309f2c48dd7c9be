"""The read models, a line each."""

from collections.abc import Collection, Iterable

from rich.markup import escape
from rich.table import Table

from cli.language import both, one
from cli.screen import table
from projections.engine import Beside, ProjectionStatus, Status


def read_models_table(lines: Iterable[ProjectionStatus], outdated: Collection[str]) -> Table:
    """``outdated`` names those that were made under other rules than those now decided."""
    grid = table(
        both("读模型", "Read models"),
        both("名称", "Name"),
        both("版本", "Ver."),
        both("状态", "State"),
        both("位置", "Position"),
        both("落后", "Lag"),
        both("行数", "Rows"),
        both("搁置", "Parked"),
        both("规则", "Rules"),
        both("旁边的副本", "Copy beside"),
    )
    for line in lines:
        counts = (line.position, line.lag, line.rows or 0, line.parked)
        grid.add_row(
            line.name,
            str(line.version),
            line.status.value,
            *(f"{count:,}" for count in counts),
            one("已变更", "outdated") if line.name in outdated else "",
            _beside(line.beside, line.head),
        )
    return grid


def errors_table(lines: Iterable[ProjectionStatus]) -> Table | None:
    """Why building stopped, of what is read and of the copies beside; None when nothing has."""
    grid = table(both("错误", "Errors"), both("名称", "Name"), both("错误", "Error"))
    for line in lines:
        if line.error:
            grid.add_row(line.name, escape(line.error))
        if line.beside is not None and line.beside.error:
            grid.add_row(f"{line.name} {both('的副本', '(copy)')}", escape(line.beside.error))
    return grid if grid.row_count else None


def _beside(beside: Beside | None, head: int) -> str:
    if beside is None:
        return ""
    at = f"{beside.status.value} {beside.position:,}"
    # a former copy is not on its way anywhere
    return at if beside.status is Status.KEPT or not head else f"{at} ({beside.position * 100 // head}%)"
