"""What the simulated store sells and repairs: parts of each operation, models, steps of the work."""

from decimal import Decimal
from typing import NamedTuple

from domain.aggregates.work_order.commands.quoting.models import MaterialItem
from domain.money import Money


def _part(number: str, yuan: int, quantity: int = 1) -> MaterialItem:
    return MaterialItem(part=number, quantity=Decimal(quantity), unit_price=Money(fen=yuan * 100))


PARTS: dict[str, tuple[MaterialItem, ...]] = {
    "MT-A": (_part("OIL-5W30-4L", 268), _part("FLT-OIL", 45)),
    "MT-B": (_part("OIL-5W30-4L", 268), _part("FLT-OIL", 45), _part("FLT-AIR", 88), _part("FLT-CABIN", 120)),
    "BR-PAD": (_part("PAD-FRONT", 420),),
    "SUS-ARM": (_part("ARM-LOWER-L", 780), _part("BOLT-M12", 12, 4)),
    "AC-GAS": (_part("R134A-500", 160),),
    "EL-BAT": (_part("BAT-60AH", 680),),
    "EN-OVH": (_part("KIT-GASKET", 2_980), _part("KIT-PISTON", 12_600)),
    "HV-BAT": (_part("MOD-CELL-12", 8_600),),
    "BD-DOOR": (_part("SKIN-DOOR-LF", 1_260),),
    "PT-PANEL": (_part("PAINT-KIT", 320),),
    "AD-FILM": (_part("FILM-CERAMIC", 2_200),),
}
RIGHT_ARM = (_part("ARM-LOWER-R", 780), _part("BOLT-M12", 12, 4))
"""The other side of ``SUS-ARM``, which fewer cars need."""
STEPS: dict[str, tuple[str, ...]] = {
    "MT-A": ("放油、换机滤", "加油、复位保养灯"),
    "MT-B": ("换机油机滤", "换空滤、空调滤", "底盘检查"),
    "DIAG": ("读取故障码", "按指引逐项检查"),
    "BR-PAD": ("拆旧片、量盘厚", "装新片、排气"),
    "SUS-ARM": ("拆下摆臂", "装新件、四轮定位"),
    "AC-GAS": ("检漏", "抽真空、加注"),
    "EL-BAT": ("测电压、更换",),
    "EN-OVH": ("吊下发动机", "分解测量", "装配", "装车试机"),
    "HV-BAT": ("断电验电", "更换模组", "绝缘检测"),
    "BD-DOOR": ("拆装饰件", "钣金修复"),
    "PT-PANEL": ("打磨底漆", "喷漆烘烤"),
    "AD-FILM": ("清洁车身", "贴膜"),
}


class Model(NamedTuple):
    make: str
    model: str
    electric: bool = False

    @property
    def title(self) -> str:
        return f"{self.make} {self.model}"


MODELS = (
    Model("上汽大众", "朗逸"),
    Model("上汽大众", "途观L"),
    Model("上汽大众", "帕萨特"),
    Model("上汽大众", "途岳"),
    Model("上汽大众", "ID.4 X", electric=True),
    Model("上汽大众", "ID.3", electric=True),
)
