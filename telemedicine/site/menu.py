"""The pages there are, in the order of the menu: what each is called and which question it answers."""

from dataclasses import dataclass

from telemedicine.words import N_, _


@dataclass(frozen=True)
class Topic:
    """A page: its file in `pages/`, its name in the menu, its heading, and the question it answers, untranslated."""

    file: str
    name: str
    heading: str
    question: str

    @property
    def path(self) -> str:
        """Address of the page without a slash; the first page stands at the root."""
        return "" if self is TOPICS[0] else self.file

    @property
    def title(self) -> str:
        """Title of the browser's window, in the language spoken now."""
        return _("{page} · eSanjeevani dashboard").format(page=_(self.name))


TOPICS = (
    Topic(
        "national",
        N_("National"),
        N_("eSanjeevani in India"),
        N_("How many consultations has the service completed, and how fast?"),
    ),
    Topic(
        "states",
        N_("States"),
        N_("States and UTs"),
        N_("How does use of the service compare over the 36 States and UTs?"),
    ),
    Topic(
        "ranking",
        N_("Ranking"),
        N_("Ranking"),
        N_("Which States and UTs lead, in all and for their population?"),
    ),
    Topic("opds", N_("OPDs"), N_("OPDs"), N_("How have online OPDs grown, and what goes through them?")),
    Topic(
        "statement",
        N_("Statement"),
        N_("Statement"),
        N_("What can be said of a day, and do the figures of a statement agree with the record?"),
    ),
    Topic(
        "about",
        N_("About"),
        N_("About"),
        N_("What is counted, where does it come from, and how far can it be trusted?"),
    ),
)


def topic(path: str) -> Topic:
    """Return the page at an address (without a slash); the first where there is none."""
    return next((topic for topic in TOPICS if topic.path == path), TOPICS[0])
