"""What customers may see: the labour rate, the standard hours with what they cost, the approved prices of parts."""

from datetime import date
from decimal import Decimal

from sqlalchemy import and_, bindparam, exists, select

from domain.aggregates.part.words import PriceStatus
from domain.identifiers import PartNumber, StoreId
from domain.rules.rule_set import RuleSet
from projections.cells import number
from projections.engine.dbapi import Row
from projections.parts_register.queries.prices import holding, prices_between
from projections.parts_register.queries.searching import pattern
from projections.parts_register.tables import PART, PRICE
from projections.parts_register.words import PriceListKind
from projections.views import Reads, View

_HOUR = ("小时", "hour")
_PRICED = (
    select(PART)
    .where(
        and_(
            PART.c.store == bindparam("store"),
            PART.c.part > bindparam("after"),
            PART.c.searched.like(bindparam("pattern"), escape="/"),
            exists()
            .where(
                and_(
                    PRICE.c.store == PART.c.store,
                    PRICE.c.part == PART.c.part,
                    PRICE.c.status == PriceStatus.APPROVED.value,
                    PRICE.c.valid_from <= bindparam("day"),
                )
            )
            .correlate(PART),
        )
    )
    .order_by(PART.c.part)
    .limit(bindparam("limit"))
)


class PriceListLine(View):
    """``price_fen`` of the whole operation, of one unit of the part, or of one hour. Nothing about costs."""

    kind: PriceListKind
    code: str
    zh: str
    en: str
    unit_zh: str
    unit_en: str
    standard_hours: Decimal | None
    price_fen: int
    valid_from: date | None


def labour_lines(rules: RuleSet, search: str) -> list[PriceListLine]:
    """The rate first, then the labour standard by code."""
    rate = rules.labour_rate_per_hour
    lines = [_labour(PriceListKind.RATE, "RATE", ("工时单价", "Labour rate per hour"), None, rate.fen)]
    for code, operation in sorted(rules.labour_standard.items()):
        hours = operation.standard_hours
        name = (operation.zh, operation.en)
        lines.append(_labour(PriceListKind.LABOUR, code, name, hours, rate.times(hours).fen))
    looked_for = search.lower()
    return [line for line in lines if looked_for in f"{line.code} {line.zh} {line.en}".lower()]


def part_lines(
    reads: Reads, store: StoreId, search: str, day: date, *, after: PartNumber = "", limit: int
) -> list[PriceListLine]:
    """Parts that have a price on that day, in order of their numbers."""
    rows = reads.rows(
        _PRICED, store=store, after=after, pattern=pattern(search), day=day.isoformat(), limit=limit
    )
    if not rows:
        return []
    prices = prices_between(reads, store, str(rows[0]["part"]), str(rows[-1]["part"]))
    return [
        _part(row, price) for row in rows if (price := holding(prices[str(row["part"])], day)) is not None
    ]


def _part(row: Row, price: Row) -> PriceListLine:
    title, unit = str(row["title"]), str(row["unit"])
    return PriceListLine(
        kind=PriceListKind.PART,
        code=str(row["part"]),
        zh=title,
        en=title,
        unit_zh=unit,
        unit_en=unit,
        standard_hours=None,
        price_fen=number(price["price_fen"]),
        valid_from=date.fromisoformat(str(price["valid_from"])),
    )


def _labour(
    kind: PriceListKind, code: str, name: tuple[str, str], hours: Decimal | None, fen: int
) -> PriceListLine:
    return PriceListLine(
        kind=kind,
        code=code,
        zh=name[0],
        en=name[1],
        unit_zh=_HOUR[0],
        unit_en=_HOUR[1],
        standard_hours=hours,
        price_fen=fen,
        valid_from=None,
    )
