"""About: what is counted, how figures were made and how far off, sources, questions, downloads, accessibility."""

from telemedicine.site import about, blocks, frame
from telemedicine.words import _

frame.title()
release = frame.release()

about.text("counted", release)
about.text("reference" if release.manifest["is_reference"] else "extracts", release)
blocks.table(
    frame.ask("estimation_errors_by_metric"),
    _("How far estimates are off"),
    "errors",
    "metric figures median_percent worst_percent worst_name worst_statement_id",
)
blocks.table(
    frame.ask("estimation_errors_by_figure"),
    _("Each published total, had it not been published"),
    "error-figures",
    "as_of metric name value estimate error_percent",
)
blocks.table(
    frame.ask("contradictions_by_figure"),
    _("Published figures that contradict each other"),
    "contradictions",
    "as_of metric name as_printed release_value reason title",
)
blocks.table(
    frame.ask("figures_by_verdict"),
    _("How many published figures are met"),
    "verdicts",
    "confidence figures met differing not_counted",
)
blocks.table(
    frame.ask("published_against_release", state="IN"),
    _("Every published figure beside this release"),
    "against",
    "as_of metric name as_printed release_value difference_percent verdict title",
    newest_first=True,
)
blocks.table(
    frame.ask("statements_by_date"),
    _("Statements"),
    "statements",
    "said title publisher confidence figures pages",
    newest_first=True,
)
about.quality(release)
about.questions()
about.downloads(release)
about.boundaries(release)
about.text("accessibility", release)
