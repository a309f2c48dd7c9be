"""How far a transfer has come."""

from domain.labels import Word


class TransferStage(Word):
    REQUESTED = "requested", "已申请", "Requested"
    SENT = "sent", "在途", "On its way"
    RECEIVED = "received", "已收货", "Received"
    SETTLED = "settled", "已结算", "Settled"
    CANCELLED = "cancelled", "已取消", "Cancelled"
