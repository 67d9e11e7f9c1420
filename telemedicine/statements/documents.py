"""A draft as a file, in any of its forms."""

from telemedicine.statements import illustrations, pdf, plain, word
from telemedicine.statements.draft import Draft

FORMS = ("md", "txt", "docx", "pdf")


def write(draft: Draft, form: str) -> bytes:
    """Return a draft as `md`, `txt` (both UTF-8), `docx` or `pdf`, in the language spoken now: the draft's own."""
    if form in ("md", "txt"):
        return {"md": plain.markdown, "txt": plain.text}[form](draft).encode()
    return {"docx": word.write, "pdf": pdf.write}[form](draft, illustrations.draw(draft))
