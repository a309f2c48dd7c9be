"""Each step of a transfer, noted for both stores."""

from domain.aggregates.parts_transfer.events import (
    TransferCancelled,
    TransferReceived,
    TransferRequested,
    TransferSent,
    TransferSettled,
)
from domain.aggregates.parts_transfer.words import TransferStage
from domain.envelope import Recorded
from projections.engine.columns import decimal_text, iso
from projections.engine.dbapi import Value
from projections.engine.projection import on, subscriptions
from projections.engine.rows import Rows
from projections.parts_transfers.tables import TRANSFER
from projections.parts_transfers.words import Side


def _requested(rows: Rows, recorded: Recorded[TransferRequested]) -> None:
    event, meta = recorded.event, recorded.meta
    for side, store, partner in (
        (Side.LENT, event.from_store, event.to_store),
        (Side.BORROWED, event.to_store, event.from_store),
    ):
        rows.put(
            TRANSFER,
            {
                "transfer": recorded.stream,
                "store": store,
                "side": side,
                "partner": partner,
                "part": event.part,
                "stage": TransferStage.REQUESTED,
                "requested": decimal_text(event.quantity),
                "requested_by": meta.actor.id,
                "requested_at": iso(meta.occurred_at),
            },
        )


def _sent(rows: Rows, recorded: Recorded[TransferSent]) -> None:
    event = recorded.event
    _change(
        rows,
        recorded.stream,
        stage=TransferStage.SENT,
        sent=decimal_text(event.quantity),
        unit_cost_fen=event.unit_cost.fen,
        sent_at=iso(recorded.meta.occurred_at),
    )


def _received(rows: Rows, recorded: Recorded[TransferReceived]) -> None:
    event = recorded.event
    _change(
        rows,
        recorded.stream,
        stage=TransferStage.RECEIVED,
        received=decimal_text(event.quantity),
        missing=decimal_text(event.missing),
        received_at=iso(recorded.meta.occurred_at),
    )


def _settled(rows: Rows, recorded: Recorded[TransferSettled]) -> None:
    event = recorded.event
    _change(
        rows,
        recorded.stream,
        stage=TransferStage.SETTLED,
        settled_fen=event.amount.fen,
        document=event.document,
        settled_at=iso(recorded.meta.occurred_at),
    )


def _cancelled(rows: Rows, recorded: Recorded[TransferCancelled]) -> None:
    at = iso(recorded.meta.occurred_at)
    _change(rows, recorded.stream, stage=TransferStage.CANCELLED, cancelled_at=at)


def _change(rows: Rows, transfer: str, **changes: Value) -> None:
    for row in rows.select(TRANSFER, transfer=transfer):
        rows.put(TRANSFER, {**row, **changes})


HANDLERS = subscriptions(
    on(TransferRequested, _requested),
    on(TransferSent, _sent),
    on(TransferReceived, _received),
    on(TransferSettled, _settled),
    on(TransferCancelled, _cancelled),
)
