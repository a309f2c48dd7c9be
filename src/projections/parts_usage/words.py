"""By what the use of parts is told apart."""

from domain.labels import Word


class UsedBy(Word):
    MODEL = "model", "车型", "Vehicle model"
    REPAIR_ITEM = "repair_item", "维修项目", "Repair item"
    MAINTENANCE_ITEM = "maintenance_item", "保养项目", "Maintenance item"
