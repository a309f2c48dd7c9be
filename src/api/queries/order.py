"""One work order as the board shows it: the read that every page begins with, therefore without detours."""

import re
from asyncio import to_thread
from zlib import crc32

from fastapi import APIRouter, Request
from pydantic import BaseModel
from pydantic_core import to_json
from sqlalchemy import bindparam, select
from starlette.responses import Response

from api.openapi import header, query
from api.queries.desk import MOST_POSITION, Desk, json_response
from api.queries.freshness import headers_of, refuse_unfit, unbuilt
from api.queries.listings import add_route
from application.commands.refusals import NOT_FOUND
from domain.errors import Invalid, NotFound, define
from projections.engine import Reading
from projections.order_history.tables import ENTRY
from projections.parts_shelf import PARTS_SHELF
from projections.parts_shelf.queries.lines import parts_of
from projections.parts_shelf.views import OrderPart
from projections.workshop_board import WORKSHOP_BOARD
from projections.workshop_board.queries import jobs, orders
from projections.workshop_board.views import BoardJob, BoardOrder

BAD_POSITION = define(
    "API-POSITION-001", zh="min_position 应为非负整数", en="min_position is an integer, zero or more"
)
_POSITION = re.compile(r"\d{1,19}")
_STREAM = re.compile(r"work_order-[A-Za-z0-9._:-]{1,69}")
_LAST_VERSION = (
    select(ENTRY.c.version)
    .where(ENTRY.c.stream == bindparam("stream"), ENTRY.c.position <= bindparam("position"))
    .order_by(ENTRY.c.position.desc())
    .limit(1)
)


class OrderView(BaseModel):
    """A line of the board with the jobs of the order, and how each of its parts stands.

    ``parts`` is None while the shelf's read model is being built: an order can be looked at all the same.
    """

    order: BoardOrder
    jobs: list[BoardJob]
    parts: list[OrderPart] | None


def add_order(router: APIRouter, desk: Desk) -> None:
    reader = desk.system.reader

    async def work_order(request: Request) -> Response:
        store = desk.verifier.caller(request).store(request.query_params.get("store"))
        wanted = _min_position(request)
        stream: str = request.path_params["order"]
        if not _STREAM.fullmatch(stream):
            raise NotFound(NOT_FOUND, stream=stream)
        for model in (WORKSHOP_BOARD, PARTS_SHELF):
            if wanted and reader.position(model.name) < wanted:
                await to_thread(desk.wait, model, wanted)
        with reader.snapshot() as reading:
            board, shelf = reading.standing(WORKSHOP_BOARD.name), reading.standing(PARTS_SHELF.name)
            has_parts = unbuilt(shelf) is None
            found = _read(reading, store, stream, has_parts=has_parts)
            tag = _etag(reading, found, board.position) if found else ""
        refuse_unfit(board, wanted)
        if has_parts:
            refuse_unfit(shelf, wanted)
        if found is None:
            raise NotFound(NOT_FOUND, stream=stream)
        headers = {**headers_of(board), "ETag": tag}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return json_response(found, headers)

    add_route(
        router,
        "/work-orders/{order}",
        "工单 One order with its jobs and parts",
        OrderView,
        work_order,
        extra={
            "parameters": [
                {"name": "order", "in": "path", "required": True, "schema": {"type": "string"}},
                query("store", "needed when the token names several stores", {"type": "string"}),
                query("min_position", "position in the log that the answer must show", {"type": "integer"}),
                header("If-None-Match", "the ETag that was seen: 304 when nothing has changed"),
            ]
        },
    )


def _read(reading: Reading, store: str, stream: str, *, has_parts: bool) -> OrderView | None:
    found = orders.order(reading, store, stream)
    if found is None:
        return None
    return OrderView.model_construct(
        order=found,
        jobs=jobs.jobs_of(reading, store, stream),
        parts=parts_of(reading, store, stream) if has_parts else None,
    )


def _etag(reading: Reading, view: OrderView, position: int) -> str:
    """``"v17.5"``: the version of the order, for If-Match, and that of its visit, as the board has seen them.

    The history may be ahead of the board, so it is read up to the board's position; when it is behind, the tag is too,
    which costs a refused If-Match but never lets an unseen change be overwritten. How parts stand, and with them the
    jobs, changes without either: where there are parts, a third number tells what was shown.
    """
    seen = (
        reading.row(_LAST_VERSION, stream=stream, position=position)
        for stream in (view.order.order, view.order.visit)
    )
    numbers = [row["version"] if row else 0 for row in seen]
    if view.parts:
        numbers.append(crc32(to_json(view)))
    return f'"v{".".join(str(number) for number in numbers)}"'


def _min_position(request: Request) -> int:
    text = request.query_params.get("min_position", "0")
    if not _POSITION.fullmatch(text) or int(text) > MOST_POSITION:
        raise Invalid(BAD_POSITION)
    return int(text)
