"""Words of the reception."""

from typing import Annotated

from pydantic import StringConstraints

from domain.labels import Word

ItemCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""An item of a check list, such as ``greeting`` or ``tyre_front_left``."""
KeyTag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,16}$")]
"""What is printed on the tag hung on the keys."""
Place = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,16}$")]
"""A bay or a parking place as it is marked on the ground."""


class BodyPart(Word):
    FRONT_BUMPER = "front_bumper", "前保险杠", "Front bumper"
    REAR_BUMPER = "rear_bumper", "后保险杠", "Rear bumper"
    BONNET = "bonnet", "发动机盖", "Bonnet"
    BOOT_LID = "boot_lid", "行李箱盖", "Boot lid"
    ROOF = "roof", "车顶", "Roof"
    WINDSCREEN = "windscreen", "前挡风玻璃", "Windscreen"
    REAR_WINDOW = "rear_window", "后挡风玻璃", "Rear window"
    LEFT_FRONT = "left_front", "左前(翼子板/车门)", "Left front"
    LEFT_REAR = "left_rear", "左后(翼子板/车门)", "Left rear"
    RIGHT_FRONT = "right_front", "右前(翼子板/车门)", "Right front"
    RIGHT_REAR = "right_rear", "右后(翼子板/车门)", "Right rear"
    WHEELS = "wheels", "轮毂轮胎", "Wheels and tyres"
    LAMPS = "lamps", "灯具", "Lamps"
    MIRRORS = "mirrors", "后视镜", "Mirrors"
    INTERIOR = "interior", "内饰", "Interior"
    UNDERBODY = "underbody", "底盘", "Underbody"


class DamageKind(Word):
    SCRATCH = "scratch", "划痕", "Scratch"
    DENT = "dent", "凹陷", "Dent"
    CHIP = "chip", "掉漆", "Paint chip"
    CRACK = "crack", "裂纹", "Crack"
    BROKEN = "broken", "破损", "Broken"
    MISSING = "missing", "缺失", "Missing"
    CORROSION = "corrosion", "锈蚀", "Corrosion"
    STAIN = "stain", "污渍", "Stain"


class Severity(Word):
    LIGHT = "light", "轻微", "Light"
    MEDIUM = "medium", "中等", "Medium"
    HEAVY = "heavy", "严重", "Heavy"


class Rating(Word):
    GREEN = "green", "正常", "In order"
    YELLOW = "yellow", "建议关注", "Needs attention"
    RED = "red", "急需处理", "Needs work now"
    NOT_APPLICABLE = "na", "不适用", "Not applicable"


class Area(Word):
    BAY = "bay", "工位", "Bay"
    PARKING = "parking", "停车位", "Parking"
    WASH = "wash", "洗车区", "Wash"
    READY = "ready", "交车区", "Delivery area"
    OUTSIDE = "outside", "厂外", "Off the premises"


class Ending(Word):
    DELIVERED = "delivered", "已交车", "Delivered"
    CANCELLED = "cancelled", "已取消", "Cancelled"


class Means(Word):
    """By what a deviation from the reception process was noticed."""

    WORK_ORDER = "work_order", "工单", "Work order"
    SYSTEM = "system", "系统", "System"
    REPORT = "report", "报表", "Report"
