"""Reasons: a code from a closed list, with words where the code is not enough."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.labels import Word
from domain.personal import Personal, PersonalInput


class ReasonCode(Word):
    CUSTOMER_WISH = "customer_wish", "客户要求", "Customer's wish"
    WAITING_PARTS = "waiting_parts", "待料", "Waiting for parts"
    WAITING_CUSTOMER = "waiting_customer", "待客户", "Waiting for the customer"
    WAITING_INSURER = "waiting_insurer", "待定损", "Waiting for the insurer"
    WAITING_BAY = "waiting_bay", "待工位", "Waiting for a bay"
    WAITING_EQUIPMENT = "waiting_equipment", "待设备", "Waiting for equipment"
    WAITING_SUBLET = "waiting_sublet", "待外协", "Waiting for an outside shop"
    WAITING_ESCALATION = "waiting_escalation", "待技术支持", "Waiting for technical support"
    BREAK = "break", "休息", "Break"
    SHIFT_END = "shift_end", "下班", "End of shift"
    MORE_WORK_FOUND = "more_work_found", "发现增项", "More work found"
    WORKSHOP_LOAD = "workshop_load", "车间负荷", "Workshop load"
    TECHNICIAN_ABSENT = "technician_absent", "技师缺勤", "Technician absent"
    SPECIAL_SKILL = "special_skill", "专长需要", "Special skill needed"
    INSTRUMENT_REPLACED = "instrument_replaced", "更换仪表", "Instrument cluster replaced"
    READING_MISTAKE = "reading_mistake", "读数有误", "Earlier reading was wrong"
    ENTRY_MISTAKE = "entry_mistake", "录入错误", "Entry mistake"
    LATE_ENTRY = "late_entry", "补录", "Entered late"
    IMPORTED = "imported", "数据导入", "Imported"
    GOODWILL = "goodwill", "善意", "Goodwill"
    CAMPAIGN_OFFER = "campaign_offer", "促销活动", "Campaign offer"
    CONDITION_OF_VEHICLE = "condition_of_vehicle", "车况所致", "Condition of the vehicle"
    WARRANTY_TERMS = "warranty_terms", "质保条款", "Warranty terms"
    QUALITY_DEFECT = "quality_defect", "质量问题", "Quality defect"
    SAME_FAULT_RETURNED = "same_fault_returned", "同一故障复发", "The same fault came back"
    PART_DEFECT = "part_defect", "配件问题", "Defective part"
    DIAGNOSIS_DEFECT = "diagnosis_defect", "诊断问题", "Wrong diagnosis"
    WORKMANSHIP_DEFECT = "workmanship_defect", "作业问题", "Workmanship"
    CUSTOMER_USE = "customer_use", "使用问题", "Use by the customer"
    NOT_APPLICABLE = "not_applicable", "不适用", "Not applicable"
    CUSTOMER_IN_HURRY = "customer_in_hurry", "客户赶时间", "Customer in a hurry"
    PRICE_TOO_HIGH = "price_too_high", "价格原因", "Price too high"
    SAFETY = "safety", "安全原因", "Safety"
    OTHER = "other", "其他", "Other"


ODOMETER_REASONS = frozenset({ReasonCode.INSTRUMENT_REPLACED, ReasonCode.READING_MISTAKE})
"""Why two readings of one car may contradict each other."""


class Reason(BaseModel):
    """A reason as stored; the words are personal data of the person concerned."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: ReasonCode
    note: Personal | None = None


class ReasonInput(BaseModel):
    """A reason as it comes in; ``other`` needs words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: ReasonCode
    note: Annotated[PersonalInput | None, Field(description="说明 / words")] = None
