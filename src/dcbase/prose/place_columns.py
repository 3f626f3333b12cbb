"""Which column of a table has the values of the period that is reported on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attrs import define, field

from dcbase.prose.place_cells import has_numbers, is_index
from dcbase.text import fold

_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_ASIDE = re.compile(
    r"(?:stt|tt|số tt|số thứ tự|đơn vị tính|đvt|đơn vị|mã|mã số|mã chỉ tiêu|ký hiệu|ghi chú|"
    r"nội dung|chỉ tiêu|tên chỉ tiêu|tiêu chí|danh mục|diễn giải)"
)
_RATE = re.compile(r"tỷ lệ|tỉ lệ|%")
_UNIT = re.compile(r"đơn vị tính|đvt|đơn vị")
NOT_NOW = re.compile(
    r"kế hoạch|dự kiến|mục tiêu|được giao|chỉ tiêu giao|phấn đấu|nhiệm vụ|so sánh|so với|tăng|giảm|"
    r"cùng kỳ|năm trước|năm ngoái|kỳ trước|năm sau|năm tới|nhiệm kỳ|giai đoạn|chênh lệch"
)
"""Words, folded, that head values of another time, or no results."""


@define
class Columns:
    """The columns of one table, as its first rows name them.

    Args:
        year: Of the document.
        doubtful: The words above the table name another year.
    """

    year: int | None
    doubtful: bool = False
    headings: dict[int, list[str]] = field(factory=dict)
    open: bool = True

    def take(self, cells: Mapping[int, str]) -> bool:
        """Take a row as one of headings if no row with values came yet; tell whether it is one."""
        index = is_index(cells.values())
        if self.open and (index or not has_numbers(cells.values())):
            if not index and len(cells) > 1:
                self._head({column: fold(text) for column, text in cells.items()})
            return True
        self.open = False
        return False

    def value_of(
        self, cells: Mapping[int, str], labels: Iterable[int], *, percent: bool
    ) -> int | None:
        """Return the column of this period's value in a row; None: it is not clear which.

        Args:
            cells: Of the row.
            labels: Columns of the cells that name the indicator; values stand right of them.
            percent: The value is a rate: columns of counts and of rates stand side by side.
        """
        if self.doubtful:
            return None
        first = max(labels)
        if not self.headings:
            right = [at for at in cells if at > first and has_numbers([cells[at]])]
            return right[0] if len(right) == 1 else None
        return self._chosen(first, percent)

    def unit_in(self, cells: Mapping[int, str]) -> str:
        """Return the unit of measure that a row names in a column of its own, or nothing."""
        for column, text in cells.items():
            if _UNIT.fullmatch(self._heading(column)):
                return text
        return ""

    def _head(self, said: Mapping[int, str]) -> None:
        """Add a row of headings; one that reaches over several columns stands in the first."""
        above = {at: list(said) for at, said in self.headings.items()}
        for column, text in said.items():
            over = [at for at in above if at <= column]
            self.headings[column] = [*(above[max(over)] if over else ()), text]

    def _chosen(self, first: int, percent: bool) -> int | None:
        named = {at: self._heading(at) for at in self.headings if at > first}
        fitting = [
            at
            for at, heading in named.items()
            if not _ASIDE.fullmatch(heading) and not NOT_NOW.search(heading)
        ]
        rates = [at for at in fitting if _RATE.search(named[at])]
        if rates and len(rates) < len(fitting):
            fitting = rates if percent else [at for at in fitting if at not in rates]
        years = {at: {int(one) for one in _YEAR.findall(named[at])} for at in fitting}
        own = [at for at in fitting if years[at] == {self.year}]
        left = own or [at for at in fitting if not years[at] or self.year is None]
        return left[0] if len(left) == 1 else None

    def _heading(self, column: int) -> str:
        return " ".join(self.headings.get(column, ()))
