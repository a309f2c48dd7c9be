"""Why rules are not taken."""

from domain.errors import define

INVALID = define(
    "RULES-DRAFT-001",
    zh="规则草案在 {path} 处不正确:{problem}(共 {faults} 处)",
    en="The draft is not valid at {path}: {problem} ({faults} faults in all)",
)
NOTHING_CHANGED = define(
    "RULES-DRAFT-002",
    zh="草案与现行规则相同,没有变更",
    en="The draft is the same as the rules in force",
)
NO_SUCH_DRAFT = define("RULES-DRAFT-003", zh="没有规则草案 {draft}", en="There is no draft {draft}")
OTHER_SCOPE = define(
    "RULES-SCOPE-001",
    zh="规则集 {stream} 不属于 {store};集团规则须以 group 身份操作",
    en="Rule set {stream} does not belong to {store}; the group's rules are changed in the name of group",
)
WITHDRAWN = define("RULES-DRAFT-004", zh="规则草案 {draft} 已撤回", en="Draft {draft} has been withdrawn")
TOO_LARGE = define(
    "RULES-DRAFT-005",
    zh="规则文件超过 {limit} 个字符",
    en="The rules take more than {limit} characters",
)
PERIOD_REVERSED = define(
    "RULES-SIMULATE-001",
    zh="模拟期间的结束日期早于开始日期",
    en="The simulated period ends before it begins",
)
OWN_DRAFT = define(
    "RULES-APPROVE-001",
    zh="规则草案不能由起草人本人批准",
    en="Whoever drafted the rules cannot approve them",
)
NOT_SIMULATED = define(
    "RULES-APPROVE-002",
    zh="批准前须先模拟,查看哪些指标和工单会变化",
    en="Simulate the draft first: see which figures and orders would change",
)
ALREADY_APPROVED = define("RULES-APPROVE-003", zh="该草案已批准", en="The draft is approved already")
NOT_APPROVED = define(
    "RULES-ACTIVATE-001",
    zh="草案未经第二人批准,不能启用",
    en="The draft must be approved by a second person before it is activated",
)
OUTDATED = define(
    "RULES-ACTIVATE-002",
    zh="草案以 {based_on} 为基础,而现行版本已是 {current};请重新起草",
    en="The draft was made from {based_on}, but {current} is in force since; draft again",
)
ONCE_ACTIVE = define(
    "RULES-ACTIVATE-003",
    zh="该版本已启用过;要恢复旧规则,请重新起草并批准",
    en="This version was activated before; to return to it, draft it again and have it approved",
)
NOT_WITHDRAWABLE = define(
    "RULES-WITHDRAW-001",
    zh="已启用过的版本不能撤回,可启用另一版本替代",
    en="A version that was in force cannot be withdrawn; activate another one instead",
)
