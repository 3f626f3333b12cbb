"""A whole inbox, as it comes, beside the sum of its raw reads.

Ours: 99 units, a quarter of them each as YAML, as YAML in one archive, as workbooks and as Word
files, and three as PDF (what no installed plugin writes and reads comes as YAML): collected,
unpacked, read, checked and added up, with all but YAML opened in the child process.  The child
stands ready, as it does from the second file on; what it takes to start one is printed beside, and
what the child costs beside reading the same files in this process.  No goal is set: the ratios are
for a reader.

Peer: every file merely read: ``CSafeLoader`` for YAML, `zipfile` for the archive, python-calamine
for workbooks, python-docx and pdfplumber for the words of Word files and PDF.  The wall's time is
measured, since two processes work.

    python bench/bench_inbox.py
"""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import yaml
from measure import Work, interleaved, machine

from dcbase import Workspace
from dcbase.model import Blank, Received
from dcbase.reading import submissions_from_yaml
from dcbase.testing import made_submissions

RUNS = 5
EVERY_PDF = 33
READERS = {
    "xlsx": ("dcbase_xlsx", "python_calamine"),
    "docx": ("dcbase_docx", "docx"),
    "pdf": ("dcbase_pdf", "pdfplumber"),
}
"""By format: our plugin, and the library that merely reads it."""
KINDS = [kind for kind, needed in READERS.items() if all(map(find_spec, needed))]
SETTINGS = """
[workspace]
name = "Lào Cai"
unit = "15"

[plugins]
use = ["dcbase-law10", "dcbase-units-vn"{more}]

[round]
form = "law10:grassroots-democracy"
period = "2025"
window = {{ from = 2025-01-01, to = 2025-10-31, label = "10 tháng đầu năm 2025" }}
deadline = 2025-11-15
expected = "children"

[[source]]
type = "folder"
path = "inbox"
"""


