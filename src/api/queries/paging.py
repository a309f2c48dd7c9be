"""Pages by key: the cursor names the last item that was seen, not a number of items to skip."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from domain.errors import Invalid, define

BAD_CURSOR = define(
    "API-PAGE-001",
    zh="cursor 无效,请从第一页重新开始",
    en="The cursor is not valid here; start at the first page",
)
MOST = 200

ItemT = TypeVar("ItemT", bound=BaseModel)
Key = tuple[str | int | float | bool, ...]


class Page(BaseModel, Generic[ItemT]):
    """``next_cursor`` is passed on as ``cursor``; None on the last page."""

    items: list[ItemT]
    next_cursor: str | None
    has_more: bool


@dataclass(frozen=True, slots=True)
class PageRequest:
    limit: int
    cursor: str | None


async def page_request(
    limit: Annotated[int, Query(ge=1, le=MOST, description="items per page")] = 50,
    cursor: Annotated[
        str | None, Query(max_length=1000, description="next_cursor of the page before")
    ] = None,
) -> PageRequest:
    return PageRequest(limit, cursor)


def page_of(
    items: Sequence[ItemT], key: Callable[[ItemT], Key], wanted: PageRequest, listing: str
) -> Page[ItemT]:
    """The items after the cursor, by ``key``, which no two items share. Invalid for another list's cursor."""
    keyed = sorted(((key(item), item) for item in items), key=lambda pair: pair[0])
    if wanted.cursor is not None:
        after = read_cursor(wanted.cursor, listing)
        try:
            keyed = [pair for pair in keyed if pair[0] > after]
        except TypeError:
            raise Invalid(BAD_CURSOR) from None
    return page(keyed[: wanted.limit], listing, has_more=len(keyed) > wanted.limit)


def page(keyed: Sequence[tuple[Key, ItemT]], listing: str, *, has_more: bool) -> Page[ItemT]:
    """A page of items that come with their keys."""
    return Page(
        items=[item for _, item in keyed],
        next_cursor=write_cursor(keyed[-1][0], listing) if has_more else None,
        has_more=has_more,
    )


def write_cursor(key: Key, listing: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([listing, *key]).encode()).decode().rstrip("=")


def read_cursor(cursor: str, listing: str) -> Key:
    """Raises Invalid (API-PAGE-001)."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        content = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        raise Invalid(BAD_CURSOR) from None
    if not isinstance(content, list) or len(content) < 2 or content[0] != listing:
        raise Invalid(BAD_CURSOR)
    if not all(isinstance(part, (str, int, float)) for part in content):
        raise Invalid(BAD_CURSOR)
    return tuple(content[1:])


def position_of(cursor: str | None, listing: str) -> int:
    """The key of a list that is ordered by one rising number; 0 before the first page. Raises Invalid."""
    if cursor is None:
        return 0
    position, *rest = read_cursor(cursor, listing)
    if rest or not isinstance(position, int) or not 0 <= position < 2**63:
        raise Invalid(BAD_CURSOR)
    return position
