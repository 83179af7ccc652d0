"""The text of a configuration -> settings, each with its place.

All settings are in one table, in ``table.py``; start there.  ``read.py`` reads a file; it is imported
when there is one.
"""

from generator.config.kinds import Entry as Entry, Record as Record
from generator.config.table import (
    AUTO as AUTO,
    BLACK as BLACK,
    DEFINITION as DEFINITION,
    MODULE as MODULE,
    NONE as NONE,
    PACKAGE as PACKAGE,
    RUFF as RUFF,
    SETTINGS as SETTINGS,
    Config as Config,
    Configuration as Configuration,
    Group as Group,
    Setting as Setting,
)
from generator.config.targets import TARGETS as TARGETS
