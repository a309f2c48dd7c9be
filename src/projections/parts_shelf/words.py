"""How a line of an order stands with its part, and what the parts department has to do about it."""

from domain.labels import Word


class SupplyState(Word):
    """In the order of their urgency; of a line that is in several of them the first is shown."""

    AWAITED = "awaited", "待料", "Awaited"
    LAPSED = "lapsed", "预留已失效", "No longer kept"
    ARRIVED = "arrived", "已到料", "Arrived"
    RESERVED = "reserved", "已预留", "Reserved"
    PICKED = "picked", "已备料", "Picked"
    ISSUED = "issued", "已领用", "Issued"


class PartsTaskKind(Word):
    RESERVATION_DUE = "reservation_due", "预留到期", "Kept beyond its time"
    RESERVATION_EXPIRED = "reservation_expired", "预留已过期，待重新预留", "Expired, to be reserved anew"
    RESERVATION_RELEASED = "reservation_released", "预留已释放，待重新预留", "Released, to be reserved anew"
