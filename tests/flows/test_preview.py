"""What reading again would change is told of a sample, also of what lies in other files, and nothing is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from flows.backfill import preview
from flows.settings import Settings
from tasks.source.outdated import Backfill
from tasks.source.sources import Source
from tests.flows.driver import night_without_prefect
from tests.flows.state import age, ask
from tests.tasks.containers.packed import zipped
from tests.tasks.containers.test_documents import letter, mbox, warc

pytestmark = pytest.mark.slow

ALL = Backfill(2**31)


def test_members_are_sampled_like_files(tmp_path: Path) -> None:
    source, data = tmp_path / "source", tmp_path / "data"
    source.mkdir()
    (source / "a.txt").write_text("Some 12 wells near Kano ran dry, Awa Diop said.")
    (source / "b.zip").write_bytes(zipped([(f"{n}.txt", b"Some %d boats left Dakar." % (n + 20)) for n in range(3)]))
    (source / "c.jsonl").write_text(json.dumps({"id": 7, "text": "Rain fell on 9 villages near Tema."}) + "\n")
    (source / "box").write_bytes(mbox(tmp_path, [letter("The sun burnt 30 farms near Lagos.\n", "1@x")]))
    page = b"<html><body><p>Some 1,400 people fled the rain in Accra on Monday.</p></body></html>"
    (source / "d.warc").write_bytes(warc(("response", "https://example.org/x", "text/html", page)))
    for file in source.iterdir():
        os.utime(file, (1_717_200_000, 1_717_200_000))  # not so fresh that it is looked at twice
    night_without_prefect(str(source), str(data))
    documents = ask(data, "select count(*) from documents")[0][0]
    assert documents == 7
    told = Settings((Source(str(source)),), warehouse=data)

    def lines(backfill: Backfill = ALL, sample: int = 20) -> list[str]:
        return list(preview(told, backfill, sample))

    assert lines() == ["0 documents were read by earlier readers or extractors."]
    age(data, "reader = 'earlier 0'")
    said = lines()
    assert said[:2] == [f"{documents} documents were read by earlier readers or extractors.",
                        f"Of {documents} of them, read again now:"]  # fmt: skip
    assert not [line for line in said[2:-1] if "0 added       0 removed       0 changed" not in line], said
    assert len(said) > 5
    assert "Of 3 of them" in lines(sample=3)[1] and "Of 1 of them" in lines(Backfill(1))[1]

    (source / "b.zip").unlink()
    assert f"Of {documents - 3} of them" in lines()[1], "what is not there cannot be read"

    night_without_prefect(str(source), str(data), backfill=ALL)
    assert lines() == ["0 documents were read by earlier readers or extractors."]
    assert ask(data, "select distinct state from ledger where run_id = (select max(run_id) from runs) order by 1") == [
        ("loaded",), ("opened",), ("removed",)
    ]  # fmt: skip
    age(data, "read_with = map_concat(read_with, MAP {'figures': 'earlier'})")
    (source / "d.warc").unlink()
    assert f"Of {documents - 3} of them" in lines()[1], "a stored text is enough"
