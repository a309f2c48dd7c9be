"""How far a stock count has come."""

from domain.labels import Word


class CountStage(Word):
    PLANNED = "planned", "已计划", "Planned"
    FROZEN = "frozen", "盘点中", "Being counted"
    ENTERED = "entered", "待批准", "To be approved"
    ONCE_APPROVED = "once_approved", "待第二人批准", "To be approved by another person"
    APPROVED = "approved", "已批准", "Approved"
    POSTED = "posted", "已过账", "Posted"
    VOIDED = "voided", "已作废", "Voided"
