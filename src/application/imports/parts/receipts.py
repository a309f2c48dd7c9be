"""A row becomes goods on the shelf: opening stock, or a delivery of the past."""

from collections.abc import Mapping
from datetime import date, datetime, time

from pydantic import ValidationError

from application.commands.handlers.part_masters import NOT_DEFINED
from application.imports.parts.columns import Column
from application.imports.parts.values import Values
from application.imports.problems import NO_KEY, BadRow, unacceptable
from application.imports.reading import Row
from application.imports.rehearsal import StateOf
from application.imports.steps import Ids, Planned, Step
from domain.aggregates.part import PART
from domain.aggregates.part.state import Part
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock import refusals as stock_refusals
from domain.aggregates.parts_stock.commands.models import ReceiveStock
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.command import Command
from domain.errors import AfterSalesError, Refused
from domain.parts import part_id, parts_stock_id
from domain.reasons import ReasonCode
from domain.rules.calendar import business_date
from domain.rules.rule_set import RuleSet

COLUMNS = (
    Column("part", ("件号", "part number", "part", "配件编号", "零件号"), required=True),
    Column("quantity", ("数量", "quantity", "入库数量"), required=True),
    Column("unit_cost", ("成本单价", "unit cost", "cost", "单价"), required=True),
    Column("bin", ("库位", "bin", "货位"), required=True),
    Column("lot", ("批次", "lot", "batch")),
    Column("supplier", ("供应商", "supplier")),
    Column("document", ("单据", "document", "单据号")),
    Column("date", ("日期", "date", "入库日期")),
    Column("source", ("来源", "source")),
    Column("serials", ("序列号", "serials", "serial numbers")),
)
_KEY = ("part", "lot", "document")
_NOON = time(12)
"""Of the day for which a receipt is entered late: nobody knows the hour any more."""
_FIELD_OF_CODE = {
    stock_refusals.SERIALS_NEEDED.code: "serials",
    stock_refusals.SERIAL_TWICE.code: "serials",
    stock_refusals.NO_GOODS.code: "unit_cost",
}


class ReceiptReading:
    """A receipt is known by its part, batch and document."""

    key_columns = ", ".join(column.title for column in COLUMNS if column.field in _KEY)
    columns = COLUMNS

    def __init__(self, ids: Ids, store: str, rules: RuleSet) -> None:
        self._ids = ids
        self._store = store
        self._rules = rules

    def plan(self, row: Row, now: datetime) -> Planned:
        values = Values(COLUMNS, row.cells)
        part = values.code("part")
        if part is None:
            raise BadRow(NO_KEY, COLUMNS[0].title)
        today = business_date(self._rules.calendar, now)
        day = values.past_day("date", today) or today
        try:
            body = _receipt(values)
        except ValidationError as error:
            raise unacceptable(error, values.column_of) from None
        own = self._ids.command("receive", part, body.lot or "", body.document or "")
        content = self._ids.content(*(row.cells[column.field] for column in COLUMNS))
        step = Step(PARTS_STOCK, own, parts_stock_id(self._store, part), body)
        if day == today:
            return Planned(content, own, (step,), now)
        return Planned(content, own, (step,), _noon(day, now), ReasonCode.IMPORTED)

    def facts(self, state_of: StateOf, stream: str, body: Command) -> Mapping[str, str | int | bool]:
        number = stream.removeprefix(parts_stock_id(self._store, ""))
        master: Part = state_of(PART, part_id(self._store, number))
        if not master.defined:
            raise Refused(NOT_DEFINED, part=number)
        return {"serial_tracked": master.serial_tracked}

    def column_at_fault(self, step: Step, refusal: AfterSalesError) -> str:
        return Values(COLUMNS, {}).column_of(_FIELD_OF_CODE.get(refusal.code, "part"))


def _receipt(values: Values) -> ReceiveStock:
    for field in ("quantity", "unit_cost", "bin"):
        values.required(field)
    supplier = values.code("supplier")
    usual = ReceiptSource.OPENING if supplier is None else ReceiptSource.PURCHASE
    return ReceiveStock.model_validate(
        {
            "quantity": values.number("quantity"),
            "unit_cost": values.yuan("unit_cost"),
            "bin": values.code("bin"),
            "lot": values.code("lot"),
            "supplier": supplier,
            "document": values.text("document"),
            "source": values.word("source", ReceiptSource) or usual,
            "serials": tuple((values.text("serials") or "").replace("、", " ").replace(";", " ").split()),
        }
    )


def _noon(day: date, now: datetime) -> datetime:
    return datetime.combine(day, _NOON, tzinfo=now.tzinfo)
