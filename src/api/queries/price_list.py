"""The price list that customers may see."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel
from starlette.responses import Response

from api.queries.desk import Desk, Question
from api.queries.listings import add_route
from api.queries.paging import MOST
from api.queries.parts import Search, today
from domain.identifiers import PartNumber
from projections.parts_register import PARTS_REGISTER
from projections.parts_register.queries.price_list import PriceListLine, labour_lines, part_lines


class PriceList(BaseModel):
    """Labour under the rules in force, then parts by number; ``labour`` stands on the first page only.

    ``next_after`` is passed on as ``after``; None on the last page.
    """

    day: date
    rule_set: str
    labour: list[PriceListLine]
    parts: list[PriceListLine]
    next_after: PartNumber | None


def add_price_list(router: APIRouter, desk: Desk) -> None:
    def price_list(
        search: Search = "",
        limit: Annotated[int, Query(ge=1, le=MOST, description="parts per page")] = 50,
        after: Annotated[PartNumber | None, Query(description="next_after of the page before")] = None,
        asked: Question = Depends(desk.question),
    ) -> Response:
        rules, day = asked.rules, today(asked)
        labour = labour_lines(rules, search) if after is None else []
        return desk.answer(
            asked,
            PARTS_REGISTER,
            lambda reads: part_lines(reads, asked.store, search, day, after=after or "", limit=limit + 1),
            lambda found: PriceList(
                day=day,
                rule_set=rules.id,
                labour=labour,
                parts=found[:limit],
                next_after=found[limit - 1].code if len(found) > limit else None,
            ),
        )

    add_route(
        router,
        "/price-list",
        "公示价目:工时与配件 Prices of labour and parts, for customers",
        PriceList,
        price_list,
    )
