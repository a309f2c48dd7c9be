"""Why a bay says no."""

from domain.errors import define

WRONG_STREAM = define(
    "BAY-OPEN-001",
    zh="编号与门店、工位、日期不符,应为 {expected}",
    en="The stream must be {expected} for this store, bay and day",
)
ALREADY_OPEN = define("BAY-OPEN-002", zh="工位当日已开放", en="The bay is already open on this day")
NOT_OPEN = define("BAY-OPEN-003", zh="工位当日未开放", en="The bay is not open on this day")
TIMES_REVERSED = define(
    "BAY-BOOK-001", zh="结束时间必须晚于开始时间", en="The end must be later than the start"
)
OUTSIDE_DAY = define(
    "BAY-BOOK-002", zh="占用时间不在工位当日之内", en="The booking does not lie within the bay's day"
)
OCCUPIED = define(
    "BAY-BOOK-003",
    zh="该时段工位已被工单 {order} 的项目 {job} 占用",
    en="The bay is taken by job {job} of order {order} at that time",
)
JOB_NOT_BOOKED = define(
    "BAY-RELEASE-001",
    zh="工单 {order} 的项目 {job} 此后没有占用该工位",
    en="Job {job} of order {order} holds no booking from now on",
)
STILL_BOOKED = define(
    "BAY-CLOSE-001",
    zh="工位仍被工单 {order} 的项目 {job} 预订,请先释放",
    en="Job {job} of order {order} still holds a booking: release it first",
)
NOT_CLOSED = define("BAY-CLOSE-002", zh="工位没有关闭", en="The bay is not closed")
