"""A plugin as a stranger writes it, fully typed."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from dcbase.model import (
    Artifact,
    Document,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    Format,
    Indicator,
    Kind,
    Layout,
    LayoutPart,
    OverUnits,
    Profile,
    Received,
    Record,
    Report,
    Said,
    Source,
    SourceType,
    Submission,
    Units,
    text_of,
)
from dcbase.plugin import hookimpl, load_indicators


def collect_mail(source: Source) -> Iterator[Received]:
    for path in sorted(Path(source.root, source.options["path"]).glob("*.eml")):
        content = path.read_bytes()
        yield Received(path.name, sha256(content).hexdigest(), content)


def read_nothing(received: Received) -> list[Submission]:
    return [Submission(name=received.name, sha256=received.sha256, unit=Said("02848"))]


def render_words(document: Document) -> bytes:
    spoken = (DocumentHeading, DocumentParagraph, DocumentItem)
    lines = [text_of(block.runs) for block in document.blocks if isinstance(block, spoken)]
    return "\n".join(lines).encode()


@hookimpl
def dcbase_register_sources() -> Iterable[SourceType]:
    return [SourceType(code="mail", collect=collect_mail, options=("path",))]


@hookimpl
def dcbase_register_formats() -> list[Format]:
    return [
        Format(
            code="mail",
            suffixes=(".eml",),
            media_type="message/rfc822",
            read=read_nothing,
            render=render_words,
        )
    ]


@hookimpl
def dcbase_register_indicators() -> tuple[Indicator, ...]:
    written = Indicator(
        code="HS01",
        name="Tỷ lệ hộ dự họp",
        unit="%",
        kind=Kind.PERCENT,
        over_units=OverUnits.RATIO_OF_SUMS,
        numerator="HS02",
        denominator="HS03",
        maximum=Decimal(100),
    )
    return (written, *load_indicators(__name__, "indicators.yaml"))


@hookimpl
def dcbase_register_layouts() -> Iterator[Layout]:
    yield Layout(
        code="house-report",
        of="report",
        extends="law10:commune-report",
        body=(LayoutPart(slot="meetings", say="Đã họp {{ HS01 }} buổi."),),
    )


@hookimpl
def dcbase_identify_unit(label: str, units: Units) -> str | None:
    return next((code for code, unit in units.items() if unit.name == label), None)


@hookimpl(wrapper=True)
def dcbase_compose_document(
    record: Record, layout: Layout, profile: Profile
) -> Generator[None, Document | None, Document | None]:
    document = yield
    if isinstance(record, Report):
        return document
    return None


def name_of(artifact: Artifact) -> str:
    return artifact.name
