"""A file held against an official form, inside a workspace or outside of any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from dcbase._catalog import Catalog, Offer, build
from dcbase._fault import items_of
from dcbase._host import PluginHost, inventory
from dcbase._jail import Jail
from dcbase._workspace.named_file import bytes_of_file
from dcbase.errors import NoCheckerError
from dcbase.layout import choose_profile, resolve_profile
from dcbase.model import Finding, FindingKind, Format, Profile, Received, Submission, Traced
from dcbase.text import nfc, read_date

_STATE = re.compile(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA|CỘNG HOÀ XÃ HỘI CHỦ NGHĨA|ĐỘC LẬP\s*-\s*TỰ DO")
_DAY = re.compile(r"ngày\s+[0-9]{1,2}\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4}", re.IGNORECASE)
_YEAR = re.compile(r"ngày\b[^0-9]*tháng\b[^0-9]*năm\s+([0-9]{4})", re.IGNORECASE)
_NUMERIC = re.compile(r"\b[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{4})\b")
_OFFICIAL = "dcbase-docx"
"""Where no plugin is called after a file's suffix: official documents are Word files."""
_HEAD = 2000
"""Letters: who issues a document and when is said no further down."""


@frozen(kw_only=True)
class Linted:
    """What came of a file.

    Args:
        profile: The form that it was held against.
        named: Somebody asked for this form; else the file itself says which one it is in.
        findings: What is wrong, as the format found it.
        kinds: Their kinds, by code.
    """

    profile: Profile
    named: bool
    findings: tuple[Finding, ...]
    kinds: Mapping[str, FindingKind]


@frozen(kw_only=True)
class Bench:
    """What is needed to hold files against forms."""

    formats: Catalog[Format]
    profiles: Catalog[Profile]
    kinds: Mapping[str, FindingKind]
    jail: Jail

    def lint(self, path: Path, profile: str, on: date) -> Linted:
        """Hold a file against a form.

        Args:
            path: Of the file.
            profile: Code of the form; empty: that of its issuer and its day.
            on: The day for a file that does not say one.

        Raises:
            NoCheckerError: No format checks files of this name.
            UnreadableFileError: It cannot be read.
            UnknownCodeError: There is no such form.
            LayoutError: The form makes no sense.
            PluginHookError: The format failed.
        """
        named = self.profiles.find(profile) if profile else None
        offer = self._offer(path)
        content = bytes_of_file(path)
        received = Received(path.name, sha256(content).hexdigest(), content)
        form = named or self._chosen(received, offer, on)
        resolved = resolve_profile(form, self.profiles.find)
        give = partial(self._found, received, offer.entry, resolved)
        findings = items_of(offer.plugin, offer.entry, "lint", (Finding,), give)
        return Linted(
            profile=resolved, named=named is not None, findings=findings, kinds=self.kinds
        )

    def _offer(self, path: Path) -> Offer[Format]:
        for offer in self.formats.offers:
            if offer.entry.lint is not None and path.name.lower().endswith(offer.entry.suffixes):
                return offer
        can = {one.suffixes[0] for one in self.formats if one.lint}
        raise NoCheckerError(format=path.suffix or path.name, problem=", ".join(sorted(can)) or "–")

    def _chosen(self, received: Received, offer: Offer[Format], on: date) -> Profile:
        """Return the form that a file was printed in, else its issuer's on the day it says."""
        printed = self._printed(received, offer)
        if printed is not None:
            return printed
        give = partial(self._read, received, offer.entry)
        submissions = items_of(offer.plugin, offer.entry, "read", (Submission,), give)
        blocks = (block for one in submissions for block in one.outline)
        head = nfc("\n".join(block.text for block in blocks)[:_HEAD])
        issuer = "government" if _STATE.search(head.upper()) else "party"
        chosen = choose_profile(self.profiles, issuer, _day(head, on))
        return chosen or next(iter(self.profiles))

    def _read(self, received: Received, format: Format) -> Iterable[Submission]:
        if format.read is None:
            return ()
        return self.jail.read(received, format.code) if format.hostile else format.read(received)

    def _traced(self, received: Received, format: Format) -> Iterable[Traced | Finding]:
        if format.trace is None:
            return ()
        return self.jail.trace(received, format.code) if format.hostile else format.trace(received)

    def _printed(self, received: Received, offer: Offer[Format]) -> Profile | None:
        """Return the form that dcbase printed a file in; None if it did not, or nobody has it."""
        give = partial(self._traced, received, offer.entry)
        found = items_of(offer.plugin, offer.entry, "trace", (Traced, Finding), give)
        said = {one.profile for one in found if isinstance(one, Traced)}
        return next((profile for profile in self.profiles if profile.code in said), None)

    def _found(self, received: Received, format: Format, form: Profile) -> Iterable[Finding]:
        if format.hostile:
            return self.jail.lint(received, format.code, form.code)
        return format.lint(received, form) if format.lint else ()


def plugins_for(path: Path) -> tuple[str, ...]:
    """Return the installed plugins that look at a file outside of any workspace."""
    own = f"dcbase-{path.suffix.lower().lstrip('.')}"
    known = {state.name for state in inventory(PluginHost())}
    return tuple(name for name in dict.fromkeys((own, _OFFICIAL)) if name in known)


def lint_alone(path: Path, profile: str, on: date) -> Linted:
    """Hold a file against a form, outside of any workspace.

    The forms are the built-in ones; the format is that of the installed plugin which is called
    after the file's suffix, of the one for Word, or a built-in one.

    Raises:
        NoCheckerError, UnknownCodeError, PluginHookError: As `Bench.lint`.
        PluginError: The plugin cannot be used.
    """
    plugins = plugins_for(path)
    host = PluginHost(plugins)
    with closing(Jail(Path.cwd(), plugins)) as jail:
        bench = Bench(
            formats=build(Format, host.formats(), "dcbase_register_formats"),
            profiles=build(Profile, host.profiles(), "dcbase_register_profiles"),
            kinds={kind.code: kind for _, kind in host.findings()},
            jail=jail,
        )
        return bench.lint(path, profile, on)


def _day(head: str, otherwise: date) -> date:
    """Return the day that a document says; of a blank day its year is known at least."""
    found = _DAY.search(head)
    if found is not None:
        try:
            return read_date(found[0])
        except ValueError:  # there is no such day; its year is meant all the same
            pass
    year = _YEAR.search(head) or _NUMERIC.search(head)
    if year is not None and int(year[1]) not in (0, otherwise.year):
        return date(int(year[1]), 12, 31)
    return otherwise
