"""What entries with a full code have in common."""

from __future__ import annotations

from datetime import date

from attrs import evolve, field, frozen, validators

# "đ" is a letter of its own in Vietnamese laws: điểm đ khoản 1 Điều 12 is L10-D12-K1-đ.
SHORT_CODE = r"[A-Za-z0-9][A-Za-z0-9Đđ_.-]*"


@frozen(kw_only=True)
class Named:
    """An entry with a code of its own in the namespace of the plugin that offers it.

    A plugin writes the short code; the host puts the namespace before it, so that nobody can
    claim another's.
    """

    code: str = field(validator=validators.matches_re(rf"({SHORT_CODE}:)?{SHORT_CODE}"))

    @property
    def short(self) -> str:
        """The code without its namespace."""
        return self.code.rpartition(":")[2]

    @property
    def namespace(self) -> str:
        """The namespace; empty as long as the host has not given one."""
        return self.code.rpartition(":")[0]

    def in_namespace(self, namespace: str) -> Named:
        return evolve(self, code=f"{namespace}:{self.short}")


def valid_on(entry: object, day: date) -> bool:
    """Tell whether an entry holds on `day`; both ends count, no end means always."""
    begins: date | None = getattr(entry, "valid_from", None)
    ends: date | None = getattr(entry, "valid_to", None)
    return (begins is None or begins <= day) and (ends is None or day <= ends)
