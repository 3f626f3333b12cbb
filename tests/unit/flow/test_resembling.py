"""A label that is no unit's is answered with the units that it may mean."""

from __future__ import annotations

import pytest

from dcbase._flow.resembling import resembling
from dcbase.model import Predecessor, Unit, Units


def unit(code, name, *before):
    old = tuple(Predecessor(code="", name=one, extent="whole") for one in before)
    return Unit(code=code, name=name, kind=name.partition(" ")[0].lower(), predecessors=old)


EXPECTED = Units(
    (
        unit("02761", "Xã Mường Khương", "Xã Thanh Bình", "Thị trấn Mường Khương"),
        unit("03046", "Xã Bản Hồ", "Xã Thanh Bình", "Xã Nậm Sài"),
        unit("04714", "Xã Yên Bình"),
        unit("02848", "Xã Lùng Phình"),
    )
)


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("Xã Thanh Bình", " → 02761 Xã Mường Khương, 03046 Xã Bản Hồ?"),
        ("thanh bình", " → 02761 Xã Mường Khương, 03046 Xã Bản Hồ?"),
        ("Xã Lùng Phin", " → 02848 Xã Lùng Phình?"),
        ("2848", " → 02848 Xã Lùng Phình?"),
        ("Phường Ba Đình", ""),
    ],
)
def test_what_may_be_meant(label, meant):
    """Those that bear the name or took in who bore it; else the nearest name or code."""
    assert meant == resembling(label, EXPECTED)
