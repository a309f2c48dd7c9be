"""Targets of a year, and the log of what the manufacturer was told."""

from domain.aggregates.parts_year.events import MarketInfoSent, TargetAgreed, TargetProposed
from domain.envelope import Recorded
from projections.engine.columns import iso
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_register.handlers.entries import entered
from projections.parts_register.tables import MARKET_INFO, TARGET


def _proposed(rows: Rows, recorded: Recorded[TargetProposed]) -> None:
    event, meta = recorded.event, recorded.meta
    standing = rows.get(TARGET, meta.store, event.year, event.target) or {}
    rows.put(
        TARGET,
        {
            **standing,
            "store": meta.store,
            "year": event.year,
            "target": event.target,
            "proposed_fen": event.amount.fen,
            "basis": event.basis,
            "proposed_by": meta.actor.id,
            "proposed_role": meta.actor.role,
            "proposed_at": iso(meta.occurred_at),
        },
    )


def _agreed(rows: Rows, recorded: Recorded[TargetAgreed]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        TARGET,
        {
            "store": meta.store,
            "year": event.year,
            "target": event.target,
            "agreed_fen": event.amount.fen,
            "agreed_by": meta.actor.id,
            "agreed_at": iso(meta.occurred_at),
        },
    )


def _sent(rows: Rows, recorded: Recorded[MarketInfoSent]) -> None:
    event = recorded.event
    rows.put(
        MARKET_INFO,
        {
            **entered(recorded),
            "stream": recorded.stream,
            "version": recorded.version,
            "store": recorded.meta.store,
            "year": event.year,
            "kind": event.kind,
            "document": event.document,
        },
    )


YEAR_SUBSCRIPTIONS = (
    on(TargetProposed, _proposed),
    on(TargetAgreed, _agreed),
    on(MarketInfoSent, _sent),
)
