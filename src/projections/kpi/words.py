"""Words about figures."""

from domain.labels import Word


class Trade(Word):
    MECHANICAL = "mechanical", "机修", "Mechanical"
    BODY = "body", "钣金", "Body"
    PAINT = "paint", "喷漆", "Paint"


class Measure(Word):
    """What numerators and denominators are whole numbers of, and what people read instead."""

    PIECES = "pieces", "", ""
    FEN = "fen", "元", "yuan"
    MICROSECONDS = "microseconds", "小时", "h"
    QUANTITY = "quantity", "件", "units"

    @property
    def whole(self) -> int:
        """How many of it make one of what people read."""
        return _WHOLE[self]


_WHOLE = {Measure.PIECES: 1, Measure.FEN: 100, Measure.MICROSECONDS: 3_600_000_000, Measure.QUANTITY: 1000}


class Unit(Word):
    """What a value is shown in."""

    VISITS = "visits", "台次", "visits"
    COUNT = "count", "个", "count"
    PERCENT = "percent", "%", "%"
    YUAN = "yuan", "元", "yuan"
    YUAN_EACH = "yuan_each", "元/台次", "yuan per visit"
    YUAN_PER_HOUR = "yuan_per_hour", "元/小时", "yuan per hour"
    YUAN_PER_HEAD = "yuan_per_head", "元/人", "yuan per head"
    YUAN_PER_BAY = "yuan_per_bay", "元/工位", "yuan per bay"
    HOURS = "hours", "小时", "hours"
    HOURS_EACH = "hours_each", "小时/单", "hours each"
    HOURS_PER_HEAD = "hours_per_head", "小时/人", "hours per head"
    MINUTES = "minutes", "分钟", "minutes"
    POINTS = "points", "分", "points"
    PER_DAY = "per_day", "台次/日", "per day"
    TIMES = "times", "次/年", "times a year"
    DAYS = "days", "天", "days"
    MONTHS = "months", "个月", "months"


class Attribution(Word):
    """Whose day an item belongs to."""

    ARRIVAL = "arrival", "到店", "Arrival"
    LEAVE = "leave", "离店", "Leave"
    SETTLEMENT = "settlement", "结算", "Settlement"
    DELIVERY = "delivery", "交车", "Delivery"
    DECISION = "decision", "客户决定", "The customer's decision"
    INSPECTION = "inspection", "首次终检", "First final inspection"
    RETURN = "return", "返修进厂", "Return of the car"
    WORK = "work", "作业", "Day of work"
    FINISH = "finish", "完工", "Finish"
    RECEPTION = "reception", "接待", "Reception"
    MONTH = "month", "月份", "The month"
    REQUEST = "request", "首次需求", "The first request"
    ISSUE = "issue", "领料", "Issue to the workshop"
    ORDERING = "ordering", "订单签发", "Issue of the parts order"
    DUE = "due", "承诺到货", "Delivery as promised"
    EXPIRY = "expiry", "预留到期处理", "End of the reservation"
    POSTING = "posting", "盘点过账", "Posting of the count"
    INSTANT = "instant", "时点", "An instant"


class Combining(Word):
    """How the entries of a period make one value. What is additive is summed; the rest is made anew for each period."""

    SUM = "sum", "求和", "Sum of the numerators"
    RATIO = "ratio", "分子和 ÷ 分母和", "Sum of the numerators by sum of the denominators"
    MEDIAN = "median", "中位数", "Median of the numerators"
    PER_DAILY_AVERAGE = (
        "per_daily_average",
        "分子和 ÷ 日均分母",
        "Sum of the numerators by the daily average of the denominators",
    )
    PER_PERSON_DAY = (
        "per_person_day",
        "分子和 ÷ 人日数",
        "Sum of the numerators by the days on which somebody worked, person by person",
    )
    STANDING = "standing", "期末在列数", "What stands at the end of the period"
    AGE = "age", "期末在列的平均天数", "Average days for which what stands at the end of the period has stood"
    TURNS = (
        "turns",
        "近十二个月分子和 ÷ 各月末与期末分母余额的平均",
        "Numerators of twelve months by the average balance of the denominators at the ends of months and period",
    )
    TURN_DAYS = "turn_days", "365 ÷ 年周转次数", "365 by the turns in a year"
    SUPPLY = (
        "supply",
        "期末分母余额 ÷ 近十二个月月均分子",
        "Balance of the denominators at the end of the period by the monthly average of the numerators",
    )
    IDLE = (
        "idle",
        "期末不再有动静的对象的余额 ÷ 全部余额",
        "Balance at the end of the period of what has shown no sign of life, by the whole balance",
    )

    @property
    def additive(self) -> bool:
        return self in (Combining.SUM, Combining.RATIO)

    @property
    def reaches_back(self) -> bool:
        """Whether the value of a period is made of everything that happened up to its end."""
        return self in _REACHING_BACK


