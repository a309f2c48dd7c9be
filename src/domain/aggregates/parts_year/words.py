"""What the parts department agrees on for a year, and what it tells the manufacturer."""

from domain.labels import Word


class YearTarget(Word):
    PURCHASES = "purchases", "厂家配件任务", "Purchases agreed with the manufacturer"
    PROFIT = "profit", "配件收益目标", "Profit of the parts department"


class MarketInfoKind(Word):
    PARTS_MARKET = "parts_market", "配件市场信息", "Parts market"
    OWN_BUSINESS = "own_business", "本店业务信息", "The store's own business"
