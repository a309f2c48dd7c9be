"""Words that only the work order uses."""

from domain.labels import Word


class Formality(Word):
    REGISTRATION = "registration", "行驶证", "Registration certificate"
    WARRANTY_BOOKLET = "warranty_booklet", "保修手册", "Warranty booklet"
    INSURANCE_REPORT = "insurance_report", "报案材料", "Insurance report"
    POWER_OF_ATTORNEY = "power_of_attorney", "委托书", "Power of attorney"
    NONE_REQUIRED = "none_required", "无需其他手续", "None required"


class RecordSection(Word):
    """Parts of the file that the completeness check covers."""

    CUSTOMER_DATA = "customer_data", "客户资料", "Customer data"
    DOCUMENTS = "documents", "单据", "Documents"
    WORK_ORDER = "work_order", "作业工单", "Work order"


class FaultLevel(Word):
    MAJOR = "major", "重大", "Major"
    DIFFICULT = "difficult", "疑难", "Difficult"


class SupervisionAct(Word):
    GUIDANCE = "guidance", "技术指导", "Guidance"
    INSTRUCTION = "instruction", "指示", "Instruction"
    TRAINING = "training", "培训", "Training"
    OVERSIGHT = "oversight", "监督审查", "Oversight"


class ConfirmingSide(Word):
    """The two sides of the joint confirmation of workmanship."""

    TECHNICIAN = "technician", "技师", "Technician"
    SUPERVISOR = "supervisor", "车间/技术主管", "Supervisor"


class Cause(Word):
    """Whose doing a rework was."""

    WORKMANSHIP = "workmanship", "技师作业", "Workmanship"
    PART = "part", "配件", "Part"
    DIAGNOSIS = "diagnosis", "诊断", "Diagnosis"
    CUSTOMER_USE = "customer_use", "客户使用", "Use by the customer"
    UNRELATED = "unrelated", "无关", "Unrelated"


class SameFault(Word):
    YES = "yes", "同一故障", "Same fault"
    NO = "no", "不同故障", "Another fault"
    UNCLEAR = "unclear", "待查", "Unclear"


class Disposal(Word):
    """What is done with a nonconforming comeback."""

    REPAIR_AGAIN = "repair_again", "返工", "Repair again"
    REPLACE_PART = "replace_part", "更换配件", "Replace the part"
    CONCESSION = "concession", "让步接收", "Accepted by concession"
    COMPENSATE = "compensate", "补偿", "Compensate"


class AccidentKind(Word):
    REPAIR_QUALITY = "repair_quality", "维修质量事故", "Repair-quality accident"
    MACHINE_DAMAGE = "machine_damage", "机损事故", "Machine-damage accident"


class PaymentMethod(Word):
    CASH = "cash", "现金", "Cash"
    CARD = "card", "刷卡", "Card"
    WECHAT = "wechat", "微信支付", "WeChat Pay"
    ALIPAY = "alipay", "支付宝", "Alipay"
    TRANSFER = "transfer", "转账", "Transfer"


class Shortfall(Word):
    """What a dispatch decision overrode."""

    GRADE = "grade", "技能等级不足", "Skill grade too low"
    BAY_TYPE = "bay_type", "工位类型不符", "Bay type does not fit"
    PARTS = "parts", "待料", "Parts missing"
    SUGGESTION = "suggestion", "未按建议派工", "Not as suggested"
