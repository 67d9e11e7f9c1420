"""National: how many teleconsultations are completed, which milestone is next, and how fast."""

from telemedicine import alts, charts
from telemedicine.site import blocks, frame, headline
from telemedicine.words import _

frame.title()

totals = frame.ask("headline_figures")
milestones = frame.ask("milestones")
upcoming = frame.ask("next_milestone")
by_month = frame.ask("consultations_by_month", state="IN")
by_day = frame.ask("consultations_by_day", state="IN")
published = frame.ask("published_by_statement", state="IN", metric="consultations_total")

blocks.counter(
    headline.counter(totals, upcoming), headline.parts(totals), headline.national(totals, milestones, by_month)
)
blocks.quotable(_("The headline figures"), "headline", headline.sentence(totals), totals, milestones, upcoming)

blocks.figure(charts.cumulative, alts.cumulative, [by_day, milestones, published], _("How the total grew"), "growth")
blocks.figure(charts.months, alts.months, [by_month], _("Consultations of each month"), "months")
blocks.table(
    published,
    _("Published totals"),
    "published",
    "as_of qualifier as_printed confidence publisher title",
    newest_first=True,
)
blocks.table(
    milestones,
    _("Milestones"),
    "milestones",
    "milestone crossed_on crossed_from crossed_to days_taken per_day leading_states title",
    newest_first=True,
)
