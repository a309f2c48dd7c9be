"""Words of the trade that several aggregates share."""

from domain.labels import Word


class OrderClass(Word):
    MAINTENANCE = "maintenance", "保养", "Maintenance"
    REPAIR = "repair", "一般维修", "Repair"
    ACCIDENT = "accident", "事故", "Accident"
    WARRANTY = "warranty", "索赔", "Warranty"
    CAMPAIGN = "campaign", "召回/服务活动", "Campaign"
    FREE = "free", "首保/免费保养", "Free maintenance"
    PDI = "pdi", "售前检查", "Pre-delivery inspection"
    INTERNAL = "internal", "内部", "Internal"
    REWORK_OUT = "rework_out", "外返", "External rework"
    ADDON = "addon", "精品/美容", "Accessories"
    RESCUE = "rescue", "救援", "Rescue"


class Payer(Word):
    CUSTOMER = "customer", "客户自费", "Customer"
    MANUFACTURER = "manufacturer", "厂家", "Manufacturer"
    INSURER = "insurer", "保险", "Insurer"
    INTERNAL = "internal", "内部", "Internal"
    GOODWILL = "goodwill", "善意", "Goodwill"
    SUPPLIER = "supplier", "供应商", "Supplier"


class CostClass(Word):
    LABOUR = "labour", "工时费", "Labour"
    MATERIAL = "material", "材料费", "Material"
    SUBLET = "sublet", "外协费", "Sublet"
    OTHER = "other", "其他", "Other"


class JobSource(Word):
    CUSTOMER = "customer", "客户要求", "Customer"
    INSPECTION = "inspection", "接车检查", "Reception inspection"
    CAMPAIGN = "campaign", "服务活动", "Campaign"
    TECHNICIAN = "technician", "技师发现", "Technician"


class Channel(Word):
    IN_PERSON = "in_person", "当面", "In person"
    PHONE = "phone", "电话", "Phone"
    SMS = "sms", "短信", "SMS"
    WECHAT = "wechat", "微信", "WeChat"
    EMAIL = "email", "电邮", "E-mail"
    SIGNATURE = "signature", "签字", "Signature"


class ContractKind(Word):
    """Repair contracts that need a review before the customer signs."""

    ACCIDENT = "accident", "肇事车合同", "Accident repair"
    OVERHAUL = "overhaul", "大修合同", "Overhaul"
    MAJOR = "major", "重大维修合同", "Major repair"


class DeliveryStep(Word):
    VEHICLE_WASHED = "vehicle_washed", "洗车", "Vehicle washed"
    CUSTOMER_NOTIFIED = "customer_notified", "通知客户取车", "Customer notified"
    WORK_EXPLAINED = "work_explained", "维修内容讲解", "Work explained"
    OPERATION_EXPLAINED = "operation_explained", "操作讲解", "Operation explained"
    NEXT_SERVICE_ADVISED = "next_service_advised", "下次保养提示", "Next service advised"
    BELONGINGS_RETURNED = "belongings_returned", "随车物品交还", "Belongings returned"


class OldPartChoice(Word):
    TAKEN_BACK = "taken_back", "托修方收回", "Taken back by the customer"
    WAIVED = "waived", "声明放弃", "Waived"
    NONE = "none", "无旧件", "No old parts"


class ManualKind(Word):
    REPAIR_MANUAL = "repair_manual", "维修手册", "Repair manual"
    TECHNICAL_GUIDE = "technical_guide", "技术指引", "Technical guide"
    REPAIR_STANDARD = "repair_standard", "维修标准", "Repair standard"
