"""What keeps a queued job from being dispatched."""

from domain.aggregates.work_order.status import WAITING_REASONS
from domain.aggregates.work_order.workable import PAYERS_TO_APPROVE
from domain.labels import Word
from domain.rules.rule_set import RuleSet
from projections.cells import texts
from projections.engine.dbapi import Row
from projections.job_facts.shortages import NONE_SHORT


class DispatchBlock(Word):
    NOT_AUTHORISED = "not_authorised", "待客户授权", "Not authorised by the customer"
    PAYER_APPROVAL = "payer_approval", "待付款方批准", "Payer's approval missing"
    SPECIAL_PROCESS = "special_process", "特殊工序未放行", "Special process not released"
    PARTS = "parts", "待料", "Parts missing"
    WAITING = "waiting", "等待中", "Waiting"


def blocks_of(row: Row, rules: RuleSet) -> tuple[DispatchBlock, ...]:
    """All that apply, in the order in which they are usually removed."""
    released = set(texts(row["released_by"]))
    ladder = (
        (not row["authorised"], DispatchBlock.NOT_AUTHORISED),
        (row["payer"] in PAYERS_TO_APPROVE and not row["payer_approval"], DispatchBlock.PAYER_APPROVAL),
        (
            row["special_process"] and not released.issuperset(rules.special_process_release),
            DispatchBlock.SPECIAL_PROCESS,
        ),
        (row["shortages"] != NONE_SHORT, DispatchBlock.PARTS),
        (row["paused_for"] in WAITING_REASONS, DispatchBlock.WAITING),
    )
    return tuple(block for applies, block in ladder if applies)
