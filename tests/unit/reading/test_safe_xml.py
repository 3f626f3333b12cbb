"""XML from strangers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbase.reading import PackageError, parse_xml, safe_xml

OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<a>&x;</a>'


def refusal(content):
    with pytest.raises(PackageError) as refused:
        parse_xml(content, "word/document.xml")
    assert "word/document.xml" == refused.value.facts["entry"]
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_tree(encoding):
    """Elements and texts come out in whichever encoding Unicode has."""
    root = parse_xml("<a><b c='1'>Lùng Phình</b></a>".encode(encoding))
    assert ("a", "Lùng Phình") == (root.tag, root.findtext("b"))


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<?xml version="1.0" encoding="UTF-16"?>', "utf-16-be"),
        ('<?xml version="1.0" encoding="windows-1258"?><!-- -->', "ascii"),
    ],
)
def test_a_doctype_is_refused(head, encoding):
    """Whatever the encoding, and before an entity means anything."""
    assert "DC-1111" == refusal((head + OUTSIDE).encode(encoding)).code


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "DC-1112", 1),
        (b"<a>\n<b></a>", "DC-1112", 2),
        (b"<a>&x;</a>", "DC-1112", 1),
        (b"\x00<a/>", "DC-1112", 1),
        (b'<?xml version="1.0" encoding="UTF-7"?><a/>', "DC-1114", None),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "DC-1114", None),
        (b"<a>" * 257 + b"</a>" * 257, "DC-1115", 1),
    ],
)
def test_what_is_not_read(content, code, line):
    """It is said what is wrong, and where."""
    error = refusal(content)
    assert code == error.code
    assert line is None or line == error.line


def test_limits(monkeypatch):
    """Bytes, tags and attributes are counted before a tree is made."""
    monkeypatch.setattr(safe_xml, "MOST_XML_MARKS", 10)
    assert 10 == refusal(b"<a>" + b"<b/>" * 10 + b"</a>").facts["most"]
    assert "DC-1113" == refusal(b"<a " + b"b='' " * 11 + b"/>").code
    monkeypatch.setattr(safe_xml, "MOST_XML_BYTES", 10)
    assert "DC-1102" == refusal(b"<a>" + b" " * 10 + b"</a>").code


@given(st.binary(max_size=60), st.sampled_from(["", "<?xml", '<?xml version="1.0" encoding="']))
def test_whatever_comes_is_a_tree_or_refused(content, head):
    """Nothing but the refusal is raised."""
    try:
        parse_xml(head.encode() + content)
    except PackageError as error:
        assert error.words("vi")
