from domain.errors import define

NO_SUCH_LINE = define(
    "WO-SETTLE-001",
    zh="收费行 {line} 不存在,或所属项目未授权",
    en="There is no price line {line} on an authorised job",
)
PAYER_TWICE = define(
    "WO-SETTLE-002", zh="同一付款方只能出现一次", en="A payer may stand in a split only once"
)
SHARE_NOT_POSITIVE = define(
    "WO-SETTLE-003", zh="每个付款方的金额必须大于零", en="Each payer's share must be above zero"
)
SPLIT_DOES_NOT_SUM = define(
    "WO-SETTLE-004",
    zh="收费行 {line} 的分摊合计须等于净额 {net} 元",
    en="The shares of line {line} must sum to its net amount of {net} yuan",
)
BAD_DISCOUNT = define(
    "WO-SETTLE-005",
    zh="折扣必须大于零且不超过该行金额 {gross} 元",
    en="A discount must be above zero and at most the line's amount of {gross} yuan",
)
DISCOUNT_ABOVE_AUTHORITY = define(
    "WO-SETTLE-006",
    zh="折扣超出该岗位权限:该行最多 {limit} 元",
    en="The discount is above this role's authority: at most {limit} yuan on this line",
)
NOTHING_TO_SETTLE = define("WO-SETTLE-007", zh="没有可结算的项目", en="There is nothing to settle")
JOB_NOT_READY = define(
    "WO-SETTLE-008",
    zh="项目 {job} 未授权或未通过质检,不能结算",
    en="Job {job} is not authorised or has not passed its inspection",
)
CLOCK_OPEN = define(
    "WO-SETTLE-009", zh="项目 {job} 仍有技师在计时", en="A technician is still clocked on job {job}"
)
COMEBACK_UNDECIDED = define(
    "WO-SETTLE-010",
    zh="外返工单须先决定是否受理返修,再结算",
    en="An external rework is settled only after the comeback was accepted or declined",
)
ABOVE_AUTHORISATION = define(
    "WO-SETTLE-011",
    zh="客户应付 {due} 元,超过授权上限 {cap} 元",
    en="The customer would pay {due} yuan, but agreed to {cap} yuan at most",
)
NOT_THE_SETTLEMENT = define(
    "WO-SETTLE-012",
    zh="结算单 {settlement} 不是当前结算单",
    en="Settlement {settlement} is not the one in hand",
)
CHECKER_IS_PREPARER = define(
    "WO-SETTLE-013",
    zh="审核人不能是编制人",
    en="Whoever prepared the settlement may not check it",
)
ALREADY_DONE = define("WO-SETTLE-014", zh="该步骤已完成", en="This step has been done already")
ALREADY_SETTLED = define(
    "WO-SETTLE-015", zh="结算单已生效,只能冲红", en="The settlement is in force: it can only be reversed"
)
NOT_CHECKED = define("WO-SETTLE-016", zh="结算单未审核", en="The settlement has not been checked")
NOT_EXPLAINED = define(
    "WO-SETTLE-017", zh="尚未向客户讲解费用", en="The charges have not been explained to the customer"
)
SIGNATURE_NEEDS_EVIDENCE = define(
    "WO-SETTLE-018", zh="签字确认须附签字件", en="A signature needs the signed document as evidence"
)
NOT_AGREED = define(
    "WO-SETTLE-019", zh="客户尚未确认结算单", en="The customer has not agreed to the settlement"
)
NO_DOCUMENT_NUMBER = define("WO-SETTLE-020", zh="未能取得结算单据号", en="No document number was issued")
NOT_SETTLED = define("WO-SETTLE-021", zh="工单尚未结算", en="The order is not settled")
PAYMENT_ABOVE_DUE = define(
    "WO-SETTLE-022",
    zh="金额必须大于零且不超过尚欠的 {due} 元",
    en="The amount must be above zero and at most the {due} yuan still due",
)
REVERSER_IS_PREPARER = define(
    "WO-SETTLE-023",
    zh="冲红人不能是编制人",
    en="Whoever prepared the settlement may not reverse it",
)
REFUND_ABOVE_OVERPAID = define(
    "WO-SETTLE-024",
    zh="退款必须大于零且不超过客户多付的 {most} 元",
    en="A refund must be above zero and at most the {most} yuan that the customer paid too much",
)
REFUNDER_IS_PREPARER = define(
    "WO-SETTLE-025",
    zh="退款人不能是编制过该工单结算单的人",
    en="Whoever prepared a settlement of this order may not refund its payments",
)
