"""The log of refused commands: who tried what, and which rule said no."""

from datetime import datetime

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel
from starlette.responses import Response

from api.identity import MANAGERS
from api.language import language_of
from api.queries.desk import Desk, Question, json_response
from api.queries.listings import add_route
from api.queries.paging import Page, PageRequest, page_request, position_of, write_cursor
from application.commands.storage import storage_errors_named
from application.event_log.records import Refusal
from domain.actors import Role
from domain.errors import AfterSalesError, ErrorCode, catalogue

_BATCH = 500
_MOST_BATCHES = 20
_LISTING = "refusals"


class RefusalView(BaseModel):
    """``number`` rises; ``text`` is the sentence that was answered, in the reader's language."""

    number: int
    at: datetime
    command_id: str
    command: str
    stream: str
    actor: str
    role: str
    code: str
    text: str
    params: dict[str, str | int]


def add_refused(router: APIRouter, desk: Desk) -> None:
    def refusals(
        request: Request,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        asked.caller.only(Role.AUDITOR, *MANAGERS)
        after = position_of(wanted.cursor, _LISTING)
        with storage_errors_named():
            found, seen, complete = _of_store(desk, asked.store, after, wanted.limit)
        language = language_of(request)
        return json_response(
            Page(
                items=[_view(refusal, language) for refusal in found],
                next_cursor=None if complete else write_cursor((seen,), _LISTING),
                has_more=not complete,
            )
        )

    add_route(router, "/refusals", "被拒命令 Commands that were refused", Page[RefusalView], refusals)


def _of_store(desk: Desk, store: str, after: int, limit: int) -> tuple[list[Refusal], int, bool]:
    """Refusals of the store, the number up to which was looked, and whether that was all there is.

    The log keeps all stores together: one answer looks at a bounded part of it, and may be short with more to come.
    """
    found: list[Refusal] = []
    for _ in range(_MOST_BATCHES):
        batch = desk.system.log.refusals(limit=_BATCH, after=after)
        for refusal in batch:
            if refusal.store == store:
                if len(found) == limit:
                    return found, after, False
                found.append(refusal)
            after = refusal.number
        if len(batch) < _BATCH:
            return found, after, True
    return found, after, False


def _view(refusal: Refusal, language: str) -> RefusalView:
    # a code that this version no longer knows keeps its number
    error = catalogue().get(refusal.code, ErrorCode(refusal.code, refusal.code, refusal.code))
    return RefusalView(
        number=refusal.number,
        at=datetime.fromisoformat(refusal.at),
        command_id=refusal.command_id,
        command=refusal.command_type,
        stream=refusal.stream,
        actor=refusal.actor_id,
        role=refusal.role,
        code=refusal.code,
        text=AfterSalesError(error, **refusal.params).text(language),
        params=dict(refusal.params),
    )
