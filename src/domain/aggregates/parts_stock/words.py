"""Words that only the shelf uses."""

from domain.labels import Word


class ReceiptSource(Word):
    PURCHASE = "purchase", "采购入库", "Purchase"
    OPENING = "opening", "期初库存", "Opening stock"
    FOUND = "found", "盘点外找到", "Found"


class ReleaseCause(Word):
    JOB_CHANGED = "job_changed", "项目报价变更", "The job's quote changed"
    JOB_DROPPED = "job_dropped", "项目不做", "The job is not done"
    ORDER_ENDED = "order_ended", "工单结束", "The order ended"
    BY_HAND = "by_hand", "手工释放", "By hand"
    STOCK_SHORT = "stock_short", "库存不足", "The shelf holds less than booked"
    SUPERSEDED = "superseded", "换号替代", "Another part took its place"


class LostSaleCause(Word):
    NO_STOCK = "no_stock", "无货", "Not in stock"
    WAIT_TOO_LONG = "wait_too_long", "等待过久", "Waiting takes too long"
    PRICE = "price", "价格原因", "Price"


class AdjustmentCause(Word):
    SHORTAGE = "shortage", "盘亏", "Less than booked"
    SURPLUS = "surplus", "盘盈", "More than booked"
