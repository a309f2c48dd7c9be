"""Words about a technician's day."""

from domain.labels import Word


class NonProductive(Word):
    BREAK = "break", "休息", "Break"
    TRAINING = "training", "培训", "Training"
    MEETING = "meeting", "会议", "Meeting"
    CLEANING = "cleaning", "6S 清洁", "Cleaning"
    TOOL_CARE = "tool_care", "工具设备保养", "Care of tools and equipment"
    SUPERVISION = "supervision", "带教", "Supervising a junior"
    IDLE = "idle", "待工", "Waiting for work"


class Absence(Word):
    """Only what planning needs; an illness is nobody's business here."""

    PLANNED = "planned", "计划休假", "Planned leave"
    UNPLANNED = "unplanned", "临时缺勤", "Unplanned absence"
    TRAINING = "training", "外出培训", "Away for training"
