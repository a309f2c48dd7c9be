"""Why work does not start, stop or end."""

from domain.errors import define

NOT_DISPATCHED_TO = define(
    "WO-WORK-001",
    zh="项目 {job} 没有派给技师 {technician}",
    en="Job {job} is not dispatched to technician {technician}",
)
CLOCKED_ON = define(
    "WO-WORK-002",
    zh="技师 {technician} 在项目 {job} 上已打卡开工",
    en="Technician {technician} is clocked on to job {job} already",
)
NOT_CLOCKED_ON = define(
    "WO-WORK-003",
    zh="技师 {technician} 在项目 {job} 上没有开工打卡",
    en="Technician {technician} is not clocked on to job {job}",
)
OTHER_PERSONS_CLOCK = define(
    "WO-WORK-004",
    zh="只能为本人打卡,不能为技师 {technician} 打卡",
    en="You may clock only yourself, not technician {technician}",
)
CLOCK_BACKWARDS = define(
    "WO-WORK-005",
    zh="技师 {technician} 的完工打卡早于开工打卡 {since}",
    en="Technician {technician} cannot clock off before the clock-on at {since}",
)
CLOCK_OPEN = define(
    "WO-WORK-006",
    zh="技师 {technician} 仍在项目 {job} 上计时",
    en="Technician {technician} is still clocked on to job {job}",
)
FINISHED = define("WO-WORK-007", zh="项目 {job} 已完工", en="Job {job} is finished")
AT_SUBLET = define("WO-WORK-008", zh="项目 {job} 正在外协", en="Job {job} is at an outside shop")
NOT_AT_SUBLET = define("WO-WORK-009", zh="项目 {job} 不在外协", en="Job {job} is not at an outside shop")
NOT_STARTED = define(
    "WO-WORK-010", zh="项目 {job} 还没有开工打卡", en="Nobody has clocked on to job {job} yet"
)
NOT_A_PAUSE = define(
    "WO-WORK-011", zh="“{reason_zh}”不是暂停原因", en="{reason} is not a reason to pause a job"
)
PAUSED = define("WO-WORK-012", zh="项目 {job} 已暂停", en="Job {job} is paused already")
NOT_PAUSED = define("WO-WORK-013", zh="项目 {job} 没有暂停", en="Job {job} is not paused")
COMPLETION_PAST = define(
    "WO-WORK-014", zh="预计完工时间必须在将来", en="The expected completion must lie in the future"
)
NO_PLAN = define("WO-WORK-015", zh="项目 {job} 还没有维修方案", en="Job {job} has no repair plan yet")
NO_SYMPTOM = define(
    "WO-WORK-016",
    zh="项目 {job} 没有对应的故障现象,无从评价描述",
    en="Job {job} answers no recorded symptom, so no description can be judged",
)
NO_SUCH_CASE = define(
    "WO-WORK-017", zh="工单中没有故障案例 {case}", en="There is no fault case {case} on this order"
)
CASE_CLOSED = define("WO-WORK-018", zh="故障案例 {case} 已结案", en="Fault case {case} is closed")
NO_OPINION = define(
    "WO-WORK-019",
    zh="重大故障 {case} 至少要有一条分析意见才能结案",
    en="Major fault {case} needs at least one opinion before it is closed",
)
CASE_OPEN = define(
    "WO-WORK-020",
    zh="项目 {job} 的故障案例 {case} 尚未结案",
    en="Fault case {case} of job {job} is still open",
)
NOTHING_CITED = define(
    "WO-WORK-021",
    zh="项目 {job} 没有记录所依据的手册、指引或标准",
    en="No manual, guide or standard is cited for job {job}",
)
DID_NOT_WORK = define(
    "WO-WORK-022",
    zh="未参与项目 {job} 作业的技师不能报完工",
    en="A technician who did not work on job {job} may not finish it",
)
GRADE_UNKNOWN = define(
    "WO-WORK-023",
    zh="技师 {technician} 当日没有排班,技能等级未知",
    en="Technician {technician} has no shift today, so the grade is unknown",
)
NOT_SENIOR = define(
    "WO-WORK-024",
    zh="{senior} 的技能等级不高于 {junior},不能指导其作业",
    en="{senior} does not rank above {junior} and may not supervise",
)
JUNIOR_ELSEWHERE = define(
    "WO-WORK-025",
    zh="技师 {technician} 没有参与项目 {job}",
    en="Technician {technician} is not on job {job}",
)
COST_NEGATIVE = define("WO-WORK-026", zh="外协费用不能为负", en="The cost of a sublet cannot be negative")
