from typing import assert_never

from domain.aggregates.work_order.events.contracting import (
    ContractAmended,
    ContractDrafted,
    ContractingEvent,
    ContractReviewed,
    ContractSigned,
)
from domain.aggregates.work_order.state import ContractState, WorkOrder
from domain.envelope import Meta


def evolve_contract(state: WorkOrder, event: ContractingEvent, meta: Meta) -> WorkOrder:
    return state._replace(contract=_contract(state.contract, event, meta))


def _contract(contract: ContractState, event: ContractingEvent, meta: Meta) -> ContractState:
    match event:
        case ContractDrafted() | ContractAmended():
            return ContractState(kinds=event.kinds, revision=event.revision, total=event.total)
        case ContractReviewed():
            signed_off = {meta.actor.role} if event.approved and event.deciding else set()
            return contract._replace(
                signed_off=contract.signed_off | signed_off,
                reviewers=contract.reviewers | {meta.actor.id},
                rejected=contract.rejected or (event.deciding and not event.approved),
            )
        case ContractSigned():
            return contract._replace(signed_by_customer=True)
        case _:
            assert_never(event)
