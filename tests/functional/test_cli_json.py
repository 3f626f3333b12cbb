"""What `--json` prints is what its schema says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dcbase import _cli
from dcbase._cli.program import run


def call(*arguments, **environment):
    return run(arguments, {"SOURCE_DATE_EPOCH": "1763596800", **environment})


def document(capsys):
    return json.loads(capsys.readouterr().out)


def problems(value, schema, where="$"):
    """Validate by the few words of JSON Schema that the schemas use."""
    if "anyOf" in schema:
        tried = [problems(value, one, where) for one in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    if "const" in schema or "enum" in schema:
        allowed = schema.get("enum", [schema.get("const")])
        return [] if value in allowed else [f"{where}: {value!r} is none of {allowed}"]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    kind = kinds.get(schema["type"], type(None))
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return [f"{where}: {value!r} is no {schema['type']}"]
    found = []
    if kind is list:
        for at, one in enumerate(value):
            found += problems(one, schema["items"], f"{where}[{at}]")
    if kind is dict:
        named, others = schema.get("properties", {}), schema.get("additionalProperties")
        found += [
            f"{where}.{key} is missing" for key in schema.get("required", ()) if key not in value
        ]
        for key, one in value.items():
            if key in named or others:
                found += problems(one, named.get(key, others), f"{where}.{key}")
            else:
                found.append(f"{where}.{key} is not described")
    return found


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check"], 1),
        (["build"], 1),
        (["status"], 1),
        (["form", "--each"], 0),
        (["return", "--each"], 1),
        (["explain", "DT01"], 0),
        (["explain", "HOUSE-R1"], 0),
        (["explain", "L10-D11"], 0),
        (["plugins", "list"], 0),
        (["plugins", "show", "house"], 0),
        (["new", "workspace", "w"], 0),
        (["new", "plugin", "p"], 0),
    ],
)
def test_json_is_as_described_and_the_same_in_both_languages(place, arguments, code, capsys):
    """`--json` prints one document that its schema describes, whatever the language."""
    dry = ["--dry-run"] if arguments[0] in ("build", "form", "new", "return") else []
    assert code == call(*arguments, *dry, "--json", "--lang", "vi")
    vi = document(capsys)
    assert code == call(*arguments, *dry, "--json", "--lang", "en")
    en = document(capsys)
    name = vi["command"].replace(" ", "-")
    schema = json.loads(
        (Path(_cli.__file__).parent / "schemas" / f"{name}.json").read_text("utf-8")
    )
    assert [] == problems(vi, schema)
    if arguments[0] != "plugins":  # load times differ
        assert vi == en
