"""How far a parts order has come, as people ask for it."""

from domain.labels import Word


class PurchaseStatus(Word):
    TO_REVIEW = "to_review", "待审核", "To be reviewed"
    TO_REVIEW_FINALLY = "to_review_finally", "待最终评审", "To be finally reviewed"
    TO_ISSUE = "to_issue", "待签发", "To be issued"
    ISSUED = "issued", "已签发,待供应商确认", "Issued, to be confirmed"
    CONFIRMED = "confirmed", "供应商已确认", "Confirmed by the supplier"
    ON_THE_WAY = "on_the_way", "已发运", "On the way"
    PARTLY_RECEIVED = "partly_received", "部分到货", "Partly received"
    RECEIVED = "received", "已到齐", "Received in full"
    CLOSED = "closed", "已关闭", "Closed"
    CANCELLED = "cancelled", "已作废", "Cancelled"
    REJECTED = "rejected", "审核未通过", "Rejected"


ENDED = frozenset({PurchaseStatus.CLOSED, PurchaseStatus.CANCELLED, PurchaseStatus.REJECTED})
