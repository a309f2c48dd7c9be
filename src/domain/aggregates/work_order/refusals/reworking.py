from domain.errors import define

NOT_A_REWORK_ORDER = define(
    "WO-REWORK-001", zh="只有外返工单可以登记返修", en="Only an external rework order can claim a comeback"
)
ALREADY_CLAIMED = define("WO-REWORK-002", zh="返修已登记", en="The comeback has been claimed already")
SAME_ORDER = define("WO-REWORK-003", zh="原工单不能是本工单", en="The earlier order must be another order")
ORIGINAL_UNKNOWN = define("WO-REWORK-004", zh="找不到原工单", en="The original order is not known")
NOT_CLAIMED = define("WO-REWORK-005", zh="尚未登记返修", en="No comeback has been claimed")
ALREADY_DECIDED = define(
    "WO-REWORK-006",
    zh="返修是否受理已有决定,不能再改",
    en="The comeback has been accepted or declined already",
)
ASSESSOR_DID_THE_WORK = define(
    "WO-REWORK-007",
    zh="原施工技师不能鉴定返修",
    en="Whoever did the original work may not assess the comeback",
)
NOT_ASSESSED = define("WO-REWORK-008", zh="返修尚未鉴定", en="The comeback has not been assessed")
NOT_ACCEPTED = define("WO-REWORK-009", zh="返修未被受理", en="The comeback has not been accepted")
NOT_A_REVIEWER = define(
    "WO-REWORK-010", zh="该岗位不参与不合格品评审", en="This role takes no part in the review"
)
TWO_ROLES = define(
    "WO-REWORK-011", zh="同一人不能以两个岗位评审", en="One person may not review in two roles"
)
ALREADY_DISPOSED = define("WO-REWORK-012", zh="不合格品已处置", en="The nonconformity has been disposed of")
REVIEW_MISSING = define(
    "WO-REWORK-013", zh="尚缺{role}的评审意见", en="The review by the {role_en} is missing"
)
NOT_AS_PROPOSED = define(
    "WO-REWORK-014",
    zh="处置须与评审意见一致,{role}的意见不同",
    en="The disposal must be what was proposed; the {role_en} proposed otherwise",
)
WORK_NOT_FINISHED = define(
    "WO-REWORK-015", zh="返修作业尚未全部完工", en="The rework is not finished on every job"
)
INSPECTOR_DID_THE_WORK = define(
    "WO-REWORK-016",
    zh="参与本工单作业的人不能检验返修",
    en="Whoever worked on this order may not inspect the rework",
)
ALREADY_COUNTED = define(
    "WO-REWORK-017", zh="该次重复进厂已登记", en="This repeat visit has been recorded already"
)
ROOT_CAUSE_MISSING = define("WO-REWORK-018", zh="尚未分析返修原因", en="The root cause has not been recorded")
NOT_DISPOSED = define("WO-REWORK-019", zh="不合格品尚未处置", en="The nonconformity has not been disposed of")
NOT_INSPECTED = define("WO-REWORK-020", zh="返修检验未通过", en="The rework has not passed its inspection")
ALREADY_CLOSED = define("WO-REWORK-021", zh="返修已结案", en="The rework is closed")
SHARES_NOT_WHOLE = define(
    "WO-REWORK-022",
    zh="责任比例须各不相同且合计 100%",
    en="The shares must name each cause once and sum to 100 per cent",
)
NEGATIVE_COST = define("WO-REWORK-023", zh="返修成本不能为负", en="The cost of a rework cannot be negative")
NO_SUCH_ACCIDENT = define(
    "WO-REWORK-024", zh="没有事故记录 {accident}", en="There is no accident {accident} on this order"
)
ACCIDENT_CLOSED = define("WO-REWORK-025", zh="事故 {accident} 已结案", en="Accident {accident} is closed")
ACCIDENT_NOT_ANALYSED = define(
    "WO-REWORK-026", zh="事故 {accident} 尚未分析", en="Accident {accident} has not been analysed"
)