@contextmanager
def province() -> Iterator[Workspace]:
    """Make a workspace with a full inbox, ready to run, its child started."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        more = "".join(f', "dcbase-{kind}"' for kind in KINDS)
        (folder / "dcbase.toml").write_text(SETTINGS.format(more=more), encoding="utf-8")
        inbox = folder / "inbox"
        inbox.mkdir()
        workspace = Workspace.open(folder)
        fill(workspace, inbox)
        workspace.run()  # builds what is built when first asked for, the child among it
        yield workspace
        workspace.jail.close()


def fill(workspace: Workspace, inbox: Path) -> None:
    made = made_submissions(
        workspace.questions,
        workspace.expected.values(),
        window=workspace.round.window,
        period=workspace.round.period,
        seed=2025,
        absent=0,
    )
    archived: list[tuple[str, bytes]] = []
    kinds: dict[str, list[str]] = {"archive": [], **{kind: [] for kind in KINDS}, "yaml": []}
    usual = [kind for kind in kinds if kind != "pdf"]
    for number, (name, content) in enumerate(made):
        kind = usual[number % len(usual)]
        if "pdf" in kinds and number % EVERY_PDF == 0:
            kind = "pdf"
        kinds[kind].append(name)
        if kind == "archive":
            archived.append((name, content))
        elif kind == "xlsx":
            (inbox / f"{Path(name).stem}.xlsx").write_bytes(workbook(workspace, name, content))
        else:
            (inbox / name).write_bytes(content)
    for kind in {"docx", "pdf"} & kinds.keys():
        print_them(workspace, inbox, kinds[kind], kind)
    with zipfile.ZipFile(inbox / "dot1.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in archived:
            archive.writestr(name, content)


def print_them(workspace: Workspace, inbox: Path, names: list[str], kind: str) -> None:
    """Replace submissions by the documents that are printed of them."""
    units = [name.partition("_")[0] for name in names]
    documents = list(Workspace(workspace.settings).build(units, formats=[kind]))
    for name, document in zip(names, documents, strict=True):
        (inbox / name).unlink()
        (inbox / document.name).write_bytes(document.content)


def workbook(workspace: Workspace, name: str, content: bytes) -> bytes:
    """Return a submission as the workbook that a commune would have filled in."""
    (submission,) = submissions_from_yaml(Received(name, sha256(content).hexdigest(), content))
    unit = workspace.expected[submission.unit.text if submission.unit else ""]
    blank = Blank(
        form=workspace.questions.form,
        indicators=workspace.questions.indicators,
        unit=unit,
        round=workspace.round,
    )
    annotate = workspace.formats.find("xlsx").annotate
    if annotate is None:
        raise LookupError("dcbase-xlsx writes no annotated copies")
    return annotate(blank, submission, ())


def read_raw(inbox: Path) -> None:
    """Read every file and judge nothing."""
    for path in sorted(inbox.iterdir()):
        content = path.read_bytes()
        if path.suffix == ".zip":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for name in archive.namelist():
                    yaml.load(archive.read(name), yaml.CSafeLoader)
        elif path.suffix in RAW:
            RAW[path.suffix](content)
        else:
            yaml.load(content, yaml.CSafeLoader)


def read_workbook(content: bytes) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for sheet in book.sheet_names:
        book.get_sheet_by_name(sheet).to_python()


def read_word(content: bytes) -> None:
    import docx

    document = docx.Document(io.BytesIO(content))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    "".join(part.text for part in (*document.paragraphs, *cells))


def read_pdf(content: bytes) -> None:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as pages:
        "".join(page.extract_text() for page in pages.pages)


RAW: Mapping[str, Callable[[bytes], None]] = {
    ".xlsx": read_workbook,
    ".docx": read_word,
    ".pdf": read_pdf,
}


def start(workspace: Workspace) -> float:
    """Return the seconds that a child takes until it has opened its first file."""
    workspace.jail.close()
    begun = time.perf_counter()
    workspace.jail.unpack(Received("x.zip", "", b""), "zip")
    return time.perf_counter() - begun


def compare(title: str, names: tuple[str, str], works: tuple[Work, Work]) -> None:
    """Print both medians and their ratio."""
    found = interleaved(*works, runs=RUNS)
    low, high = found.spread
    print(f"{title} ({RUNS} runs in turns)")
    print(f"  {names[0]:22} {found.ours * 1000:9.1f} ms")
    print(f"  {names[1]:22} {found.peer * 1000:9.1f} ms")
    print(f"  ratio {found.ratio:.2f} ({low:.2f} to {high:.2f})", flush=True)


def compare_child(workspace: Workspace, kind: str) -> None:
    """Print what it costs that files of a kind are read in another process."""
    format = workspace.formats.find(kind)
    files = [
        Received(path.name, sha256(path.read_bytes()).hexdigest(), path.read_bytes())
        for path in sorted((workspace.root / "inbox").glob(f"*.{kind}"))
    ]

    def there() -> None:
        for file in files:
            workspace.jail.read(file, format.code)

    def here() -> None:
        for file in files:
            tuple(format.read(file) if format.read else ())

    names = ("in the child", "in this process")
    compare(f"{len(files)} files .{kind}, read", names, (there, here))


def main() -> None:
    print(machine())
    if not yaml.__with_libyaml__:
        print("PyYAML has no C loader here: nothing to compare with")
        return
    with province() as workspace:
        inbox = workspace.root / "inbox"
        counted = workspace.run().aggregate.reports
        kinds = ", ".join(("YAML, an archive", *KINDS))
        works = (partial(workspace._run, None), partial(read_raw, inbox))
        title = f"{len(counted)} units that count: {kinds}"
        compare(title, ("dcbase, the round", "raw reads"), works)
        for kind in KINDS:
            compare_child(workspace, kind)
        print(f"a child process is ready after {start(workspace) * 1000:.0f} ms, once in a run")


if __name__ == "__main__":
    main()
