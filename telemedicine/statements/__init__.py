"""Statements: drafted from the facts of a release, and checked against them."""

from telemedicine.statements.report import Report, check
from telemedicine.statements.texts import UnreadableText

__all__ = ["Report", "UnreadableText", "check"]
