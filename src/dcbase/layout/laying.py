"""From a record, a layout and an official form to a document."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.layout.annexes import annexes, marked
from dcbase.layout.body import Body
from dcbase.layout.heads import header_lines, header_of, recipient_lines, signature_lines
from dcbase.layout.scene import Scene
from dcbase.layout.sentences import Sentences
from dcbase.messages import say
from dcbase.model import (
    Block,
    Chart,
    Document,
    DocumentBlock,
    Layout,
    Printed,
    Profile,
    Record,
    Report,
    Signature,
    runs_of,
)


def lay_out(record: Record, layout: Layout, profile: Profile) -> Document:
    """Lay a report or an aggregate out as a document.

    A report brings its own head, opening, words, closing, recipients and signature, and the
    layout says what it leaves open; an aggregate takes them from the layout.  Every printed
    figure is a run that names whose figure it is.

    Args:
        record: A report or an aggregate, with the questions it answers.
        layout: With what it extends in it (`resolve_layout`).
        profile: The official form, likewise (`resolve_profile`).

    Returns:
        The document, named after the unit, the period and the layout.

    Raises:
        dcbase.errors.LayoutError: The layout is for the other kind of record, names what is
            not there, or a sentence cannot be carried out; says which part.
    """
    scene = Scene(record=record, layout=layout, profile=profile)
    _fits(scene)
    body = Body(scene)
    header = header_of(scene)
    report = scene.report
    subject = _words(scene, "subject", layout.subject) or (header.subject if header else "")
    opening = _around(body, "opening", report.opening if report else ())
    blocks = body.blocks()
    closing = _around(body, "closing", report.closing if report else ())
    title = _words(scene, "title", layout.title) or scene.questions.form.title
    voices = _words(scene, "annex", layout.annex) or say("layout.annex-words")
    told = (*opening, *blocks, *closing, *(b for annex in body.behind for b in annex.blocks))
    behind = (*body.behind, *annexes(scene, told, body.annex, voices))
    recipients = (report.recipients if report else ()) or layout.recipients
    # A paper without any head, a list of totals, is sent to nobody.
    sent = header is not None or bool(recipients)
    return Document(
        record=record,
        profile=profile,
        header=header_lines(header, profile, scene.year),
        title=title,
        subject=subject,
        rule=profile.says("rule") if subject else "",
        opening=opening,
        blocks=blocks,
        closing=closing,
        recipients_title=profile.says("recipients.title") if sent else "",
        recipients=recipient_lines(recipients, profile) if sent else (),
        signature=signature_lines(_signature(scene), profile),
        annexes=tuple(marked(scene, behind, header, title)),
        contents=say("layout.contents") if layout.contents else "",
        notice=say("layout.sample") if _made_up(record, (*told, *body.annex)) else "",
        name=f"{scene.unit.code}_{scene.period}_{layout.short}",
    )


def _made_up(record: Record, blocks: Iterable[DocumentBlock]) -> bool:
    """Tell whether figures are made up: of this round, or of the one printed beside it."""
    before = record.before
    beside = any(
        (isinstance(block, Chart) and block.kind == "rounds")
        or any(isinstance(run, Printed) and run.ref.before for run in runs_of(block))
        for block in blocks
    )
    return record.sample or (before is not None and before.sample and beside)


def _fits(scene: Scene) -> None:
    """Refuse a layout that is not for this kind of record, or not ready to be used."""
    layout = scene.layout
    kind = "report" if isinstance(scene.record, Report) else "aggregate"
    if layout.of != kind:
        raise scene.place("for").error("wrong-kind", of=layout.of, kind=kind)
    if layout.extends:
        raise scene.place("extends").error("unresolved", base=layout.extends)


def _signature(scene: Scene) -> Signature | None:
    sent = scene.report.signature if scene.report else Signature()
    return sent if sent != Signature() else scene.layout.signature


def _words(scene: Scene, part: str, text: str) -> str:
    return Sentences(scene=scene, part=part).words(text) if text else ""


def _around(body: Body, part: str, sent: Iterable[Block]) -> tuple[DocumentBlock, ...]:
    """Return what stands before or after the body: as sent, else as the layout says."""
    blocks = tuple(body.paragraphs(sent, part))
    said = getattr(body.scene.layout, part)
    if blocks or not said:
        return blocks
    return Sentences(scene=body.scene, part=part, slot=part).blocks(said)
