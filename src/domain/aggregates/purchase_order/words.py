"""Words that only parts orders use."""

from collections.abc import Mapping

from domain.labels import Word


class OrderStage(Word):
    DRAFTED = "drafted", "待审核", "To be reviewed"
    REVIEWED = "reviewed", "已审核", "Reviewed"
    FINALLY_REVIEWED = "finally_reviewed", "已最终评审", "Finally reviewed"
    ISSUED = "issued", "已签发", "Issued"
    CLOSED = "closed", "已关闭", "Closed"
    CANCELLED = "cancelled", "已作废", "Cancelled"
    REJECTED = "rejected", "未通过", "Rejected"


class DifferenceKind(Word):
    SHORT = "short", "短少", "Short"
    OVER = "over", "多发", "Too many"
    DAMAGED = "damaged", "破损", "Damaged"
    WRONG_PART = "wrong_part", "错发", "Wrong part"
    PRICE = "price", "价格不符", "Another price"


class DifferenceOutcome(Word):
    EXCHANGED = "exchanged", "换货", "Exchanged"
    SUPPLIED_LATER = "supplied_later", "补发", "Supplied later"
    RETURNED = "returned", "退货", "Returned"
    CREDITED = "credited", "退款", "Credited"
    ACCEPTED = "accepted", "接受", "Accepted as it is"


_GOODS = frozenset(
    {
        DifferenceOutcome.EXCHANGED,
        DifferenceOutcome.SUPPLIED_LATER,
        DifferenceOutcome.RETURNED,
        DifferenceOutcome.CREDITED,
    }
)
POSSIBLE_OUTCOMES: Mapping[DifferenceKind, frozenset[DifferenceOutcome]] = {
    DifferenceKind.SHORT: frozenset(
        {DifferenceOutcome.SUPPLIED_LATER, DifferenceOutcome.CREDITED, DifferenceOutcome.ACCEPTED}
    ),
    DifferenceKind.OVER: frozenset({DifferenceOutcome.RETURNED, DifferenceOutcome.ACCEPTED}),
    DifferenceKind.DAMAGED: _GOODS,
    DifferenceKind.WRONG_PART: _GOODS,
    DifferenceKind.PRICE: frozenset({DifferenceOutcome.CREDITED, DifferenceOutcome.ACCEPTED}),
}
