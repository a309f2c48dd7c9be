"""Why a shelf says no."""

from domain.errors import define

WRONG_STREAM = define(
    "STK-PART-001",
    zh="库存编号与门店不符,应以 {expected} 开头",
    en="The stream must begin with {expected}, for this store",
)
NO_GOODS = define("STK-COST-001", zh="成本单价不能为负", en="A unit cost cannot be below zero")
SERIALS_NEEDED = define(
    "STK-SERIAL-001",
    zh="该配件按序列号管理,须填 {expected} 个序列号",
    en="Every piece of this part has a number: {expected} of them are needed",
)
SERIAL_TWICE = define(
    "STK-SERIAL-002", zh="序列号 {serial} 重复或已在库", en="Serial number {serial} is there twice"
)
SERIAL_UNKNOWN = define(
    "STK-SERIAL-003", zh="序列号 {serial} 不在库", en="No piece with serial number {serial} is on the shelf"
)
NOT_ENOUGH_FREE = define(
    "STK-QTY-001",
    zh="可用数量不足:需 {wanted},可用 {available},其余已为其他工单保留",
    en="{wanted} are wanted and {available} are free; the rest is kept for other orders",
)
NOT_ENOUGH_IN_QUARANTINE = define(
    "STK-QTY-002",
    zh="隔离数量不足:需 {wanted},隔离 {quarantined}",
    en="{wanted} are wanted and {quarantined} are in quarantine",
)
NO_SUCH_LOT = define("STK-QTY-003", zh="没有批次 {lot}", en="There is no lot {lot}")
NOT_KEPT = define(
    "STK-LINE-001",
    zh="工单 {order} 的 {line} 行没有保留或待料",
    en="Nothing is kept or awaited for line {line} of order {order}",
)
NOT_THAT_MUCH_KEPT = define(
    "STK-LINE-002",
    zh="该行只保留了 {kept},不足 {wanted}",
    en="{kept} are kept for the line, not {wanted}",
)
NOT_AWAITED = define(
    "STK-LINE-003",
    zh="工单 {order} 的 {line} 行不在待料",
    en="Line {line} of order {order} is not waiting",
)
ALREADY_SUPPLIED = define(
    "STK-LINE-004",
    zh="该行已保留或待料 {there},无需再保留 {wanted}",
    en="{there} are kept or awaited for the line already: {wanted} more are not needed",
)
SAME_LINE = define("STK-LINE-005", zh="转出行与转入行相同", en="A line cannot give to itself")
REASON_NEEDED = define(
    "STK-ISSUE-001",
    zh="领用数量超过该行保留数量 {kept},请说明原因",
    en="Only {kept} are kept for the line: more needs a reason",
)
NOT_EXPIRED = define(
    "STK-EXPIRE-001", zh="保留期到 {expires},尚未到期", en="The part is kept until {expires}"
)
NOTHING_ARRIVED = define(
    "STK-ARRIVE-001", zh="该行没有保留的到货", en="Nothing that has come is kept for the line"
)
ETA_PAST = define("STK-ARRIVE-002", zh="预计到货时间须晚于现在", en="The expected time must lie ahead")
NOT_THAT_MANY = define(
    "STK-ADJUST-001",
    zh="账面只有 {on_hand},不能减 {wanted}",
    en="The book holds {on_hand}: {wanted} cannot be taken away",
)
NO_DIFFERENCE = define(
    "STK-ADJUST-002", zh="没有差异,无需调整", en="Without a difference nothing is adjusted"
)
NOBODY_WAITS = define("STK-REDIRECT-001", zh="没有待料需求可转", en="Nobody waits for this part")
SAME_PART = define("STK-REDIRECT-002", zh="替代件与原件相同", en="A part cannot take its own place")
