"""A document in an office's own template: a Word file with Jinja2 marks, filled in by docxtpl."""

from __future__ import annotations

import io
from collections.abc import Mapping

from dcbase.errors import Problem, SaidProblem, TemplateError
from dcbase.messages import LANGUAGES
from dcbase.model import Document, Finding, Received, core_kind
from dcbase.reading import open_package
from dcbase_docx.sent_parts import parts_of
from dcbase_docx.template_data import Filling, slots_of
from dcbase_docx.template_finish import finished
from dcbase_docx.template_joining import joined
from dcbase_docx.template_names import names_of
from dcbase_docx.template_proof import proofed
from dcbase_docx.template_sandbox import environment


def fill_word(document: Document, template: Received) -> bytes:
    """Return a whole ``.docx`` for a document in an office's own template.

    The same document and template give the same bytes.  Nothing of the template's properties
    (author, company, days) is in the file; every printed figure in the body has its bookmark;
    the notice of made-up figures and the coverage are in it, whatever the template says.

    Raises:
        dcbase.errors.TemplateError: It has faults, a mark does not fit the data (a comparison
            with a figure that is missing), or docxtpl is not installed.
    """
    codes = document.record.questions.indicators
    faults = proofed(template, names_of(codes, slots_of(document)))
    wrong = [_problem(finding) for finding in faults if finding.weighs]
    if wrong:
        raise TemplateError(path=template.name, problems=tuple(wrong))
    filling = Filling(document)
    data = filling.data()
    content = _rendered(joined(parts_of(template.content)), data, template.name)
    return finished(content, document, filling.said)


def _rendered(content: bytes, data: Mapping[str, object], name: str) -> dict[str, bytes]:
    """Return the parts of the filled package.

    Raises:
        TemplateError: It cannot be filled.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        raise TemplateError(path=name, problems=(Problem(name, "template-needs"),)) from None
    from jinja2 import TemplateError as MarkError

    try:
        template = DocxTemplate(io.BytesIO(content))
        template.render(data, environment(), autoescape=True)
        target = io.BytesIO()
        template.save(target)
        package = open_package(target.getvalue())
        return {part: package.read(part) for part in package.names}
    except (MarkError, TypeError) as error:
        raise _unfit(name, "template-data", error) from error
    except Exception as error:  # whatever python-docx does not expect of a strange file
        raise _unfit(name, "template-broken", error) from error


def _unfit(name: str, key: str, error: Exception) -> TemplateError:
    facts = (("error", str(error) or type(error).__name__),)
    return TemplateError(path=name, problems=(Problem(name, key, facts),))


def _problem(finding: Finding) -> Problem:
    kind = core_kind(finding.code)
    said = {one: f"{finding.code}: {kind.words(finding, one)}" for one in LANGUAGES}
    return SaidProblem(str(finding.origin or ""), finding.code, tuple(said.items()))
