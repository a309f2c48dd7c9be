"""Why a month's result is not taken."""

from domain.errors import define

WRONG_STREAM = define(
    "MONTH-REPORT-001",
    zh="编号与门店、月份不符,应为 {expected}",
    en="The stream must be {expected}, of this store and a month",
)
MONTH_AHEAD = define(
    "MONTH-REPORT-002",
    zh="{month} 尚未开始,无结果可填报",
    en="{month} has not begun: there is no result to report",
)
ALREADY_REPORTED = define(
    "MONTH-REPORT-003",
    zh="{item_zh}已填报,如有误请更正",
    en="{item} is reported already: correct it if it is wrong",
)
NOT_A_SCORE = define(
    "MONTH-REPORT-004",
    zh="{item_zh}须填得分与有效样本数",
    en="{item} needs a score and the number of valid answers",
)
NOT_AN_AMOUNT = define("MONTH-REPORT-005", zh="{item_zh}须填金额", en="{item} needs an amount of money")
COST_BELOW_ZERO = define("MONTH-REPORT-006", zh="{item_zh}不能为负", en="{item} cannot be below zero")
NOT_REPORTED = define(
    "MONTH-CORRECT-001",
    zh="{item_zh}尚未填报,无可更正",
    en="{item} is not reported yet: there is nothing to correct",
)
NOTHING_CHANGED = define(
    "MONTH-CORRECT-002", zh="更正内容与原填报相同", en="This is what has been reported already"
)
ONLY_SATISFACTION = define(
    "MONTH-ROLE-001",
    zh="信息员只填报满意度,经营数据由管理人员填报",
    en="An information clerk reports satisfaction only; amounts are for managers",
)
