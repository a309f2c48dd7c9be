"""Why a review or an adjustment is refused."""

from domain.errors import define

ALREADY_REVIEWED = define("REV-REVIEW-001", zh="本次评审已记录", en="This review is already on record")
PERIOD_REVERSED = define(
    "REV-REVIEW-002",
    zh="评审期间的结束日期早于开始日期",
    en="The reviewed period ends before it begins",
)
PERIOD_AHEAD = define(
    "REV-REVIEW-003",
    zh="评审期间尚未开始,无报表可评审",
    en="The period has not begun: there are no reports to review",
)
NO_REVIEW = define(
    "REV-ADJUST-001",
    zh="人员调整须以报表评审为依据",
    en="A staff adjustment must follow a review of the reports",
)
NOBODY_CONCERNED = define(
    "REV-ADJUST-002",
    zh="须指明被调整的人员或区域",
    en="Name the person or the area that the adjustment concerns",
)
NOT_THEIR_DECISION = define(
    "REV-ROLE-001",
    zh="只有服务站长或车间主管可以评审和调整",
    en="Only the station head or the workshop supervisor reviews and adjusts",
)
