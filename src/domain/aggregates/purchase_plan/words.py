"""How far a purchase plan has come."""

from domain.labels import Word


class PlanStage(Word):
    DRAFTED = "drafted", "待审定", "To be approved"
    APPROVED = "approved", "已审定", "Approved"
    REJECTED = "rejected", "未通过", "Rejected"
