"""99 commune reports to PDF beside bare typst, and beside LibreOffice converting the Word files.

Bare typst compiles what we generate, the template with the data beside it, with the same fonts
and the same standard, in a process that has the documents at hand, too: what is measured is the
making of the data from them.  LibreOffice converts the Word files that dcbase-docx writes of the
same documents: all in one process, and ten of them with a process each, of which the time for 99
is reckoned.  The typesetter keeps what it has set once, so every run is a process of its own:
start-up, imports and fonts are in all of them.

    python bench/bench_pdf.py              the three comparisons
    python bench/bench_pdf.py --bare       the first alone
    python bench/bench_pdf.py --start      what the first and the next document cost
"""

from __future__ import annotations

import pickle
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_word import reports
from measure import Work, command, machine, show

from dcbase_docx.writing import render_word
from dcbase_pdf.fonts import FOLDER
from dcbase_pdf.writing import ACCESSIBLE, TEMPLATE, source_of, typeset

RUNS = 5
SAMPLE = 10
OURS = """
import pickle, sys
from pathlib import Path
from dcbase_pdf.writing import render_pdf
for number, document in enumerate(pickle.loads(Path(sys.argv[1]).read_bytes())):
    Path(sys.argv[2], f"{number}.pdf").write_bytes(render_pdf(document))
"""
BARE = """
import pickle, sys
from pathlib import Path
import typst
from dcbase_pdf.writing import render_pdf
documents = pickle.loads(Path(sys.argv[1], "documents.pickle").read_bytes())
fonts = typst.Fonts(include_system_fonts=False, font_paths=[sys.argv[3]])
compiler = typst.Compiler(sys.argv[4], font_paths=fonts, ignore_system_fonts=True)
for file in sorted(Path(sys.argv[1]).glob("*.json")):
    made = compiler.compile(
        format="pdf",
        sys_inputs={"document": file.read_text("utf-8")},
        pdf_standards=sys.argv[5:],
    )
    Path(sys.argv[2], file.stem + ".pdf").write_bytes(made)
"""


def made_files(folder: Path) -> int:
    """Write the documents, their sources for the typesetter and their Word files."""
    documents = reports()
    (folder / "documents.pickle").write_bytes(pickle.dumps(documents))
    for number, document in enumerate(documents):
        (folder / f"{number}.json").write_text(source_of(document), encoding="utf-8")
        (folder / f"{number}.docx").write_bytes(render_word(document))
    return len(documents)


def ours(folder: Path) -> Work:
    kept = str(folder / "documents.pickle")
    return command([sys.executable, "-c", OURS, kept, str(folder)])


def bare(folder: Path) -> Work:
    fonts, template = str(FOLDER), str(TEMPLATE)
    places = [str(folder), str(folder), fonts, template]
    return command([sys.executable, "-c", BARE, *places, *ACCESSIBLE])


def office(soffice: str, folder: Path) -> Callable[[list[Path]], None]:
    """Return the converting of Word files in one process, in a profile that is not new."""
    profile = (folder / "profile").as_uri()
    convert = [soffice, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]

    def run(files: list[Path]) -> None:
        command([*convert, "--outdir", str(folder), *map(str, files)])()

    return run


def processors() -> float:
    """Return the processor time of all processes that were run, threads added up."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def start(folder: Path) -> None:
    """Print what importing, the first and the next documents cost in one process."""
    sources = [file.read_text("utf-8") for file in sorted(folder.glob("*.json"))]
    started = time.perf_counter()
    import typst  # noqa: F401

    print(f"  import typst      {(time.perf_counter() - started) * 1000:7.1f} ms")
    for name, source in (("first document", sources[0]), ("next document", sources[1])):
        started = time.perf_counter()
        typeset(source)
        print(f"  {name:16}  {(time.perf_counter() - started) * 1000:7.1f} ms")


def main() -> None:
    print(machine())
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        count = made_files(folder)
        if "--start" in sys.argv:
            start(folder)
            return
        title = f"{count} commune reports"
        names = ("dcbase-pdf", "bare typst")
        works = (ours(folder), bare(folder))
        show(f"{title}, processor time", names, works, goal=1.1, runs=RUNS, clock=processors)
        if "--bare" in sys.argv:
            return
        soffice = shutil.which("soffice")
        if soffice is None:
            print("LibreOffice is not installed: not compared with")
            return
        convert = office(soffice, folder)
        words = sorted(folder.glob("*.docx"))
        batch = (ours(folder), lambda: convert(words))
        show(title, ("dcbase-pdf", "LibreOffice, one batch"), batch, goal=1 / 1.5, runs=RUNS)
        started = time.perf_counter()
        for file in words[:SAMPLE]:
            convert([file])
        each = (time.perf_counter() - started) / SAMPLE * count
        started = time.perf_counter()
        ours(folder)()
        ratio = (time.perf_counter() - started) / each
        verdict = "within" if ratio <= 1 / 8 else "ABOVE"
        print(f"{title}, a process each ({SAMPLE} of them, reckoned for {count})")
        print(f"  LibreOffice {each * 1000:9.1f} ms")
        print(f"  ratio {ratio:.3f}, goal {1 / 8:.3f}: {verdict}")


if __name__ == "__main__":
    main()
