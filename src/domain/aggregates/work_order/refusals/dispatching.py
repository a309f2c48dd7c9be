"""Why a job is not planned or dispatched."""

from domain.errors import define

NOT_ISSUED = define(
    "WO-DISPATCH-001", zh="项目 {job} 还没有开派工单", en="No dispatch order has been issued for job {job}"
)
NOT_PROMISED = define(
    "WO-DISPATCH-002", zh="还没有与客户约定交车时间", en="No delivery time has been promised to the customer"
)
NOT_QUOTED = define("WO-DISPATCH-003", zh="项目 {job} 还没有报价", en="Job {job} has not been quoted")
ALREADY_DISPATCHED = define(
    "WO-DISPATCH-004", zh="项目 {job} 已派工,请改派", en="Job {job} is dispatched already: reassign it"
)
NOT_DISPATCHED = define("WO-DISPATCH-005", zh="项目 {job} 还没有派工", en="Job {job} has not been dispatched")
TIMES_REVERSED = define(
    "WO-DISPATCH-006",
    zh="计划结束时间必须晚于计划开始时间",
    en="The planned end must be later than the planned start",
)
SHARES_NOT_WHOLE = define(
    "WO-DISPATCH-007",
    zh="班组工时分配合计为 {sum}%,必须等于100%",
    en="The shares of the crew sum to {sum}%, not to 100%",
)
TECHNICIAN_TWICE = define(
    "WO-DISPATCH-008",
    zh="技师 {technician} 在班组中重复",
    en="Technician {technician} stands in the crew twice",
)
NO_SHIFT = define(
    "WO-DISPATCH-009",
    zh="技师 {technician} 当日没有排班",
    en="Technician {technician} has no shift on that day",
)
OUTSIDE_SHIFT = define(
    "WO-DISPATCH-010",
    zh="计划时间不在技师 {technician} 的班次之内",
    en="The planned time does not lie within the shift of technician {technician}",
)
QUALIFICATION_MISSING = define(
    "WO-DISPATCH-011",
    zh="班组中无人具备所需资质:{qualification_zh}",
    en="Nobody in the crew holds the qualification {qualification}",
)
NOT_HIGH_VOLTAGE = define(
    "WO-DISPATCH-012",
    zh="高压作业要求每位成员具备高压电资质,技师 {technician} 不具备;不得例外",
    en="High-voltage work: technician {technician} lacks the qualification; no exception is possible",
)
APPRENTICE_ALONE = define(
    "WO-DISPATCH-013", zh="学徒不得单独作业", en="Apprentices may not work without a trained technician"
)
BAY_UNKNOWN = define("WO-DISPATCH-014", zh="工位 {bay} 当日没有开放", en="Bay {bay} is not open on that day")
OVERRIDE_WITHOUT_REASON = define(
    "WO-DISPATCH-015",
    zh="例外派工必须说明原因:{shortfalls_zh}",
    en="Dispatching against a rule or suggestion needs a reason: {shortfalls}",
)
STEPS_OUT_OF_ORDER = define(
    "WO-DISPATCH-016",
    zh="工序必须从1起连续编号,第 {place} 道编号为 {sequence}",
    en="Steps are numbered 1, 2, 3 ...: step {sequence} stands in place {place}",
)
PLANNED_ALONE = define(
    "WO-DISPATCH-017",
    zh="工序与时间由车间与服务顾问共同设定,不能是同一人",
    en="Workshop and advisor plan together: they must be two persons",
)
NO_SPECIAL_PROCESS = define(
    "WO-DISPATCH-018", zh="项目 {job} 未标记为特殊过程", en="Job {job} is not marked as a special process"
)
ROLE_DOES_NOT_RELEASE = define(
    "WO-DISPATCH-019",
    zh="{role_zh}无权放行特殊过程",
    en="Role {role} does not release special processes",
)
ROLE_HAS_RELEASED = define(
    "WO-DISPATCH-020",
    zh="{role_zh}已放行项目 {job}",
    en="Role {role} has released job {job} already",
)
PERSON_HAS_RELEASED = define(
    "WO-DISPATCH-021",
    zh="同一人不得以两个岗位放行项目 {job}",
    en="One person may not release job {job} in two roles",
)
BAY_NOT_ISOLATED = define(
    "WO-DISPATCH-022",
    zh="高压作业只能在规定的高压隔离工位进行,工位 {bay} 不符合;不得例外",
    en="High-voltage work belongs in an isolation bay; bay {bay} is none, and no exception is possible",
)
