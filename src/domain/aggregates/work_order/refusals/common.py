from domain.errors import define

ORDER_CLOSED = define(
    "WO-ORDER-001", zh="工单已交车或已取消,不能再操作", en="The order is delivered or cancelled"
)
NO_SUCH_JOB = define("WO-ORDER-002", zh="工单中没有项目 {job}", en="There is no job {job} on this order")
JOB_NOT_ACTIVE = define(
    "WO-ORDER-003", zh="项目 {job} 已取消,或客户决定不做", en="Job {job} is cancelled or was turned down"
)
SETTLEMENT_UNDER_WAY = define(
    "WO-ORDER-004",
    zh="结算单 {settlement} 正在办理,请先退回或冲红",
    en="Settlement {settlement} is under way: return or reverse it first",
)
AMOUNT_TOO_LARGE = define(
    "WO-ORDER-005", zh="金额超过上限 {limit} 元", en="The amount is above the limit of {limit} yuan"
)
NO_ORDER = define("WO-ORDER-006", zh="工单未开立", en="The order has not been opened")
ORDER_CANCELLED = define("WO-ORDER-007", zh="工单已取消", en="The order is cancelled")
