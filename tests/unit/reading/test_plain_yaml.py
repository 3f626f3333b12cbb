"""The plain part of YAML, which is read line by line: the same trees, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from dcbase.reading import Map, Scalar, Sequence, read_yaml
from dcbase.reading.plain_yaml import MOST_SIGNS, read_plain

ROOT = Path(__file__).parents[3]
REPORT = """\
# Báo cáo
dcbase: 1
form: law10:grassroots-democracy

window: {from: 2025-01-01, to: "2025-10-31", label: 10 tháng đầu năm 2025}
header:
  organisation: Đảng ủy xã Lùng Phình   # như đã ký
  number:
  recipients:
    - TT. Tỉnh uỷ
    - name: Ban Dân vận
      note: 'để b/c'
    - {name: Lưu, note: VPĐU}
figures:
  DT05: 8
  law10:CC05:
    value: "98,5"
    qualifier: gt
overview: |-
  Xã có {{ BQ01 }} thôn: "vùng cao"; # không phải chú thích

    - thụt vào
results:
  commune: |
    Nhân dân bàn.

closing:
"""


def strictly(monkeypatch, content):
    """Read with the strict reader alone."""
    with monkeypatch.context() as patched:
        patched.setattr("dcbase.reading.strict_yaml.read_plain", lambda text: None)
        return read_yaml(content, file="f", sha256="ab")


def test_a_report_is_read_as_the_strict_reader_reads_it(monkeypatch):
    """Every kind of line that is plain, with every place."""
    tree = strictly(monkeypatch, REPORT)
    assert () == tree.findings
    assert tree.root == read_plain(REPORT)
    assert tree == read_yaml(REPORT, file="f", sha256="ab")


def test_every_value_has_its_place():
    """Line and column of the first character, behind quotes and below a bar."""
    root = read_plain('a: "x"\nb:\n  - y\nc: |\n    z\nd:\n')
    assert Scalar("x", 1, 5) == root["a"]
    assert Sequence((Scalar("y", 3, 5, True),), 3, 3) == root["b"]
    assert Scalar("z\n", 5, 5) == root["c"]
    assert Scalar("", 6, 3, True) == root["d"]
    assert isinstance(root, Map)
    assert (1, 1) == (root.line, root.column)


@pytest.mark.parametrize(
    "written",
    [
        *("", "# chỉ chú thích\n", "a: 1", "a\n", "- a\n", "  a: 1\n  b\n", "a: 1\na: 2\n"),
        *(
            "a:\tb\n",
            "a: b: c\n",
            "a: 'it''s'\n",
            'a: "\\t"\n',
            "a: &x b\n",
            "a: *x\n",
            "a: !t b\n",
        ),
        *("a: >\n  b\n", "a: |2\n    b\n", "a: |\n", "a: |\n\n  b\n", "a: |\nb: 1\n", "a: [b]\n"),
        *(
            "a: |\n  b\n \n  c\n",
            "a: |\n    b\n  c\n",
            "a: b\n  c\n",
            "a: b\n  c: d\n",
            "---\na: b\n",
        ),
        *(
            "a: {}\n",
            "a: {b: {c: d}}\n",
            "a: {value: 12,5}\n",
            "a: {b: c, b: d}\n",
            "a: {b: c\n}\n",
        ),
        *("a:\n- b\n", "a:\n  - b\n    c\n", "a:\n  - - b\n", "a:\n  - b: 1\n   c: 2\n", "a: -5\n"),
        *("a:\n  - b\n  c: d\n", "a: b # c\n  d\n", "a:\n  - [b]\n", "a:\n    b: c\n  d: e\n"),
        *("a: x\u2028y\n", "a: x\xa0y\n", "\ufeffa: b\n", "%YAML 1.1\n", "? a\n", "<<: b\n"),
        f"a: {'x' * MOST_SIGNS}\n",
        "\n".join(f"{' ' * depth}a:" for depth in range(60)) + "\n",
    ],
)
def test_what_may_mean_anything_else_is_left_to_the_strict_reader(written):
    """Nothing is guessed: not even what would be easy to guess."""
    assert read_plain(written) is None


FILES = [
    path
    for path in sorted(ROOT.glob("[!.]*/**/*.yaml"))
    if read_plain(path.read_text(encoding="utf-8")) is not None
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_of_the_project_are_read_as_before_and_so_are_they_with_slips(monkeypatch, path):
    """A sign left out or put in, at forty places of each file that is plain."""
    text = path.read_text(encoding="utf-8")
    slips = [text]
    for number, at in enumerate(range(0, len(text), len(text) // 40 + 1)):
        sign = " :#-'\"|{,\n"[number % 10]
        slips += [text[:at] + text[at + 1 :], text[:at] + sign + text[at:]]
    for slip in slips:
        root = read_plain(slip)
        if root is not None:
            tree = strictly(monkeypatch, slip)
            assert (root, ()) == (tree.root, tree.findings)


def test_reports_that_dcbase_writes_are_plain():
    """What is exported is read back by the short way."""
    assert any("02848_2025" in path.name for path in FILES)
