"""Statement: one drafted from the figures of a day, and one checked against them."""

from telemedicine.site import filters, frame
from telemedicine.site.statement import checking, drafting, receipts
from telemedicine.words import _

frame.title()

receipts.opened()
parts = {"draft": _("Draft a statement"), "check": _("Check a statement")}
part = filters.choice("part", _("What to do"), parts, "draft", compact=True)
if part == "draft":
    drafting.draw()
else:
    checking.draw()
