"""The staff of the scripted day."""

from domain.actors import Role
from tests.support.scripted_day.step import person

ADVISOR = person("A01", Role.SERVICE_ADVISOR)
FRONT_DESK = person("F01", Role.FRONT_DESK_SUPERVISOR)
DISPATCHER = person("D01", Role.DISPATCHER)
SUPERVISOR = person("W01", Role.WORKSHOP_SUPERVISOR)
STATION_HEAD = person("H01", Role.STATION_HEAD)
TECHNICIAN = person("T01", Role.TECHNICIAN)
JUNIOR = person("T02", Role.TECHNICIAN)
EXPERT = person("X01", Role.TECHNICAL_SUPERVISOR)
INSPECTOR = person("Q01", Role.QUALITY_INSPECTOR)
CASHIER = person("C01", Role.CASHIER)
PARTS = person("P01", Role.PARTS_CLERK)
MANAGER = person("M01", Role.SERVICE_MANAGER)
AUDITOR = person("R01", Role.AUDITOR)
CLERK = person("I01", Role.INFORMATION_CLERK)
EVERYONE = (
    ADVISOR, FRONT_DESK, DISPATCHER, SUPERVISOR, STATION_HEAD, TECHNICIAN, JUNIOR, EXPERT, INSPECTOR, CASHIER, PARTS,
    MANAGER, AUDITOR, CLERK,
)  # fmt: skip
