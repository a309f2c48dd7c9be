"""Words of the parts register."""

from domain.labels import Word


class InquiryStage(Word):
    """The furthest that has happened."""

    ASKED = "asked", "待答复", "Asked"
    QUOTED = "quoted", "已报价", "Quoted"
    ORDERED = "ordered", "已订料", "On order"
    ARRIVED = "arrived", "已到货", "Arrived"
    CLOSED = "closed", "已关闭", "Closed"


class PriceListKind(Word):
    RATE = "rate", "工时单价", "Labour rate"
    LABOUR = "labour", "维修工时", "Labour"
    PART = "part", "配件", "Part"
