"""The shelf as tables: stock, the card of a part, shortages, the pick list."""

from collections.abc import Sequence
from decimal import Decimal

from rich.table import Table

from cli.language import both, language, one
from cli.screen import short, table
from cli.tables.instants import moment
from projections.parts_shelf.views import PickLine, Shortage, Stock
from projections.stock_card.queries import Movement


def stock_table(parts: Sequence[Stock]) -> Table:
    grid = table(
        both("配件库存", "Stock"),
        both("库位", "Bin"),
        both("件号", "Part"),
        both("在库", "On hand"),
        both("隔离", "Quarantined"),
        both("预留", "Reserved"),
        both("可用", "Available"),
        both("待料", "Awaited"),
        both("最近入库", "Last receipt"),
        both("最近出库", "Last issue"),
    )
    for part in parts:
        grid.add_row(
            part.bin,
            part.part,
            str(part.on_hand),
            _unless_none(part.quarantined),
            _unless_none(part.reserved),
            str(part.available),
            _unless_none(part.awaited),
            moment(part.last_receipt_at),
            moment(part.last_issue_at),
        )
    return grid


def card_table(part: str, movements: Sequence[Movement]) -> Table:
    """In the order of recording; a movement that was entered late shows when it was booked."""
    grid = table(
        both(f"库存卡片 {part}", f"Card of {part}"),
        both("时间", "When"),
        both("补录", "Entered late"),
        both("摘要", "What"),
        both("收发", "In, out"),
        both("结存", "On hand"),
        both("可用", "Available"),
        both("库位", "Bin"),
        both("批次", "Lots"),
        both("成本", "Cost"),
        both("对象", "For, from"),
        both("经手人", "Who"),
    )
    for movement in movements:
        booked = movement.recorded_at.astimezone(movement.occurred_at.tzinfo)
        grid.add_row(
            moment(movement.occurred_at),
            moment(booked) if movement.late_entry else "",
            movement.kind.label(language()),
            f"{movement.quantity:+}" if movement.quantity else "0",
            str(movement.on_hand),
            str(movement.available),
            movement.bin,
            " ".join(lot.lot for lot in movement.lots),
            "" if movement.cost_fen is None else f"{Decimal(movement.cost_fen) / 100:.2f}",
            _other_side(movement),
            movement.who,
        )
    return grid


def shortage_table(shortages: Sequence[Shortage]) -> Table:
    grid = table(
        both("待料清单", "Waiting for parts"),
        both("件号", "Part"),
        both("待料", "Awaited"),
        both("需重新预留", "To be reserved anew"),
        both("工单", "Order"),
        both("项目", "Job"),
        both("车型", "Model"),
        both("服务顾问", "Advisor"),
        both("起始", "Since"),
        both("交车承诺", "Promised"),
        both("预计到货", "Expected"),
        both("标志", "Marks"),
    )
    for line in shortages:
        grid.add_row(
            line.part,
            _unless_none(line.awaited),
            _unless_none(line.lapsed),
            short(line.order),
            f"{line.job} {line.line}",
            line.model,
            line.advisor,
            moment(line.short_since),
            moment(line.need_by),
            moment(line.eta),
            one("停驶", "off road") if line.vor else "",
        )
    return grid


def pick_table(lines: Sequence[PickLine]) -> Table:
    grid = table(
        both("备料清单", "Pick list"),
        both("库位", "Bin"),
        both("件号", "Part"),
        both("数量", "Quantity"),
        both("工单", "Order"),
        both("项目", "Job"),
        both("车型", "Model"),
        both("技师", "Technician"),
        both("交车承诺", "Promised"),
        both("预留至", "Kept until"),
    )
    for line in lines:
        grid.add_row(
            line.bin,
            line.part,
            str(line.to_pick),
            short(line.order),
            f"{line.job} {line.operation or ''}",
            line.model,
            " ".join(line.technicians),
            moment(line.need_by),
            moment(line.expires),
        )
    return grid


def _other_side(movement: Movement) -> str:
    streams = (movement.order, movement.purchase_order, movement.transfer, movement.count)
    known = [short(stream) for stream in streams if stream is not None]
    people = (movement.technician, movement.supplier, movement.other_store)
    return " ".join([*known, *(each for each in people if each is not None)])


def _unless_none(quantity: Decimal) -> str:
    return str(quantity) if quantity else ""
