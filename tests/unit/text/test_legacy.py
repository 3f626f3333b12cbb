"""Text in the encodings used before Unicode."""

from __future__ import annotations

import pytest

from dcbase.text import Change, Converted, convert_legacy, detect_legacy
from dcbase.text.legacy_tables import TCVN3, VNI_PAIRS, VNI_SINGLE
from dcbase.text.syllables import is_syllable

TCVN3_TEXTS = [
    ("Uû ban nh©n d©n x· Lïng Ph×nh", "Uỷ ban nhân dân xã Lùng Phình"),
    ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
    ("Thùc hiÖn d©n chñ ë c¬ së", "Thực hiện dân chủ ở cơ sở"),
    ("ph\u00ad¬ng h\u00adíng nhiÖm vô n¨m 2026", "phương hướng nhiệm vụ năm 2026"),
    ("§¶ng uû", "Đảng uỷ"),
]
VNI_TEXTS = [
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("UÛy ban nhaân daân xaõ Luøng Phình", "Ủy ban nhân dân xã Lùng Phình"),
    ("Thöïc hieän daân chuû ôû cô sôû", "Thực hiện dân chủ ở cơ sở"),
    ("ÑAÛNG UÛY TÆNH LAØO CAI", "ĐẢNG ỦY TỈNH LÀO CAI"),
    ("phöông höôùng, nhieäm vuï naêm 2026", "phương hướng, nhiệm vụ năm 2026"),
]


@pytest.mark.parametrize(("old", "text"), TCVN3_TEXTS)
def test_tcvn3_is_told_and_converted(old, text):
    """The ABC fonts of the nineties."""
    assert detect_legacy(old) == "tcvn3"
    assert convert_legacy(old, "tcvn3").text == text


@pytest.mark.parametrize(("old", "text"), VNI_TEXTS)
def test_vni_is_told_and_converted(old, text):
    """The fonts of the south; capitals survive."""
    assert detect_legacy(old) == "vni"
    assert convert_legacy(old, "vni") == Converted(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thực hiện dân chủ ở cơ sở, «xã» Lùng Phình – 1.200 m² © 2025",
        "Ðảng bộ Ðà Nẵng",
        "ph\u00adương th\u00adức tiế\u00adp",
        "Müller für über",
        "café à Noël, señor",
        "plain ASCII",
        "x·",
        "500 m² và 600 m²",
        "· An\n· Ba\n· © ®",
        "b\u00ada th\u00ada",
    ],
)
def test_other_text_is_not_taken_for_an_old_encoding(text):
    """Unicode, other languages and single words are left alone."""
    assert detect_legacy(text) is None


def test_letters_that_a_font_may_have_shown_as_capitals_are_counted():
    """TCVN3 has no capitals with a tone; .VnTimeH showed small letters as capitals."""
    expected = Converted("Uỷ ban xã", (Change("upper-case", 2, 1),))
    assert convert_legacy("Uû ban x·", "tcvn3") == expected


def test_a_word_in_capitals_stays_in_capitals():
    """Where the plain letters are capitals, the others were too."""
    assert convert_legacy("CéNG HOµ", "tcvn3") == Converted("CỘNG HOÀ")


@pytest.mark.parametrize(("encoding", "text"), [("tcvn3", "x· ơ ÿ"), ("vni", "xaõ ơ ÿ")])
def test_what_the_encoding_does_not_have_stays_and_is_counted(encoding, text):
    """A text may be mixed; nothing is dropped."""
    converted = convert_legacy(text, encoding)
    assert converted.text == "xã ơ ÿ"
    assert converted.losses[-1] == Change("unknown", 2, text.index("ơ"))


def test_an_unknown_encoding_is_refused():
    """Only two are known."""
    with pytest.raises(ValueError, match="no such encoding"):
        convert_legacy("x", "viscii")


def test_the_tables_are_complete():
    """74 letters in TCVN3; in VNI every small letter with a mark, as a pair or alone."""
    marked = "".join(TCVN3.values())
    assert len(TCVN3) == len(set(marked)) == 74
    small = {letter for letter in marked if letter.islower()}
    vni = {convert_legacy(pair, "vni").text for pair in (*VNI_PAIRS, *VNI_SINGLE)}
    assert small - vni == set()


@pytest.mark.parametrize(
    "word", ["ủy", "nghiêng", "quyết", "gì", "giếng", "khuya", "thuở", "ngoèo", "Đắk", "người"]
)
def test_syllables_are_known_by_their_shape(word):
    """From the shortest to the longest."""
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["Mỹller", "fải", "thaọ́", "càc", "tao\u0309\u0301", "ngưươ", "nhât"]
)
def test_other_words_are_no_syllables(word):
    """Foreign letters, two tones, or a tone that a final stop forbids."""
    assert not is_syllable(word)
