from domain.errors import define

ALREADY_OPENED = define("WO-OPEN-001", zh="工单已开立", en="The order is already open")
CONTRADICTORY_FORMALITIES = define(
    "WO-OPEN-002",
    zh="“无需其他手续”不能与其他手续同时选择",
    en="“None required” excludes every other formality",
)
NO_SUCH_SYMPTOM = define(
    "WO-OPEN-003", zh="工单中没有故障现象 {symptom}", en="There is no symptom {symptom} on this order"
)
SYMPTOM_ALREADY_CONFIRMED = define(
    "WO-OPEN-004", zh="故障现象 {symptom} 已与客户确认", en="Symptom {symptom} is confirmed already"
)
DIAGNOSIS_AFTER_QUOTE = define(
    "WO-OPEN-005",
    zh="已报价,初步诊断和索赔判断须在报价之前",
    en="The order is quoted: the first diagnosis and the claim mark come before any price",
)
NOT_IN_FUTURE = define(
    "WO-OPEN-006", zh="约定时间必须晚于当前时间", en="The agreed time must lie in the future"
)
ALREADY_PROMISED = define(
    "WO-OPEN-007",
    zh="已约定交车时间,请使用“变更交车时间”",
    en="A delivery time is promised already: change it instead",
)
NOT_PROMISED = define("WO-OPEN-008", zh="尚未约定交车时间", en="No delivery time has been promised")
SAME_PROMISE = define("WO-OPEN-009", zh="新交车时间与原约定相同", en="This is the time already promised")
NOT_QUOTED = define("WO-OPEN-010", zh="项目 {job} 尚未报价", en="Job {job} is not quoted")
NOT_AUTHORISED = define("WO-OPEN-011", zh="项目 {job} 未经客户确认", en="Job {job} is not authorised")
NOT_EXPLAINED = define(
    "WO-OPEN-012", zh="项目 {job} 尚未向客户说明", en="Job {job} has not been explained to the customer"
)
ALREADY_ISSUED = define(
    "WO-OPEN-013", zh="项目 {job} 已开派工单", en="Job {job} is on a dispatch order already"
)
CUSTOMER_FILE_INCOMPLETE = define(
    "WO-OPEN-014", zh="客户档案不完整,不能开派工单", en="The customer's file is incomplete"
)
CONTRACT_MISSING = define(
    "WO-OPEN-015",
    zh="需要已评审并签字的维修合同:{kinds_zh}",
    en="A reviewed and signed contract is needed: {kinds}",
)
EXPRESS_LANE_CHOSEN = define(
    "WO-OPEN-016", zh="工单已进入快速保养通道", en="The order is in the express lane already"
)
NOT_EXPRESS_CAPABLE = define(
    "WO-OPEN-017", zh="项目 {job} 不适用快速保养通道", en="Job {job} is no work for the express lane"
)
TOO_LONG_FOR_EXPRESS = define(
    "WO-OPEN-018",
    zh="标准工时合计 {hours} 小时,超过快速通道上限 {limit} 小时",
    en="Standard hours of {hours} exceed the express lane's limit of {limit}",
)
NO_JOBS = define("WO-OPEN-019", zh="工单上没有可作业的项目", en="There is no job on this order to be done")
NO_OPEN_PROMISE = define(
    "WO-OPEN-020", zh="没有未兑现的承诺 {promise}", en="There is no open promise {promise}"
)
NOT_UPWARD = define(
    "WO-OPEN-021", zh="承诺只能上报给上级管理岗位", en="A promise is escalated to a supervisor or manager"
)
SECTIONS_RETURNED = define(
    "WO-OPEN-022",
    zh="退回的资料尚未更正:{sections_zh}",
    en="Sections sent back are not yet corrected: {sections}",
)
SECTIONS_NOT_RETURNED = define(
    "WO-OPEN-023", zh="资料未被退回:{sections_zh}", en="Sections that were not sent back: {sections}"
)
CLOCK_OPEN = define(
    "WO-OPEN-024",
    zh="项目 {job} 仍有技师在计时,请先结束计时再取消工单",
    en="Somebody is clocked on job {job}: clock off before cancelling",
)
AT_SUBLET = define(
    "WO-OPEN-025",
    zh="项目 {job} 还在外协单位,请先收回再取消工单",
    en="Job {job} is at an outside shop: receive it back before cancelling",
)
MONEY_HELD = define(
    "WO-OPEN-026",
    zh="客户已付的 {paid} 元尚未退还,请先退款再取消工单",
    en="The {paid} yuan that the customer paid are not given back: refund them before cancelling",
)
