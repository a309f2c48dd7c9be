"""Why a parts order says no."""

from domain.errors import define

CHANNEL_NOT_APPROVED = define(
    "PO-CHANNEL-001",
    zh="采购渠道 {supplier} 未经审定或已停用",
    en="Supplier {supplier} is not an approved purchase channel",
)
PLAN_NEEDED = define(
    "PO-DRAFT-001",
    zh="库存订单、批量订单须依据已审定的采购计划",
    en="A stock or bulk order needs an approved purchase plan",
)
LINE_TWICE = define(
    "PO-DRAFT-002", zh="配件 {part} 在订单中出现两次", en="Part {part} stands in the order twice"
)
TOO_MANY = define(
    "PO-DRAFT-003",
    zh="配件 {part} 订货数量超过 {limit}",
    en="More than {limit} pieces of part {part} in one order",
)
PLAN_IDLE = define(
    "PO-DRAFT-004",
    zh="全部为待料专订,不占用采购计划",
    en="Work orders wait for every line: the plan has nothing to do with this order",
)
PRICE_BELOW_ZERO = define("PO-PRICE-001", zh="金额不能为负", en="An amount cannot be below zero")
TOTAL_TOO_LARGE = define(
    "PO-PRICE-002", zh="金额超过上限 {limit} 元", en="The amount is above the limit of {limit} yuan"
)
WRONG_STAGE = define(
    "PO-STAGE-001",
    zh="订单状态为“{stage_zh}”,不能进行此操作",
    en="The order is {stage}: this cannot be done now",
)
OWN_ORDER = define(
    "PO-REVIEW-001",
    zh="订单须由拟定人以外的备件主管审核",
    en="An order is reviewed by another parts supervisor than the one who drafted it",
)
NO_FINAL_REVIEW = define("PO-REVIEW-002", zh="该订单不需要最终评审", en="This order needs no final review")
NOT_THIRD_PERSON = define(
    "PO-REVIEW-003",
    zh="最终评审须由拟定人、审核人以外的服务站长进行",
    en="The final review is done by a station head who neither drafted nor reviewed the order",
)
FINAL_REVIEW_MISSING = define(
    "PO-ISSUE-001",
    zh="高额备件合同尚未经服务站长最终评审",
    en="An order of this value waits for the station head's final review",
)
NOT_TO_REJECT = define(
    "PO-REJECT-001",
    zh="待审核的订单由备件主管退回,待最终评审的由服务站长退回",
    en="A parts supervisor rejects what is to be reviewed, a station head what is to be finally reviewed",
)
NO_SUCH_LINE = define("PO-LINE-001", zh="订单没有 {line} 行", en="The order has no line {line}")
DATE_PAST = define("PO-DATE-001", zh="日期不能早于当日", en="The date must not lie in the past")
SAME_DATE = define("PO-DATE-002", zh="承诺到货日期没有变化", en="This is the promised date already")
MORE_THAN_OUTSTANDING = define(
    "PO-QTY-001",
    zh="{line} 行未到数量为 {outstanding},不足 {wanted}",
    en="{outstanding} are outstanding of line {line}, not {wanted}",
)
NO_SUCH_SHIPMENT = define(
    "PO-RECEIVE-001",
    zh="{line} 行没有在途发运 {shipment}",
    en="No shipment {shipment} of line {line} is on its way",
)
NOTHING_CAME = define(
    "PO-RECEIVE-002",
    zh="没有到货,也没有发运通知,无可收货",
    en="Nothing came and nothing was announced: there is nothing to receive",
)
MORE_BAD_THAN_DELIVERED = define(
    "PO-RECEIVE-003",
    zh="破损与错发合计不能超过到货数量 {delivered}",
    en="Damaged and wrong parts cannot be more than the {delivered} that came",
)
GOOD_NOT_TAKEN = define(
    "PO-RECEIVE-004",
    zh="应收 {due},实收 {accepted}:其余请注明破损或错发",
    en="{due} are to be taken, not {accepted}: say whether the rest is damaged or the wrong part",
)
NOT_ACCEPTABLE = define(
    "PO-RECEIVE-005",
    zh="最多可收 {most},不能收 {accepted}",
    en="At most {most} can be taken, not {accepted}",
)
NO_SUCH_DIFFERENCE = define(
    "PO-SETTLE-001",
    zh="没有待处理的差异 {difference}",
    en="No difference {difference} is open",
)
OUTCOME_IMPOSSIBLE = define(
    "PO-SETTLE-002",
    zh="“{kind_zh}”差异不能以“{outcome_zh}”处理",
    en="A difference of kind {kind} is not settled by {outcome}",
)
CREDIT_MISSING = define("PO-SETTLE-003", zh="退款须填写金额", en="A credit needs its amount")
CREDIT_IDLE = define(
    "PO-SETTLE-004",
    zh="“{outcome_zh}”不涉及退款金额",
    en="No amount is credited with the outcome {outcome}",
)
SAME_DOCUMENT = define(
    "PO-FREIGHT-001",
    zh="单据 {document} 的运杂费已登记",
    en="The freight of document {document} is recorded already",
)
NO_FREIGHT = define("PO-FREIGHT-002", zh="运杂费须大于零", en="Freight is more than nothing")
DIFFERENCES_OPEN = define(
    "PO-CLOSE-001",
    zh="尚有 {count} 项差异未处理,不能关闭",
    en="{count} differences are not settled: the order cannot be closed",
)
REASON_NEEDED = define(
    "PO-CLOSE-002",
    zh="{lines} 行尚未到齐,关闭须说明原因",
    en="Lines {lines} are outstanding: closing needs a reason",
)
GOODS_CAME = define(
    "PO-CANCEL-001",
    zh="已有到货,不能作废,请关闭订单",
    en="Goods have come: the order can be closed but not cancelled",
)
