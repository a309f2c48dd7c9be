"""Why a target is not set, or information not logged."""

from domain.errors import define

WRONG_STREAM = define(
    "PYEAR-TARGET-001",
    zh="编号与门店、年份不符,应为 {expected}",
    en="The stream must be {expected}, of this store and a year",
)
YEAR_OVER = define(
    "PYEAR-TARGET-002", zh="{year} 年已结束,不能再定目标", en="{year} is over: no target is set for it"
)
NO_AMOUNT = define("PYEAR-TARGET-003", zh="目标金额必须大于零", en="A target is above zero")
NOTHING_CHANGED = define(
    "PYEAR-TARGET-004", zh="该金额已提出或已商定", en="This amount is proposed or agreed already"
)
NOT_PROPOSED = define(
    "PYEAR-AGREE-001", zh="{target_zh}没有待确认的提议", en="Nothing is proposed for: {target}"
)
OTHER_AMOUNT = define(
    "PYEAR-AGREE-002",
    zh="当前提议为 {fen} 分,与所确认的金额不同",
    en="What is proposed now is {fen} fen, not the amount agreed to",
)
SAME_PERSON = define("PYEAR-AGREE-003", zh="提议人不能自己确认", en="Whoever proposed does not agree to it")
SAME_SIDE = define(
    "PYEAR-AGREE-004",
    zh="目标由备件主管与售后经理商定,须由另一方确认",
    en="Parts supervisor and after-sales manager agree on it: the other side must confirm",
)
OTHER_YEAR = define(
    "PYEAR-INFO-001",
    zh="今天属于 {year} 年,请登记在该年度",
    en="Today is in {year}: log it in that year",
)
