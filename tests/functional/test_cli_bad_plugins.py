"""What is said of a plugin that cannot be used, in both languages, by the command."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dcbase._cli.program import run

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "bad_plugins.yaml").read_text("utf-8"))
HEAD = "from dcbase.model import *\nfrom dcbase.plugin import hookimpl\n"
OURS = ("expected", " got ", " the ", "there is", "did you mean", "which", " of ", "cannot")
"""Words of dcbase's own English: none of them is said in Vietnamese."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_whole_sentence(with_plugin, place, capsys, case):
    """It names the plugin, the hook and the cause, and nothing of it is in the other language."""
    with_plugin("bad", HEAD + case["source"])
    if more := case.get("more"):
        settings = place / "dcbase.toml"
        settings.write_text(settings.read_text("utf-8") + more, encoding="utf-8")
    said = {}
    for language in ("vi", "en"):
        assert 5 == run(["--lang", language, "check"], {"SOURCE_DATE_EPOCH": "1763596800"})
        said[language] = capsys.readouterr().err.splitlines()[0].partition(": ")[2]
    assert {"vi": case["vi"], "en": case["en"]} == said
    assert [word for word in OURS if word in said["vi"]] == []
