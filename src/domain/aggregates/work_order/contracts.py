"""Which repair contract an order needs, who has to review it, and whether it is there."""

from collections.abc import Iterable

from domain.actors import Role
from domain.aggregates.work_order.state import WorkOrder
from domain.money import Money, total
from domain.rules.rule_set import ContractReview, RuleSet
from domain.trade import ContractKind, OrderClass


def quoted_total(state: WorkOrder) -> Money:
    """What the jobs that are still to be done have been quoted at."""
    return total(job.offer.total for job in state.jobs.values() if job.active)


def contract_kinds(state: WorkOrder, rules: RuleSet) -> tuple[ContractKind, ...]:
    """Every reason why this order needs a contract; none for an ordinary repair."""
    applies = {
        ContractKind.ACCIDENT: state.opening is not None and state.opening.order_class is OrderClass.ACCIDENT,
        ContractKind.OVERHAUL: any(
            job.active and job.spec.requirement.overhaul for job in state.jobs.values()
        ),
        ContractKind.MAJOR: quoted_total(state).fen >= rules.major_contract_from.fen,
    }
    return tuple(kind for kind, holds in applies.items() if holds)


def contract_missing(state: WorkOrder, rules: RuleSet) -> tuple[ContractKind, ...]:
    """The kinds that no signed contract covers. One that was signed covers its own kinds, up to its own total."""
    contract = state.contract
    kinds = contract_kinds(state, rules)
    if contract.signed_by_customer and quoted_total(state).fen <= contract.total.fen:
        return tuple(kind for kind in kinds if kind not in contract.kinds)
    return kinds


def deciding_roles(kinds: Iterable[ContractKind], rules: RuleSet) -> frozenset[Role]:
    """All of these must sign off."""
    return frozenset(role for review in _reviews(kinds, rules) for role in review.signed_by)


def taking_part(kinds: Iterable[ContractKind], rules: RuleSet) -> frozenset[Role]:
    """These may be heard, but do not decide."""
    return frozenset(role for review in _reviews(kinds, rules) for role in review.with_participation_of)


def _reviews(kinds: Iterable[ContractKind], rules: RuleSet) -> list[ContractReview]:
    return [rules.contract_reviews[kind] for kind in kinds if kind in rules.contract_reviews]
