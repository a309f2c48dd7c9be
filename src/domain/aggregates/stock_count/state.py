"""What a count remembers: the frozen book, the last entry of each part, who counted and who approved."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, assert_never

from domain.aggregates.stock_count.events import (
    BookLine,
    CountApproved,
    CountEntered,
    CountFrozen,
    CountPlanned,
    CountPosted,
    CountVoided,
    StockCountEvent,
)
from domain.aggregates.stock_count.words import CountStage
from domain.envelope import Recorded
from domain.identifiers import PartNumber, StaffId, StoreId


class Entry(NamedTuple):
    """``version`` is the last event of the part's stream that the entry has seen."""

    counted: Decimal
    difference: Decimal
    version: int


class StockCount(NamedTuple):
    """``counters`` are all who entered anything, ``approvers`` those who approved what stands now."""

    store: StoreId | None = None
    stage: CountStage | None = None
    parts: tuple[PartNumber, ...] = ()
    books: Mapping[PartNumber, BookLine] = {}
    entries: Mapping[PartNumber, Entry] = {}
    counters: frozenset[StaffId] = frozenset()
    approvers: frozenset[StaffId] = frozenset()

    @property
    def uncounted(self) -> tuple[PartNumber, ...]:
        return tuple(part for part in self.parts if part not in self.entries)

    @property
    def differing(self) -> tuple[PartNumber, ...]:
        return tuple(part for part in self.parts if part in self.entries and self.entries[part].difference)


def evolve(state: StockCount, recorded: Recorded[StockCountEvent]) -> StockCount:
    actor = recorded.meta.actor.id
    match recorded.event:
        case CountPlanned(parts=parts):
            return StockCount(store=recorded.meta.store, stage=CountStage.PLANNED, parts=parts)
        case CountFrozen(books=books):
            return state._replace(stage=CountStage.FROZEN, books={book.part: book for book in books})
        case CountEntered() as event:
            return _entered(state, event, actor)
        case CountApproved(second_needed=second_needed):
            stage = CountStage.ONCE_APPROVED if second_needed else CountStage.APPROVED
            return state._replace(stage=stage, approvers=state.approvers | {actor})
        case CountPosted():
            return state._replace(stage=CountStage.POSTED)
        case CountVoided():
            return state._replace(stage=CountStage.VOIDED)
        case _ as never:
            assert_never(never)


def _entered(state: StockCount, event: CountEntered, counter: StaffId) -> StockCount:
    """Who approved had approved other figures."""
    entry = Entry(event.counted, event.difference, event.version)
    entered = state._replace(
        entries={**state.entries, event.part: entry},
        counters=state.counters | {counter},
        approvers=frozenset(),
    )
    return entered._replace(stage=CountStage.FROZEN if entered.uncounted else CountStage.ENTERED)
