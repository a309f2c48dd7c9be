"""Who acts: a pseudonymous staff id in one role. Names of staff never enter the log."""

from pydantic import BaseModel, ConfigDict

from domain.identifiers import StaffId
from domain.labels import Word


class Role(Word):
    GENERAL_MANAGER = "general_manager", "总经理", "General manager"
    AFTER_SALES_MANAGER = "after_sales_manager", "售后经理", "After-sales manager"
    STATION_HEAD = "station_head", "服务站长", "Service-station head"
    SERVICE_MANAGER = "service_manager", "服务经理", "Service manager"
    FRONT_OFFICE_MANAGER = "front_office_manager", "业务经理", "Front-office manager"
    FRONT_DESK_SUPERVISOR = "front_desk_supervisor", "前台主管", "Front-desk supervisor"
    SERVICE_ADVISOR = "service_advisor", "服务顾问", "Service advisor"
    RECEPTIONIST = "receptionist", "业务接待员", "Service receptionist"
    LOUNGE_HOST = "lounge_host", "大厅接待员", "Lounge host"
    LOUNGE_SUPERVISOR = "lounge_supervisor", "金领结服务主管", "Lounge service supervisor"
    KEY_ACCOUNT_SPECIALIST = "key_account_specialist", "大客户专员", "Key-account specialist"
    INFORMATION_CLERK = "information_clerk", "信息员", "Information clerk"
    TECHNICAL_SUPERVISOR = "technical_supervisor", "技术主管", "Technical supervisor"
    WORKSHOP_SUPERVISOR = "workshop_supervisor", "车间主管", "Workshop supervisor"
    DISPATCHER = "dispatcher", "车间调度", "Workshop dispatcher"
    TECHNICIAN = "technician", "维修技师", "Technician"
    QUALITY_INSPECTOR = "quality_inspector", "质检员", "Quality inspector"
    QUALITY_SPECIALIST = "quality_specialist", "质量管理专员", "Quality-management specialist"
    WARRANTY_APPRAISER = "warranty_appraiser", "保修鉴定员", "Warranty appraiser"
    WARRANTY_CLERK = "warranty_clerk", "索赔员", "Warranty clerk"
    PARTS_SUPERVISOR = "parts_supervisor", "备件主管", "Parts supervisor"
    PARTS_CLERK = "parts_clerk", "备件员", "Parts clerk"
    CASHIER = "cashier", "结算员", "Settlement clerk"
    CUSTOMER_SERVICE_MANAGER = "customer_service_manager", "客服经理", "Customer-service manager"
    CUSTOMER_SERVICE_SUPERVISOR = "customer_service_supervisor", "客服主管", "Customer-service supervisor"
    CUSTOMER_SERVICE_AGENT = "customer_service_agent", "客服专员", "Customer-service agent"
    TRAINING_SPECIALIST = "training_specialist", "培训专员", "Training specialist"
    PRIVACY_OFFICER = "privacy_officer", "个人信息保护负责人", "Privacy officer"
    AUDITOR = "auditor", "审计员", "Auditor"
    OPERATOR = "operator", "系统运维", "Operator"


class Actor(BaseModel):
    """A person (or a clock, as ``system``) in the role in which the command was given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: StaffId
    role: Role
