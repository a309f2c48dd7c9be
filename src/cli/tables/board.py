"""The workshop board as a table."""

from datetime import datetime

from rich.table import Table

from cli.language import both, language, one
from cli.screen import short, table
from cli.tables.instants import moment, span
from projections.workshop_board.views import BoardOrder


def board_table(orders: list[BoardOrder], now: datetime) -> Table:
    """Every order in the house; ``now`` is what the time left is measured from."""
    grid = table(
        both("车间看板", "Workshop board"),
        both("工单", "Order"),
        both("车型", "Model"),
        both("类别", "Class"),
        both("状态", "State"),
        both("等待", "Waiting for"),
        both("交车承诺", "Promised"),
        both("剩余", "Left"),
        both("技师", "Technician"),
        both("工位", "Bay"),
        both("标志", "Marks"),
    )
    for order in orders:
        grid.add_row(
            short(order.order),
            order.model,
            order.order_class.label(language()),
            order.status.label(language()),
            " ".join(reason.label(language()) for reason in order.waiting_for),
            moment(order.promised_at),
            span(order.promised_at, now),
            " ".join(order.technicians),
            " ".join(order.bays),
            _marks(order),
        )
    return grid


def _marks(order: BoardOrder) -> str:
    marks = (
        (order.waiting_customer, one("等候", "waiting")),
        (order.express_lane, one("快保", "express")),
        (order.rework, one("返工", "rework")),
        (order.additional_work > 0, one("增项", "more work")),
        (order.promise_changes > 0, one("改期", "promise changed")),
    )
    return " ".join(mark for applies, mark in marks if applies)
