"""Why a technician's day says no."""

from domain.errors import define

WRONG_STREAM = define(
    "TEC-SHIFT-001",
    zh="编号与门店、技师、日期不符,应为 {expected}",
    en="The stream must be {expected} for this store, technician and day",
)
ALREADY_PLANNED = define(
    "TEC-SHIFT-002", zh="当日班次已经排好", en="The shift of this day is already planned"
)
NOT_PLANNED = define("TEC-SHIFT-003", zh="当日没有排班", en="No shift is planned for this day")
BAD_HOURS = define(
    "TEC-SHIFT-004",
    zh="班次须在当日开始,结束晚于开始,且不超过 16 小时",
    en="A shift starts on its day, ends after it starts and lasts at most 16 hours",
)
ALREADY_STARTED = define("TEC-SHIFT-005", zh="班次已开始", en="The shift has already started")
NOT_STARTED = define("TEC-SHIFT-006", zh="班次尚未开始", en="The shift has not started")
ALREADY_ENDED = define("TEC-SHIFT-007", zh="班次已结束", en="The shift has ended")
STILL_CLOCKED_ON = define(
    "TEC-SHIFT-008",
    zh="仍有未结束的计时 {punch},请先结束",
    en="Punch {punch} is still running: end it first",
)
ABSENT = define("TEC-SHIFT-009", zh="技师当日缺勤", en="The technician is absent on this day")
WORK_OUTSIDE = define(
    "TEC-SHIFT-010",
    zh="工单 {order} 的项目 {job} 会落在班次之外",
    en="Job {job} of order {order} would lie outside the shift",
)

CLOCK_OPEN = define(
    "TEC-CLOCK-001",
    zh="技师已有进行中的计时 {punch};同一时间只能有一个",
    en="Punch {punch} is running; a technician has one open clock at a time",
)
NO_CLOCK = define(
    "TEC-CLOCK-002",
    zh="工单 {order} 的项目 {job} 没有进行中的计时",
    en="No clock is running on job {job} of order {order}",
)
TOO_EARLY = define(
    "TEC-CLOCK-003",
    zh="时间早于已有记录,请申请更正计时",
    en="The time lies before what is already on record: ask for a correction instead",
)
NOTHING_OPEN = define("TEC-CLOCK-004", zh="没有进行中的计时", en="Nothing is running")
NOT_NON_PRODUCTIVE = define(
    "TEC-CLOCK-005", zh="没有进行中的非生产计时", en="No non-productive time is running"
)
NOT_THEIR_CLOCK = define(
    "TEC-CLOCK-006",
    zh="技师只能为自己打卡计时",
    en="A technician clocks on only for himself",
)

UNKNOWN_PUNCH = define("TEC-CORRECT-001", zh="没有计时 {punch}", en="There is no punch {punch}")
PUNCH_RUNNING = define("TEC-CORRECT-002", zh="计时 {punch} 尚未结束", en="Punch {punch} is still running")
TIMES_REVERSED = define("TEC-CORRECT-003", zh="结束时间早于开始时间", en="The end is earlier than the start")
OVERLAPS_PUNCH = define(
    "TEC-CORRECT-004", zh="与计时 {punch} 重叠", en="The corrected time overlaps punch {punch}"
)
NOT_REQUESTED = define(
    "TEC-CORRECT-005",
    zh="计时 {punch} 没有待批准的更正",
    en="No correction of punch {punch} awaits approval",
)
SAME_PERSON = define(
    "TEC-CORRECT-006",
    zh="更正须由申请人和技师本人以外的人批准",
    en="Somebody other than the requester and the technician must approve a correction",
)
IN_THE_FUTURE = define(
    "TEC-CORRECT-007", zh="更正后的时间不能在将来", en="The corrected time lies in the future"
)

OUTSIDE_SHIFT = define(
    "TEC-ASSIGN-001", zh="计划时间不在班次之内", en="The planned time does not lie within the shift"
)
BAD_TIMES = define("TEC-ASSIGN-002", zh="结束时间必须晚于开始时间", en="The end must be later than the start")
DOUBLE_BOOKED = define(
    "TEC-ASSIGN-003",
    zh="该时段已安排工单 {order} 的项目 {job};重叠派工须说明原因",
    en="Job {job} of order {order} is assigned at that time: a double booking needs a reason",
)
NOT_ASSIGNED = define(
    "TEC-ASSIGN-004",
    zh="工单 {order} 的项目 {job} 此后没有安排给该技师",
    en="Job {job} of order {order} is not assigned to this technician from now on",
)
