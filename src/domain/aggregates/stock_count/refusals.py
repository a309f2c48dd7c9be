"""Why a count says no."""

from domain.errors import define

PART_TWICE = define(
    "CNT-PLAN-001", zh="配件 {part} 在盘点清单中出现两次", en="Part {part} stands in the count twice"
)
NOT_PLANNED = define("CNT-FREEZE-001", zh="该盘点已冻结过账面", en="The book has been frozen for this count")
TOO_MANY = define(
    "CNT-FREEZE-002",
    zh="配件 {part} 账面数量 {on_hand} 超过可盘点上限 {most}",
    en="The book of part {part} says {on_hand}, more than the {most} that can be counted",
)
NOT_FROZEN = define("CNT-ENTER-001", zh="请先冻结账面再录入", en="Freeze the book before counts are entered")
NOT_IN_COUNT = define(
    "CNT-ENTER-002", zh="配件 {part} 不在本次盘点清单中", en="Part {part} is not in this count"
)
ENDED = define("CNT-END-001", zh="盘点已过账或已作废", en="The count has been posted or voided")
NOT_ALL_COUNTED = define(
    "CNT-APPROVE-001",
    zh="还有 {number} 个配件未盘点,例如 {part}",
    en="{number} parts are not counted yet, for example {part}",
)
OWN_COUNT = define(
    "CNT-APPROVE-002", zh="录入过盘点结果的人不能批准", en="Whoever entered a count cannot approve it"
)
SAME_APPROVER = define(
    "CNT-APPROVE-003", zh="第二次批准须由另一人作出", en="Another person has to approve, too"
)
ALREADY_APPROVED = define("CNT-APPROVE-004", zh="盘点已批准", en="The count is approved already")
TOO_VALUABLE = define(
    "CNT-APPROVE-005",
    zh="差异金额超过 {limit} 元,请核对成本单价后作废重盘",
    en="The differences are worth more than {limit} yuan: look at the unit costs, void this count and count again",
)
NOT_APPROVED = define("CNT-POST-001", zh="盘点尚未批准,不能过账", en="The count is not approved")
COUNTED_BEFORE = define(
    "CNT-POST-002",
    zh="配件 {part} 录入后已被另一次盘点调整,请重新盘点",
    en="Another count has adjusted part {part} since it was entered: count it again",
)
