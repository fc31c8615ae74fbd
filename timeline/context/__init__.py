"""From which day, zone and earlier moment each expression is read, and what its status is."""

from timeline.context.reference import Setting
from timeline.context.walk import walk

__all__ = ["Setting", "walk"]
