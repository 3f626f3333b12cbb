"""The reference report's sentences: printed word for word, and its contradictions found."""

from __future__ import annotations

from dcbase.model import Missing, Origin, Section, text_of
from dcbase.prose import check_prose, compile_phrases, parse, resolve


def sections(report):
    """Read each sentence where the report has it."""
    for sentence in report["sentences"]:
        origin = Origin("lung_phinh_2025.txt", line=sentence["line"], column=1)
        prose = parse(sentence["text"], origin, "results.commune")
        assert prose.findings == ()
        yield Section(slot="results.commune", blocks=prose.blocks)


def figures_of(report, figure, indicators):
    sent = {code: figure(said) for code, said in report["figures"].items()}
    return {code: sent.get(code, Missing()) for code in indicators}


def test_the_sentences_come_out_word_for_word(reference_report, figure, indicators):
    """Figures in references print what the commune wrote."""
    figures = figures_of(reference_report, figure, indicators)
    printed = [
        text_of(resolve(section.blocks[0].runs, figures, indicators, "02848"))
        for section in sections(reference_report)
    ]
    assert [sentence["printed"] for sentence in reference_report["sentences"]] == printed


def test_its_two_contradictions_are_found_and_nothing_else(reference_report, figure, indicators):
    """K1: 08 received and resolved, of which 6; K2: 95% and trên 95%."""
    figures = figures_of(reference_report, figure, indicators)
    phrases = compile_phrases(indicators)
    first, second = check_prose(sections(reference_report), figures, indicators, phrases)
    assert (first.code, first.subject, first.origin.line) == ("DC-4001", "DT05", 128)
    assert tuple(first.facts[key] for key in ("other", "expected", "got")) == ("DT10", "6", "08")
    assert (second.code, second.subject) == ("DC-4002", "CC09")
    facts = {key: second.facts[key] for key in ("expected", "got", "slot")}
    assert facts == {"expected": "95%", "got": "trên 95%", "slot": "assessment"}


def test_the_sentences_as_plain_words_agree_with_the_data(reference_report, figure, indicators):
    """What the commune wrote before there were references raises no warning."""
    figures = figures_of(reference_report, figure, indicators)
    text = "\n\n".join(sentence["printed"] for sentence in reference_report["sentences"])
    findings = check_prose(parse(text).blocks, figures, indicators)
    assert [finding.code for finding in findings] == ["DC-4002"]
