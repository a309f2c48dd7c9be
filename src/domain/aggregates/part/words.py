"""Words about a part's prices."""

from domain.labels import Word


class PriceStatus(Word):
    PROPOSED = "proposed", "待审批", "Proposed"
    APPROVED = "approved", "已批准", "Approved"
    REJECTED = "rejected", "已驳回", "Rejected"
