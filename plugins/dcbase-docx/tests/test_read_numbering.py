"""The numbers and bullets of lists, as Word prints them."""

from __future__ import annotations

import pytest
from lxml import etree

from dcbase_docx.numbering import Numbering, numbering_of, written

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _level(depth: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


REPORT = (
    _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%2.") + _level(2, "lowerLetter", "%3)")
)
MANY = _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%1.%2.", "<w:isLgl/>")


def _lists(levels: str, *uses: str) -> Numbering:
    nums = uses or ('<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',)
    xml = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f"{''.join(nums)}</w:numbering>"
    )
    return numbering_of(etree.fromstring(xml))


def _use(list_id: int, inside: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="0"/>{inside}</w:num>'


def _marks(lists: Numbering, *depths: int) -> list[str]:
    return [lists.next("1", depth) for depth in depths]


def test_deeper_levels_begin_anew_under_each_heading() -> None:
    """The report's own order: I., 1., a), b), 2., a), II., 1."""
    assert ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."] == _marks(
        _lists(REPORT), 0, 1, 2, 2, 1, 2, 0, 1
    )


def test_a_mark_of_several_levels_is_printed_in_digits_where_asked() -> None:
    """`isLgl` turns the Roman numeral above into a digit."""
    assert ["I.", "1.1.", "1.2."] == _marks(_lists(MANY), 0, 1, 1)


def test_a_level_above_that_was_never_used_counts_as_begun() -> None:
    """So does Word print it."""
    assert ["1.1."] == _marks(_lists(MANY), 1)


@pytest.mark.parametrize(("restart", "last"), [("0", "c)"), ("1", "c)"), ("2", "a)")])
def test_a_level_begins_anew_only_where_it_is_told(restart: str, last: str) -> None:
    """0: never; else only after that level or one above it."""
    third = _level(2, "lowerLetter", "%3)", f'<w:lvlRestart w:val="{restart}"/>')
    levels = _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%2.") + third
    assert last == _marks(_lists(levels), 0, 1, 2, 2, 1, 2)[-1]


def test_lists_of_one_abstract_list_go_on_unless_one_starts_anew() -> None:
    """A start of its own counts once, when the list is first used."""
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = _lists(REPORT, _use(1), _use(2), _use(3, start))
    asked = ["1", "2", "3", "3", "1"]
    assert ["I.", "II.", "V.", "VI.", "VII."] == [lists.next(one, 0) for one in asked]


def test_a_list_may_describe_a_level_of_its_own() -> None:
    """`lvlOverride` with a level replaces the abstract one."""
    own = f'<w:lvlOverride w:ilvl="0">{_level(0, "decimalZero", "Mục %1")}</w:lvlOverride>'
    assert ["Mục 01"] == _marks(_lists(REPORT, _use(1, own)), 0)


def test_a_list_may_be_described_by_a_numbering_style() -> None:
    """The style names another list, whose levels are taken."""
    xml = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
        '<w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{REPORT}</w:abstractNum>{_use(1)}'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    lists = numbering_of(etree.fromstring(xml), {"S": "2"}.__getitem__)
    assert ["I."] == _marks(lists, 0)


def test_bullets_of_symbol_fonts_are_the_signs_that_they_look_like() -> None:
    """U+F0B7 in the font Symbol is a bullet."""
    assert ["•", "•"] == _marks(_lists(_level(0, "bullet", "\uf0b7")), 0, 0)


def test_levels_and_lists_that_are_not_there_print_nothing() -> None:
    """A damaged file has paragraphs in lists that nobody described."""
    lists = _lists(REPORT)
    assert ["", "", ""] == [lists.next("9", 0), lists.next("1", 7), numbering_of(None).next("1", 0)]
    assert (None, None) == (lists.level("9", 0), lists.depth_of("9", "H"))


@pytest.mark.parametrize(
    ("number", "kind", "mark"),
    [
        (4, "lowerRoman", "iv"), (4000, "upperRoman", "4000"), (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"), (900, "lowerLetter", "900"), (0, "upperRoman", "0"),
        (3, "chineseCounting", "3"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_standard_says(number: int, kind: str, mark: str) -> None:
    """What a numeral cannot say, and kinds that are not known, stand in digits."""
    assert mark == written(number, kind)
