"""A row becomes a part's master data, its class in a year, and a proposed sales price."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from pydantic import ValidationError

from application.imports.parts.columns import Column
from application.imports.parts.values import Values
from application.imports.problems import NO_KEY, BadRow, unacceptable
from application.imports.reading import Row
from application.imports.rehearsal import StateOf
from application.imports.steps import Ids, Planned, Step
from domain.aggregates.part import PART
from domain.aggregates.part import refusals as part_refusals
from domain.aggregates.part.commands import ClassifyPart, DefinePart, ProposePrice
from domain.command import Command
from domain.errors import AfterSalesError
from domain.parts import OldPartPolicy, UsageClass, part_id
from domain.rules.calendar import business_date
from domain.rules.rule_set import RuleSet

COLUMNS = (
    Column("part", ("件号", "part number", "part", "配件编号", "零件号"), required=True),
    Column("title", ("名称", "title", "name", "配件名称"), required=True),
    Column("unit", ("单位", "unit"), required=True),
    Column("old_part_policy", ("旧件处理", "old part policy"), required=True),
    Column("serial_tracked", ("序列号管理", "serial tracked")),
    Column("hazardous", ("危险品", "hazardous")),
    Column("usage_class", ("分类", "usage class", "class")),
    Column("year", ("年度", "year")),
    Column("price", ("售价", "price", "销售价")),
    Column("valid_from", ("生效日期", "valid from")),
)
_BASIS = "导入 Imported"
_FIELD_OF_COMMAND = {DefinePart: "part", ClassifyPart: "usage_class", ProposePrice: "price"}
_BOTH_OR_NEITHER = (("usage_class", "year"), ("year", "usage_class"), ("valid_from", "price"))


class PartReading:
    key_columns = COLUMNS[0].title
    columns = COLUMNS

    def __init__(self, ids: Ids, store: str, rules: RuleSet) -> None:
        self._ids = ids
        self._store = store
        self._rules = rules

    def plan(self, row: Row, now: datetime) -> Planned:
        values = Values(COLUMNS, row.cells)
        part = values.code("part")
        if part is None:
            raise BadRow(NO_KEY, self.key_columns)
        try:
            bodies = tuple(self._bodies(part, values, now))
        except ValidationError as error:
            raise unacceptable(error, values.column_of) from None
        stream = part_id(self._store, part)
        steps = tuple(Step(PART, self._ids.command(body.type_name, part), stream, body) for body in bodies)
        content = self._ids.content(*(row.cells[column.field] for column in COLUMNS))
        return Planned(content, steps[0].command_id, steps, now)

    def facts(self, state_of: StateOf, stream: str, body: Command) -> Mapping[str, str | int | bool]:
        return {}

    def column_at_fault(self, step: Step, refusal: AfterSalesError) -> str:
        backdated = refusal.code == part_refusals.BACKDATED.code
        field = "valid_from" if backdated else _FIELD_OF_COMMAND[type(step.body)]
        return Values(COLUMNS, {}).column_of(field)

    def _bodies(self, part: str, values: Values, now: datetime) -> Iterator[Command]:
        yield DefinePart(
            part=part,
            title=values.required("title"),
            unit=values.required("unit"),
            serial_tracked=values.flag("serial_tracked"),
            old_part_policy=_policy(values),
            hazardous=values.flag("hazardous"),
        )
        for given, wanted in _BOTH_OR_NEITHER:
            if values.text(given) is not None:
                values.required(wanted)
        usage_class, year = values.word("usage_class", UsageClass), values.whole("year")
        if usage_class is not None and year is not None:
            yield ClassifyPart(year=year, usage_class=usage_class)
        price = values.yuan("price")
        if price is not None:
            valid_from = values.day("valid_from") or business_date(self._rules.calendar, now)
            yield ProposePrice(price=price, valid_from=valid_from, basis=_BASIS)


def _policy(values: Values) -> OldPartPolicy:
    values.required("old_part_policy")
    policy = values.word("old_part_policy", OldPartPolicy)
    assert policy is not None
    return policy
