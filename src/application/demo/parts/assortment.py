"""What the simulated store keeps of the parts it sells, and from whom they come."""

from typing import NamedTuple

from application.demo.goods import PARTS, RIGHT_ARM
from domain.identifiers import PartNumber
from domain.money import Money
from domain.parts import UsageClass


class Kept(NamedTuple):
    """``least`` pieces are to be there; what has fallen to it is filled up to ``most``."""

    title: str
    usage_class: UsageClass
    bin: str
    opening: int
    least: int
    most: int
    unit: str = "件"


MAKER, MARKET = "SVW", "QMALL"
SUPPLIERS = {MAKER: ("上汽大众配件中心", "原厂配件"), MARKET: ("汽配城优选", "辅料、附件")}
NEIGHBOUR = "S02"
ASSORTMENT: dict[PartNumber, Kept] = {
    "OIL-5W30-4L": Kept("机油 5W-30 4L", UsageClass.MAINTENANCE, "A-01", 24, 8, 30, "桶"),
    "FLT-OIL": Kept("机油滤清器", UsageClass.MAINTENANCE, "A-02", 24, 8, 30),
    "FLT-AIR": Kept("空气滤清器", UsageClass.MAINTENANCE, "A-03", 6, 2, 8),
    "FLT-CABIN": Kept("空调滤清器", UsageClass.MAINTENANCE, "A-04", 6, 2, 8),
    "PAD-FRONT": Kept("前制动片", UsageClass.CONSUMABLE, "B-01", 12, 4, 14, "套"),
    "ARM-LOWER-L": Kept("左下摆臂", UsageClass.COMMON, "B-02", 2, 2, 5),
    "ARM-LOWER-R": Kept("右下摆臂", UsageClass.COMMON, "B-03", 0, 0, 0),
    "BOLT-M12": Kept("螺栓 M12", UsageClass.COMMON, "B-04", 60, 20, 80, "个"),
    "R134A-500": Kept("制冷剂 R134a 500g", UsageClass.CONSUMABLE, "C-01", 5, 2, 6, "瓶"),
    "BAT-60AH": Kept("蓄电池 60Ah", UsageClass.CONSUMABLE, "C-02", 3, 3, 6, "只"),
    "KIT-GASKET": Kept("发动机修理包", UsageClass.MAJOR, "D-01", 1, 0, 1, "套"),
    "KIT-PISTON": Kept("活塞组件", UsageClass.MAJOR, "D-02", 1, 0, 1, "套"),
    "MOD-CELL-12": Kept("动力电池模组", UsageClass.MAJOR, "D-03", 1, 0, 1, "只"),
    "SKIN-DOOR-LF": Kept("左前门外板", UsageClass.ACCIDENT, "E-01", 1, 1, 2),
    "PAINT-KIT": Kept("喷漆辅料", UsageClass.CONSUMABLE, "E-02", 4, 2, 6, "套"),
    "FILM-CERAMIC": Kept("隔热膜", UsageClass.COMMON, "E-03", 1, 1, 3, "卷"),
}
"""The right arm is known, but not kept in stock."""
PRICES: dict[PartNumber, Money] = {
    item.part: item.unit_price for items in (*PARTS.values(), RIGHT_ARM) for item in items
}


def cost_of(part: PartNumber) -> Money:
    """What the supplier asks for."""
    return Money(fen=PRICES[part].fen * 7 // 10)


def supplier_of(part: PartNumber) -> str:
    return MARKET if part in {"FILM-CERAMIC", "PAINT-KIT"} else MAKER
