"""The in-out-stock table as a workbook: a sheet for each costing, what was entered late, and how to read it."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.parts import Costing
from projections.kpi.periods import month_of
from projections.stock_value.queries.flow import Balance, StockFlow
from projections.valued_stock.words import MovementKind
from runtime.reporting.model import Column, Kind, Named, Report, Row, Sheet
from runtime.reporting.units import yuan


@dataclass(frozen=True, slots=True)
class Made:
    """When on the store's wall clock, by whom, under which rules."""

    at: datetime
    by: str
    rule_set: str


def stock_flow_report(flow: StockFlow, made: Made) -> Report:
    period = month_of(date.fromisoformat(f"{flow.month}-01"))
    return Report(
        key="stock-flow",
        title=Named("进销存报表", "In-out-stock table"),
        store=flow.store,
        period=period,
        position=flow.position,
        rule_sets=(made.rule_set,),
        made_at=made.at,
        made_by=made.by,
        # the costing in force comes first
        sheets=[
            *(_sheet(flow, each) for each in sorted(Costing, key=lambda each: each is not flow.costing)),
            _late_sheet(flow),
            _notes_sheet(flow, made),
        ],
    )


def _sheet(flow: StockFlow, costing: Costing) -> Sheet:
    columns = [Column("件号", "Part"), Column("名称", "Name")]
    for zh, en in (("期初", "Opening"), *((kind.zh, kind.en) for kind in MovementKind), ("期末", "Closing")):
        columns.append(Column(f"{zh}数量", f"{en}, quantity", Kind.NUMBER))
        columns.append(Column(f"{zh}金额", f"{en}, value", Kind.YUAN, summed=True))
    rows: list[Row] = []
    for line in flow.lines:
        moved = (line.movements.get(kind) for kind in MovementKind)
        balances = [line.opening, *moved, line.closing]
        rows.append([line.part, line.title, *(cell for each in balances for cell in _cells(each, costing))])
    return Sheet(f"stock_flow_{costing}", costing.zh, costing.en, columns, rows)


def _cells(balance: Balance | None, costing: Costing) -> Row:
    """Empty where nothing of the kind happened."""
    return [None, None] if balance is None else [balance.quantity, yuan(balance.by(costing))]


def _late_sheet(flow: StockFlow) -> Sheet:
    columns = (
        Column("日志位置", "Log position", Kind.INTEGER),
        Column("件号", "Part"),
        Column("类别", "Movement"),
        Column("业务日", "Business day", Kind.DATE),
        Column("录入日", "Entered on", Kind.DATE),
        Column("录入人", "Entered by"),
        Column("数量", "Quantity", Kind.NUMBER),
        Column("金额(移动加权平均)", "Value by moving average", Kind.YUAN, summed=True),
        Column("金额(先进先出)", "Value first in, first out", Kind.YUAN, summed=True),
    )
    rows: list[Row] = [
        [
            late.position,
            late.part,
            late.kind,
            late.day,
            late.recorded_on,
            late.by,
            late.quantity,
            yuan(late.moving_average_fen),
            yuan(late.fifo_fen),
        ]
        for late in flow.late
    ]
    return Sheet("late", "补录", "Entered late", columns, rows)


def _notes_sheet(flow: StockFlow, made: Made) -> Sheet:
    columns = (Column("项目", "About"), Column("内容", "Content"))
    rows: list[Row] = [
        [Named("门店", "Store"), flow.store],
        [Named("月份", "Month"), flow.month],
        [Named("计价方法", "Costing in force"), flow.costing],
        [Named("规则集", "Rule set"), made.rule_set],
        [Named("截至日志位置所知", "As known at log position"), str(flow.position)],
        [Named("导出人", "Taken out by"), made.by],
        [Named("导出时间", "Taken out at"), made.at],
        [
            Named("读法", "Reading"),
            Named(
                "期末 = 期初 + 各项变动;按录入顺序计价;补录的单据计入其业务月份,并在补录表中列出",
                "Closing = opening + movements; valued in the order of entering; what was entered after the month "
                "had ended belongs to it, and is listed",
            ),
        ],
    ]
    return Sheet("notes", "说明", "Notes", columns, rows, on_screen=False)
