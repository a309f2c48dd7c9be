"""What is remembered of a question at the parts counter."""

from typing import NamedTuple, assert_never

from domain.aggregates.parts_inquiry.events import (
    InquiryClosed,
    PartsAsked,
    PartsInquiryEvent,
    PartsQuoted,
    SpecialPartOrdered,
)
from domain.aggregates.parts_inquiry.words import InquiryKind
from domain.envelope import Recorded
from domain.identifiers import PartNumber, StoreId, StreamId


class SpecialOrder(NamedTuple):
    part: PartNumber
    purchase_order: StreamId


class PartsInquiry(NamedTuple):
    """``store`` is None before the question. ``named``: parts that were asked for by number, or quoted."""

    store: StoreId | None = None
    kind: InquiryKind | None = None
    named: frozenset[PartNumber] = frozenset()
    ordered: frozenset[SpecialOrder] = frozenset()
    closed: bool = False


def evolve(state: PartsInquiry, recorded: Recorded[PartsInquiryEvent]) -> PartsInquiry:
    match recorded.event:
        case PartsAsked(kind=kind, wanted=wanted):
            named = frozenset(each.part for each in wanted if each.part is not None)
            return PartsInquiry(recorded.meta.store, kind, named)
        case PartsQuoted(lines=lines):
            return state._replace(named=state.named | {line.part for line in lines})
        case SpecialPartOrdered(part=part, purchase_order=purchase_order):
            return state._replace(ordered=state.ordered | {SpecialOrder(part, purchase_order)})
        case InquiryClosed():
            return state._replace(closed=True)
        case _ as never:
            assert_never(never)
