"""What is remembered of a parts department's year: what is proposed, and what both sides agreed on."""

from collections.abc import Mapping
from typing import NamedTuple, assert_never

from domain.actors import Actor
from domain.aggregates.parts_year.events import MarketInfoSent, PartsYearEvent, TargetAgreed, TargetProposed
from domain.aggregates.parts_year.words import YearTarget
from domain.envelope import Recorded
from domain.identifiers import StoreId
from domain.money import Money


class Proposal(NamedTuple):
    amount: Money
    by: Actor


class PartsYear(NamedTuple):
    """``store`` is None before the first event. A proposal stands until it is agreed to or another one replaces it."""

    store: StoreId | None = None
    year: int | None = None
    proposed: Mapping[YearTarget, Proposal] = {}
    agreed: Mapping[YearTarget, Money] = {}


def evolve(state: PartsYear, recorded: Recorded[PartsYearEvent]) -> PartsYear:
    event = recorded.event
    state = state._replace(store=recorded.meta.store, year=event.year)
    match event:
        case TargetProposed(target=target, amount=amount):
            proposal = Proposal(amount, recorded.meta.actor)
            return state._replace(proposed={**state.proposed, target: proposal})
        case TargetAgreed(target=target, amount=amount):
            open_ones = {each: proposal for each, proposal in state.proposed.items() if each is not target}
            return state._replace(proposed=open_ones, agreed={**state.agreed, target: amount})
        case MarketInfoSent():
            return state
        case _ as never:
            assert_never(never)
