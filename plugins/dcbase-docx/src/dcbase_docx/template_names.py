"""The names that a template may use, and what each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from attrs import frozen

from dcbase.model import FrozenMap


@frozen
class Leaf:
    """Something without names inside.

    Args:
        kind: ``text``, ``words`` (text that may hold figures) and ``figure`` are printed, ``count``
            is printed and compared, ``picture`` is printed alone, ``value`` and ``flag`` are only
            asked about.
    """

    kind: str


@frozen
class Many:
    """A list, gone through with ``for``."""

    of: Shape


@frozen
class Group:
    """Something with names inside.

    Args:
        names: What each of them is.
        other: What any other name is, where it cannot be known which there are.
    """

    names: FrozenMap[str, Shape]
    other: Shape | None = None


Shape: TypeAlias = Leaf | Many | Group

TEXT, WORDS, COUNT = Leaf("text"), Leaf("words"), Leaf("count")
VALUE, FLAG, FIGURE = Leaf("value"), Leaf("flag"), Leaf("figure")
PICTURE = Leaf("picture")
PRINTED = (TEXT, WORDS, COUNT, FIGURE)


def group(**names: Shape) -> Group:
    """Return a group of these names."""
    return Group(FrozenMap(names))


KINDS = ("de_muc", "doan", "y", "bang", "bieu_do")
"""What a block is: a heading, a paragraph, an item, a table, a chart."""
_ROWS = Many(Many(WORDS))
BLOCK = group(
    **dict.fromkeys((f"la_{kind}" for kind in KINDS), FLAG),
    cap=COUNT,
    ky_hieu=TEXT,
    chu=WORDS,
    tieu_de=TEXT,
    hinh=PICTURE,
    cot=Many(TEXT),
    cot_ten=COUNT,
    dau=Many(Many(TEXT)),
    hang=_ROWS,
    tong=_ROWS,
    ghi_chu=Many(TEXT),
)
SECTION = group(ky_hieu=TEXT, tieu_de=WORDS, noi_dung=Many(BLOCK))
INDICATOR = group(ten=TEXT, don_vi_tinh=TEXT, gia_tri=VALUE, co_so_lieu=FLAG, do_phu=TEXT)
LOOP = group(first=FLAG, last=FLAG, index=COUNT, length=COUNT)
"""What Jinja2 itself knows of the turns of a loop."""
_ALWAYS: Mapping[str, Shape] = {
    "don_vi": group(ma=TEXT, ten=TEXT),
    "ky_bao_cao": TEXT,
    "ky_sau": TEXT,
    "thoi_gian_lay_so_lieu": TEXT,
    "co_quan_cap_tren": TEXT,
    "co_quan_ban_hanh": TEXT,
    "quoc_hieu": Many(TEXT),
    "so_ky_hieu": TEXT,
    "dia_danh_ngay_thang": TEXT,
    "ten_loai": TEXT,
    "trich_yeu": WORDS,
    "mo_dau": Many(BLOCK),
    "noi_dung": Many(BLOCK),
    "ket_thuc": Many(BLOCK),
    "phu_luc": Many(group(ky_hieu=TEXT, tieu_de=TEXT, kem_theo=TEXT, noi_dung=Many(BLOCK))),
    "nhan_noi_nhan": TEXT,
    "noi_nhan": Many(TEXT),
    "chu_ky": group(quyen_han=TEXT, chuc_vu=TEXT, ho_ten=TEXT),
    "do_phu": TEXT,
    "phat_hien": group(tat_ca=COUNT, loi=COUNT),
    "thong_bao": TEXT,
}


def names_of(codes: Iterable[str] | None, slots: Iterable[str] | None) -> Group:
    """Return every name that a template may use.

    Args:
        codes: Short codes of the indicators; None: any, since it is not known which there are.
        slots: Of the form; None likewise.
    """
    return group(
        **_ALWAYS,
        so_lieu=_by(codes, FIGURE),
        chi_tieu=_by(codes, INDICATOR),
        muc=_by(slots, SECTION),
    )


def _by(names: Iterable[str] | None, shape: Shape) -> Group:
    if names is None:
        return Group(FrozenMap(), other=shape)
    return Group(FrozenMap(dict.fromkeys(names, shape)))
