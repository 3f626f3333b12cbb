"""What a province prints is what its communes sent, added up by hand.

The other side of every comparison is computed here, with nothing of dcbase: from the JSON that
``dcbase build --each`` wrote for each commune and from the plain YAML of the catalogs.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from dcbase import Workspace
from dcbase._cli.program import run
from dcbase.testing import made_submissions

PLUGINS = ("dcbase_law10", "dcbase_lung_phinh", "dcbase_lao_cai")
REFERENCE = "02848"
N = 99
ROW = re.compile(r"(?P<name>\S.*?)  +(?P<rest>\S.*?)  +(?P<n>\d+)/(?P<of>\d+) (xã, phường)\s*\Z")
WRITTEN = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]+)?")


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    """Lùng Phình's own report and made ones of 95 other communes; three send nothing."""
    folder = tmp_path_factory.mktemp("lao_cai")
    text = files("dcbase.testing").joinpath("resources/lao_cai/dcbase.toml").read_text("utf-8")
    totals = '[[output]]\nfor = "workspace"\nlayout = "totals"\nformats = ["text", "json"]\n'
    (folder / "dcbase.toml").write_text(f"{text}\n{totals}", "utf-8")
    inbox = folder / "inbox"
    inbox.mkdir()
    workspace = Workspace.open(folder)
    others = [unit for unit in workspace.expected.values() if unit.code != REFERENCE]
    period, window = workspace.round.period, workspace.round.window
    questions = workspace.questions
    for name, sent in made_submissions(questions, others, window=window, period=period, seed=41):
        (inbox / name).write_bytes(sent)
    reference: Path = import_module("dcbase_lung_phinh.workspace").folder()
    shutil.copy(reference / "data" / "02848_2025-11-10.yaml", inbox)
    environment = {"SOURCE_DATE_EPOCH": "1763596800"}
    here = ("--workspace", str(folder))
    assert 1 == run(("build", *here, "--out", str(folder / "out")), environment)
    each = ("build", *here, "--each", "--format", "json", "--out", str(folder / "each"))
    assert 1 == run(each, environment)
    return folder


@pytest.fixture(scope="module")
def catalog():
    """The indicators as their authors wrote them."""
    entries = {}
    for plugin in PLUGINS:
        text = files(plugin).joinpath("catalog/indicators.yaml").read_text("utf-8")
        for entry in yaml.safe_load(text):
            entries[entry["code"]] = entry
    return entries


@pytest.fixture(scope="module")
def sent(province):
    """Value and qualifier of each figure that each commune sent, by commune and short code."""
    reports = [json.loads(p.read_text("utf-8")) for p in sorted((province / "each").iterdir())]
    return {report["unit"]: dict(plain(report["figures"])) for report in reports}


@pytest.fixture(scope="module")
def aggregate(province):
    (path,) = (province / "out").glob("*_totals.json")
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def by_hand(sent, catalog):
    """For each indicator: the total or None, how many stand behind it, how many were asked."""
    return {code: added(code, entry, sent) for code, entry in catalog.items()}


