"""What a movement on a stock card is called."""

from domain.labels import Word


class MovementKind(Word):
    RECEIPT = "receipt", "入库", "Receipt"
    SHELVED = "shelved", "移位", "Moved to another bin"
    ISSUE = "issue", "领用出库", "Issue"
    RETURN = "return", "退料入库", "Return from a job"
    RELEASE = "release", "复检放行", "Found good"
    SCRAP = "scrap", "报废", "Scrapped"
    SUPPLIER_RETURN = "supplier_return", "退供应商", "Returned to the supplier"
    TRANSFER_OUT = "transfer_out", "调拨出库", "Sent to another store"
    TRANSFER_IN = "transfer_in", "调拨入库", "Received from another store"
    ADJUSTMENT = "adjustment", "盘点调整", "Adjusted by a count"
