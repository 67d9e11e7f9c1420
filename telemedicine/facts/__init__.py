"""Facts: every figure that a statement, a page or the command line names, from one catalogue over one release."""

from telemedicine.facts.catalogue import KINDS, PRINTED
from telemedicine.facts.fact import Fact, fact, leading, listed
from telemedicine.facts.headline import figures
from telemedicine.facts.printed import Printed

__all__ = ["KINDS", "PRINTED", "Fact", "Printed", "fact", "figures", "leading", "listed"]
