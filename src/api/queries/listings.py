"""Lists as data: a path, a read model, what is found in it, and the key by which it is paged."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from fastapi import APIRouter, Depends
from starlette.responses import Response

from api.openapi import problem_responses
from api.queries.desk import Days, Desk, Question, days
from api.queries.paging import Key, Page, PageRequest, page_of, page_request
from projections.engine import Projection, Reading
from projections.views import View

ViewT = TypeVar("ViewT", bound=View)
READ_PROBLEMS = problem_responses("401", "403", "404", "422", "503")


@dataclass(frozen=True, slots=True)
class Listing(Generic[ViewT]):
    """What stands now. ``find`` gives all items of the store; ``key`` orders them and is the cursor."""

    path: str
    summary: str
    projection: Projection
    view: type[ViewT]
    find: Callable[[Reading, Question], list[ViewT]]
    key: Callable[[ViewT], Key]


@dataclass(frozen=True, slots=True)
class DaysListing(Generic[ViewT]):
    """What happened on some days."""

    path: str
    summary: str
    projection: Projection
    view: type[ViewT]
    find: Callable[[Reading, Question, Days], list[ViewT]]
    key: Callable[[ViewT], Key]


def add_listings(router: APIRouter, desk: Desk, listings: Iterable[Listing[Any] | DaysListing[Any]]) -> None:
    for listing in listings:
        endpoint = (
            _standing_endpoint(desk, listing)
            if isinstance(listing, Listing)
            else _days_endpoint(desk, listing)
        )
        add_route(router, listing.path, listing.summary, Page[listing.view], endpoint)  # type: ignore[name-defined]


def add_route(
    router: APIRouter,
    path: str,
    summary: str,
    answer: Any,
    endpoint: Callable[..., Response | Awaitable[Response]],
    *,
    method: str = "GET",
    extra: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """``answer`` is the model that the OpenAPI document shows, ``extra`` what FastAPI cannot see of the endpoint."""
    router.add_api_route(
        f"/v1{path}",
        endpoint,
        methods=[method],
        response_model=answer,
        operation_id=operation_id(path),
        summary=summary,
        tags=["查询 queries"],
        responses=READ_PROBLEMS,
        openapi_extra=dict(extra),
    )


def operation_id(path: str) -> str:
    """``/work-orders/{order}/history`` -> ``read-work-orders-order-history``"""
    return "read" + path.replace("/", "-").replace("{", "").replace("}", "")


def _standing_endpoint(desk: Desk, listing: Listing[ViewT]) -> Callable[..., Response]:
    def endpoint(
        asked: Question = Depends(desk.question), wanted: PageRequest = Depends(page_request)
    ) -> Response:
        return desk.answer(
            asked,
            listing.projection,
            lambda reading: listing.find(reading, asked),
            lambda found: page_of(found, listing.key, wanted, listing.path),
        )

    return endpoint


def _days_endpoint(desk: Desk, listing: DaysListing[ViewT]) -> Callable[..., Response]:
    def endpoint(
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
        on: Days = Depends(days),
    ) -> Response:
        return desk.answer(
            asked,
            listing.projection,
            lambda reading: listing.find(reading, asked, on),
            lambda found: page_of(found, listing.key, wanted, listing.path),
        )

    return endpoint