_REACHING_BACK = frozenset(
    {
        Combining.STANDING,
        Combining.AGE,
        Combining.TURNS,
        Combining.TURN_DAYS,
        Combining.SUPPLY,
        Combining.IDLE,
    }
)


class Dimension(Word):
    """By what a figure can be broken down."""

    ADVISOR = "advisor", "服务顾问", "Advisor"
    ORDER_CLASS = "order_class", "工单类别", "Order class"
    PAYER = "payer", "付款方", "Payer"
    TECHNICIAN = "technician", "技师", "Technician"
    TRADE = "trade", "工种", "Trade"
    REASON = "reason", "原因", "Reason"
    CAUSE = "cause", "责任", "Cause"
    OPERATION = "operation", "维修项目", "Operation"
    AUTHORISER = "authoriser", "授权人", "Authoriser"
    PHOTO = "photo", "有无照片", "With a photo"
    BAY = "bay", "工位", "Bay"
    HOUR = "hour", "时段", "Hour"
    ORIGIN = "origin", "内返/外返", "Internal or external"
    UNTIL = "until", "截至", "Until"
    PART = "part", "配件", "Part"
    USAGE_CLASS = "usage_class", "用途类别", "Usage class"
    SUPPLIER = "supplier", "供应渠道", "Purchase channel"


class MovementKind(Word):
    """Of goods on a shelf."""

    ISSUED = "issued", "领料", "Issued to the workshop"
    RETURNED = "returned", "退料", "Returned from the workshop"
    OTHER = "other", "其他出入库", "Any other movement"
    LOST_SALE = "lost_sale", "失销", "Lost sale"


class Origin(Word):
    """Where a rework comes from: the final inspection, or the customer who came back."""

    INTERNAL = "internal", "内返", "Internal"
    EXTERNAL = "external", "外返", "External"


class Ground(Word):
    """Why the definition itself, and no rule, leaves an item out."""

    TURNED_AWAY = "turned_away", "未受理", "Not taken in"
    NO_ORDER = "no_order", "无工单离店", "Left without an order"
    NOT_SETTLED = "not_settled", "未结算", "Not settled"
    NO_PROMISE = "no_promise", "无交车承诺", "Nothing was promised"
    NO_COMPLAINT = "no_complaint", "无故障陈述", "No complaint"
    NO_ESTIMATE = "no_estimate", "无估价", "No estimate"
    AFTER_CUT_OFF = "after_cut_off", "超过当日截止时间到店", "Arrived after the cut-off"
    ACCIDENT = "accident", "事故车", "Accident"
    SHIFT_OPEN = "shift_open", "未下班", "Shift not over"
    ABSENT = "absent", "缺勤", "Absent"
    CLOSED = "closed", "停用或不营业", "Out of use, or closed"
    NOT_PAID_FOR = "not_paid_for", "不收费作业", "Work that is not paid for"
    NOT_STOCKED = "not_stocked", "非常备件", "A part that is not kept in stock"
    NO_COST = "no_cost", "成本未知", "Its cost is not known"
    CANCELLED = "cancelled", "已作废", "Cancelled"

    @property
    def path(self) -> str:
        """As it stands in place of a rule."""
        return f"definition.{self.value}"
