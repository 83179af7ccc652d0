"""Serializers: functions in the modules of the dataclasses, without files of their own."""

from __future__ import annotations

from generator.backends.python.context import PyContext
from generator.backends.python.language import PYTHON
from generator.backends.target import Target, Writer

TARGET = Target(name="serializers", language=PYTHON, writer=Writer[PyContext])
