"""Receipts and refusals as rows, the same on both engines."""

import json

from pydantic_core import to_json

from application.event_log.records import Append, Receipt, Refusal

ReceiptRow = tuple[str, str, str, int, str, str, int, int]
"""command_id, fingerprint, stream, version, recorded_at, events as JSON, first_position, last_position."""
RefusalRow = tuple[str, str, str, str, str, str, str, str, str, str]
"""The fields of a refusal in their order, params as JSON, without the number."""


def events_as_json(batch: Append) -> str:
    """What a receipt says about its events: ``[[stream, version, type name], ...]``."""
    return to_json([(new.stream, new.version, new.event.type_name) for new in batch.events]).decode()


def receipt_of(row: ReceiptRow) -> Receipt:
    command_id, fingerprint, stream, version, recorded_at, events, first, last = row
    return Receipt(
        command_id=command_id,
        fingerprint=fingerprint,
        stream=stream,
        version=version,
        recorded_at=recorded_at,
        events=tuple((stream, version, name) for stream, version, name in json.loads(events)),
        first_position=first,
        last_position=last,
    )


def refusal_row(refusal: Refusal) -> RefusalRow:
    return (
        refusal.at,
        refusal.command_id,
        refusal.command_type,
        refusal.stream,
        refusal.actor_id,
        refusal.role,
        refusal.store,
        refusal.code,
        refusal.fingerprint,
        json.dumps(dict(refusal.params), ensure_ascii=False, sort_keys=True),
    )


def refusal_of(number: int, row: RefusalRow) -> Refusal:
    at, command_id, command_type, stream, actor_id, role, store, code, fingerprint, params = row
    return Refusal(
        at=at,
        command_id=command_id,
        command_type=command_type,
        stream=stream,
        actor_id=actor_id,
        role=role,
        store=store,
        code=code,
        fingerprint=fingerprint,
        params=json.loads(params),
        number=number,
    )
