"""In which ways goods move."""

from domain.labels import Word


class MovementKind(Word):
    RECEIVED = "received", "采购入库", "Received"
    ISSUED = "issued", "领用出库", "Issued"
    RETURNED = "returned", "领用退回", "Returned from jobs"
    TRANSFERRED_IN = "transferred_in", "调入", "Transferred in"
    TRANSFERRED_OUT = "transferred_out", "调出", "Transferred out"
    RETURNED_TO_SUPPLIER = "returned_to_supplier", "退供应商", "Returned to suppliers"
    SCRAPPED = "scrapped", "报废", "Scrapped"
    ADJUSTED = "adjusted", "盘点调整", "Adjusted by counts"
