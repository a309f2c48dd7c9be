"""The register of repair contracts: a row for each revision."""

from domain.aggregates.work_order.events.contracting import (
    ContractAmended,
    ContractDrafted,
    ContractReviewed,
    ContractSigned,
)
from domain.envelope import Recorded
from projections.cells import text_list, with_text
from projections.engine.columns import iso
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.registers.handlers.entries import appended, entry, signed
from projections.registers.tables import CONTRACT


def _drawn_up(rows: Rows, recorded: Recorded[ContractDrafted | ContractAmended]) -> None:
    event = recorded.event
    for earlier in rows.select(CONTRACT, order=recorded.stream):
        if earlier["revision"] != event.revision:
            rows.put(CONTRACT, {**earlier, "superseded": True, "pending": False})
    rows.put(
        CONTRACT,
        {
            **entry(recorded),
            "revision": event.revision,
            "kinds": text_list(list(event.kinds)),
            "total_fen": event.total.fen,
            "change": event.change.commitment if isinstance(event, ContractAmended) else None,
            "reviews": "[]",
            "signed_off": "[]",
            "rejected": False,
            "superseded": False,
            "pending": True,
        },
    )


def _reviewed(rows: Rows, recorded: Recorded[ContractReviewed]) -> None:
    event = recorded.event
    contract = rows.get(CONTRACT, recorded.stream, event.revision)
    if contract is None:
        return
    opinion = event.opinion.commitment if event.opinion else None
    review = signed(recorded, approved=event.approved, deciding=event.deciding, opinion=opinion)
    contract["reviews"] = appended(contract["reviews"], review)
    if event.deciding and event.approved:
        contract["signed_off"] = with_text(contract["signed_off"], recorded.meta.actor.role)
    if event.deciding and not event.approved:
        contract |= {"rejected": True, "pending": False}
    rows.put(CONTRACT, contract)


def _signed(rows: Rows, recorded: Recorded[ContractSigned]) -> None:
    event, key = recorded.event, (recorded.stream, recorded.event.revision)
    if rows.get(CONTRACT, *key) is not None:
        at = iso(recorded.meta.occurred_at)
        rows.patch(CONTRACT, key, signed_at=at, method=event.method, pending=False)


CONTRACT_SUBSCRIPTIONS = (
    on(ContractDrafted, _drawn_up),
    on(ContractAmended, _drawn_up),
    on(ContractReviewed, _reviewed),
    on(ContractSigned, _signed),
)
