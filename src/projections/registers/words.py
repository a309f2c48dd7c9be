"""How far a contract or an accident has come, and in which ways work is done again."""

from domain.labels import Word


class ContractStage(Word):
    DRAFTED = "drafted", "已拟定,待评审", "Drafted, to be reviewed"
    IN_REVIEW = "in_review", "评审中", "In review"
    REJECTED = "rejected", "评审未通过", "Rejected"
    AWAITING_SIGNATURE = "awaiting_signature", "待客户签字", "Awaiting the customer's signature"
    SIGNED = "signed", "已签订", "Signed"
    SUPERSEDED = "superseded", "已修订", "Superseded by a later revision"
    LAPSED = "lapsed", "未签订即结束", "The order ended without a signature"


class AccidentStage(Word):
    REPORTED = "reported", "已上报", "Reported"
    ANALYSED = "analysed", "已分析", "Analysed"
    CLOSED = "closed", "已结案", "Closed"


class ReworkKind(Word):
    INTERNAL = "internal", "内返", "Internal rework"
    EXTERNAL = "external", "外返", "External rework"
    REPEAT_VISIT = "repeat_visit", "重复进厂", "Repeat visit"
