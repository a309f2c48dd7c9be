"""How long goods have been lying."""

from domain.labels import Word


class Idleness(Word):
    MOVING = "moving", "正常", "Moving"
    SLOW = "slow", "呆滞", "Slow mover"
    DEAD = "dead", "死库存", "Dead stock"
