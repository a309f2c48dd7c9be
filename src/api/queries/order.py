"""One work order as the board shows it: the read that every page begins with, therefore without detours."""

import re
from asyncio import to_thread

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy import bindparam, select
from starlette.responses import Response

from api.openapi import header, query
from api.queries.desk import MOST_POSITION, Desk, json_response
from api.queries.freshness import headers_of, refuse_unfit
from api.queries.listings import add_route
from application.commands.refusals import NOT_FOUND
from domain.errors import Invalid, NotFound, define
from projections.engine import Reading
from projections.order_history.tables import ENTRY
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
    """A line of the board with the jobs of the order."""

    order: BoardOrder
    jobs: list[BoardJob]


def add_order(router: APIRouter, desk: Desk) -> None:
    reader = desk.system.reader

    async def work_order(request: Request) -> Response:
        store = desk.verifier.caller(request).store(request.query_params.get("store"))
        wanted = _min_position(request)
        stream: str = request.path_params["order"]
        if not _STREAM.fullmatch(stream):
            raise NotFound(NOT_FOUND, stream=stream)
        if wanted and reader.position(WORKSHOP_BOARD.name) < wanted:
            await to_thread(desk.wait, WORKSHOP_BOARD, wanted)
        with reader.snapshot() as reading:
            standing = reading.standing(WORKSHOP_BOARD.name)
            found = orders.order(reading, store, stream)
            listed = jobs.jobs_of(reading, store, stream) if found else []
            tag = _etag(reading, found, standing.position) if found else ""
        refuse_unfit(standing, wanted)
        if found is None:
            raise NotFound(NOT_FOUND, stream=stream)
        headers = {**headers_of(standing), "ETag": tag}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return json_response(OrderView.model_construct(order=found, jobs=listed), headers)

    add_route(
        router,
        "/work-orders/{order}",
        "工单 One order with its jobs",
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


def _etag(reading: Reading, order: BoardOrder, position: int) -> str:
    """``"v17.5"``: the version of the order, for If-Match, and that of its visit, as the board has seen them.

    The history may be ahead of the board, so it is read up to the board's position; when it is behind, the tag is too,
    which costs a refused If-Match but never lets an unseen change be overwritten.
    """
    seen = (
        reading.row(_LAST_VERSION, stream=stream, position=position) for stream in (order.order, order.visit)
    )
    versions = (row["version"] if row else 0 for row in seen)
    return f'"v{".".join(str(version) for version in versions)}"'


def _min_position(request: Request) -> int:
    text = request.query_params.get("min_position", "0")
    if not _POSITION.fullmatch(text) or int(text) > MOST_POSITION:
        raise Invalid(BAD_POSITION)
    return int(text)
