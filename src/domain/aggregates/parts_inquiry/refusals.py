"""Why the parts counter does not answer."""

from domain.errors import define

ALREADY_ASKED = define("INQUIRY-ASK-001", zh="该询件单已登记", en="The question is on record already")
NO_ORDER = define(
    "INQUIRY-ASK-002",
    zh="{kind_zh}须注明工单",
    en="{kind} needs the work order that it is about",
)
NO_JOB = define("INQUIRY-ASK-003", zh="{kind_zh}须注明维修项目", en="{kind} needs the job that it is about")
JOB_WITHOUT_ORDER = define("INQUIRY-ASK-004", zh="注明项目时须注明工单", en="A job needs its work order")
NO_SUCH_JOB = define("INQUIRY-ASK-005", zh="工单 {order} 没有项目 {job}", en="Order {order} has no job {job}")
NOT_ASKED = define("INQUIRY-ANSWER-001", zh="询件单尚未登记", en="Nothing was asked")
CLOSED = define("INQUIRY-ANSWER-002", zh="询件单已关闭", en="The inquiry is closed")
TWICE = define("INQUIRY-ANSWER-003", zh="配件 {part} 重复列出", en="Part {part} is listed twice")
UNPRICED = define(
    "INQUIRY-ANSWER-004",
    zh="配件 {part} 没有已批准的销售价格,不能报价",
    en="Part {part} has no approved sales price: it cannot be quoted",
)
NOT_NAMED = define(
    "INQUIRY-ORDER-001",
    zh="询件单未询问、未报价配件 {part}",
    en="Part {part} was neither asked for nor quoted here",
)
ORDERED_ALREADY = define(
    "INQUIRY-ORDER-002",
    zh="配件 {part} 已登记在采购订单 {purchase_order}",
    en="Part {part} is on record with order {purchase_order} already",
)
NOT_IN_ORDER = define(
    "INQUIRY-ORDER-003",
    zh="采购订单 {purchase_order} 没有配件 {part}",
    en="Order {purchase_order} does not ask for part {part}",
)