def plain(figures):
    for code, said in figures.items():
        value = said["value"] if isinstance(said, dict) else said
        if isinstance(value, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
            value = Decimal(value)
        if value is not None:
            yield code.rpartition(":")[2], value


def computed(formula, figures, assume):
    """Evaluate a formula of + and - over one commune's figures; None if a part is unknown."""
    total, sign = Decimal(0), 1
    for token in formula.split():
        if token in "+-":
            sign = 1 if token == "+" else -1
            continue
        value = figures.get(token, assume.get(token))
        if value is None:
            return None
        total += sign * value
    return total


def added(code, entry, sent):
    asked = entry.get("asked_of") or list(sent)
    of = len(entry.get("asked_of") or range(N))
    units = {unit: sent[unit] for unit in asked if unit in sent}
    assume = {code: Decimal(value) for code, value in entry.get("assume", {}).items()}
    if "numerator" in entry:
        parts = [
            (computed(entry["numerator"], f, assume), computed(entry["denominator"], f, assume))
            for f in units.values()
        ]
        parts = [(num, den) for num, den in parts if num is not None and den]
        if not parts:
            return None, 0, of
        return 100 * sum(n for n, _ in parts) / sum(d for _, d in parts), len(parts), of
    if "formula" in entry:
        values = [computed(entry["formula"], f, assume) for f in units.values()]
        values = [value for value in values if value is not None]
    else:
        values = [figures[code] for figures in units.values() if code in figures]
    if entry["over_units"] == "weighted_mean":
        pairs = [
            (f[code], f[entry["weight"]])
            for f in units.values()
            if code in f and f.get(entry["weight"])
        ]
        heavy = sum(value * weight for value, weight in pairs)
        return Decimal(heavy) / sum(weight for _, weight in pairs), len(pairs), of
    if not values:
        return None, 0, of
    if entry["over_units"] == "count_yes":
        return values.count(True), len(values), of
    if entry["over_units"] == "count_by_value":
        return dict(Counter(str(value) for value in values)), len(values), of
    assert entry["over_units"] == "sum"
    return sum(values), len(values), of


def total_of(aggregate, code):
    (total,) = [t for full, t in aggregate["totals"].items() if full.rpartition(":")[2] == code]
    return total


def rounded(value, decimals):
    exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, places = f"{exact:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return grouped + (f",{places.rstrip('0')}" if places.rstrip("0") else "")


def test_the_communes(sent, aggregate):
    """96 of 99 sent a report; the three others are named."""
    assert 96 == len(sent)
    assert 3 == len(aggregate["absent"])
    assert set(aggregate["absent"]).isdisjoint(sent)


def test_every_total_is_what_was_sent(aggregate, by_hand):
    """Counts are sums, rates are the ratio of sums, and each names how many stand behind it."""
    assert {full.rpartition(":")[2] for full in aggregate["totals"]} == set(by_hand)
    for code, (value, reported, of) in by_hand.items():
        total = total_of(aggregate, code)
        assert (reported, of) == (total["coverage"]["reported"], total["coverage"]["expected"]), (
            code
        )
        assert of - reported == len(total["coverage"]["missing"]), code
        if isinstance(value, dict):
            assert value == total["counts"], code
        elif value is None:
            assert "missing" in total, code
        else:
            got = total["value"]
            got = Decimal(got["decimal"]) if isinstance(got, dict) else got
            assert abs(Decimal(value) - Decimal(got)) < Decimal("1e-20"), code


def test_nothing_that_is_missing_is_zero(aggregate, sent, catalog):
    """A commune that did not send a figure has none in the aggregate either."""
    for full, total in aggregate["totals"].items():
        code = full.rpartition(":")[2]
        if "numerator" in catalog[code] or "formula" in catalog[code]:
            continue
        known = {unit for unit, figure in total["figures"].items() if "missing" not in figure}
        assert {unit for unit, figures in sent.items() if code in figures} == known, code


def test_what_is_printed(province, by_hand, catalog):
    """Each row of the printed tables holds the total as computed by hand, and n/N."""
    (path,) = (province / "out").glob("*_totals.txt")
    rows = [found for line in path.read_text("utf-8").splitlines() if (found := ROW.match(line))]
    printed = {row["name"]: row for row in rows}
    assert len(printed) == len(rows) == len(by_hand)
    for code, (value, reported, of) in by_hand.items():
        entry = catalog[code]
        row = printed[entry["name"]]
        assert (str(reported), str(of)) == (row["n"], row["of"]), code
        cell = row["rest"].split("  ")[-1].strip()
        if isinstance(value, dict):
            assert value == {
                word: int(count) for word, count in re.findall(r"([^;:]+): (\d+)(?:; |$)", cell)
            }, code
        elif value is None:
            assert cell == "…", code
        else:
            # A rate is printed with two places unless its author says otherwise.
            places = entry.get("decimals", 2 if entry["type"] == "percent" else 0)
            assert [rounded(value, places)] == WRITTEN.findall(cell), code


def test_every_number_with_coverage_in_the_report(province, by_hand):
    """In the province's own sentences, too, a number with n/N behind it is one of the totals."""
    (path,) = (province / "out").glob("*_province-report.txt")
    said = " ".join(path.read_text("utf-8").split())
    found = re.findall(r"([0-9][0-9.]*(?:,[0-9]+)?)%?[^0-9(]{0,60}\((\d+)/99 xã, phường\)", said)
    numbers = [
        (number, reported)
        for value, reported, _ in by_hand.values()
        for number in (value.values() if isinstance(value, dict) else (value,))
        if number is not None
    ]
    known = {(rounded(n, places), str(reported)) for n, reported in numbers for places in range(4)}
    assert len(found) > 60
    assert not [pair for pair in found if pair not in known]


def test_every_total_of_the_tables_by_commune(province, by_hand, catalog):
    """The last row but one is the total as computed by hand, the last on how many it rests."""
    (path,) = (province / "out").glob("*_province-report.html")
    feet = re.findall(r"(?s)<tfoot>(.*?)</tfoot>", path.read_text("utf-8"))
    compared = set()
    for foot in feet:
        total, coverage = re.findall(r"(?s)<tr[^>]*>(.*?)</tr>", foot)
        codes = re.findall(r'data-ref="15:(\w+)"', total)
        values = re.findall(r">([^<]*)</data>", total)
        assert len(codes) == len(values) == len(re.findall(r"\d+/99", coverage))
        for code, text, known in zip(codes, values, re.findall(r"(\d+)/99", coverage), strict=True):
            value, reported, _ = by_hand[code]
            entry = catalog[code]
            places = entry.get("decimals", 2 if entry["type"] == "percent" else 0)
            numbers = value.values() if isinstance(value, dict) else (value,)
            wanted = sorted(rounded(number, places) for number in numbers)
            assert wanted == sorted(WRITTEN.findall(text)), code
            assert known == str(reported), code
            compared.add(code)
    assert len(feet) == 9
    assert len(compared) > 45
