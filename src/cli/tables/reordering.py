"""What to order as a table: every quantity beside what it follows from."""

from collections.abc import Iterable
from decimal import Decimal

from rich.markup import escape
from rich.table import Table

from cli.language import both, one
from cli.screen import table
from projections.engine.columns import decimal_text
from projections.parts_demand.queries.reordering import DemandMonth, ReorderProposal


def reorder_table(title: str, proposals: Iterable[ReorderProposal]) -> Table:
    grid = table(
        title,
        both("件号", "Part"),
        both("名称", "Name"),
        both("各月需求", "Demand by month"),
        both("月均", "Average"),
        both("下限", "Min"),
        both("上限", "Max"),
        both("可用", "Free"),
        both("已订未到", "Ordered"),
        both("待料", "Awaited"),
        both("建议", "Order"),
        both("依据", "Basis"),
    )
    for line in proposals:
        there = (line.minimum, line.maximum, line.available, line.on_order, line.awaited)
        grid.add_row(
            line.part,
            escape(line.title or ""),
            " ".join(_demand(month) for month in line.months),
            "" if line.average is None else decimal_text(line.average),
            *(decimal_text(quantity) for quantity in there),
            str(line.quantity),
            escape(_basis(line)),
        )
    return grid


def _demand(month: DemandMonth) -> str:
    """A month in which the part was not known is no nought."""
    return "-" if month.demand is None else decimal_text(Decimal(month.demand))


def _basis(line: ReorderProposal) -> str:
    days = line.days
    numbers = f"{days.safety_days}+{days.order_cycle_days}+{days.lead_days}"
    of_days = one(f"{numbers} 天", f"{numbers} days")
    said = [of_days, line.days_basis or one("规则", "rules")]
    if others := [part for part in line.demand_of if part != line.part]:
        said.append(one(f"含 {'、'.join(others)}", f"with {', '.join(others)}"))
    return " ".join(said)
