"""What `nightmill COMMAND --help` says of each command."""

from __future__ import annotations

from typing import Final

RUN: Final = """\
Run the night once: discover, ingest, normalise, extract, load, audit, publish, report.

Only what is new or changed is read. Nothing is published that the audit has refused.

exit status:
  0  published
  1  failed; what was published before is untouched
  2  wrong usage, or nothing to read
  3  audited and refused; what was published before is untouched

examples:
  nightmill run --seeds ~/articles --warehouse ~/articles-warehouse --jobs 4
  nightmill run --seeds ~/articles --seeds s3://bucket/wire --exclude drafts
"""

SERVE: Final = """\
Run every night, one run at a time, until stopped. A run that was missed is made up for when this is back; a run
that comes due while another works waits for it. Starts a local Prefect server unless PREFECT_API_URL names one.

example:
  nightmill serve --seeds ~/articles --cron "0 2 * * *" --timezone Europe/Berlin
"""

SQL: Final = """\
Query the published warehouse, read-only. Without a query: list its views.

examples:
  nightmill sql
  nightmill sql "select item, value_low, value_high, unit, surface from figures where dimension = 'money'"
  nightmill sql "select * from about('NATO')" --format csv > nato.csv
  nightmill sql "select count(*) from figures" --as-of 20261123T020000Z-5a97
"""

REPORT: Final = """\
Say where the report of a run is (the latest, unless RUN names another), or open it in a browser.

examples:
  nightmill report
  nightmill report --open
"""

STATUS: Final = """\
Say how the last run ended, what is published and how old it is.

example:
  nightmill status --warehouse ~/articles-warehouse
"""

ACCEPT: Final = """\
Move the bound of a promise, on record: to what the last audited run has found, or to --bound. Shows it, and adds a
line to accepted.csv beside the warehouse, which every run from then on goes by; take the line out and it is undone. For
a promise about rows the bound is how many may break it; where more do, those that came that night are held back or
refused, and those that are there stay.

examples:
  nightmill accept figures.fewer_than_usual --why "We only get weather reports since May."
  nightmill accept ledger.share_lost_small --bound 0.1 --why "Scans without text come every day."
"""

BACKFILL: Final = """\
After an upgrade: run the night, and do anew what earlier versions of readers or extractors have done, the documents
published last first. A source is read again only where its reader is another; else what the extractor found, and what
builds on that, is found anew in the stored text. Interrupted, or with --limit, the next one goes on. --preview takes a
sample, and only tells what would change.

examples:
  nightmill backfill --preview
  nightmill backfill --limit 10000
  nightmill backfill --table figures
  nightmill backfill --since 2026-01-01 --until 2026-06-30
"""

RETRY: Final = """\
Try what was lost now, and nothing else: what failed, what had no reader or lacked an extra, and what the audit holds
back, whole documents and single rows. Only these files are looked at; rows are found anew in the stored text, and those
that pass now are published. --reason (for what is held back, the promise) and --uri choose among them; limits may be
raised for this run. Says what is well now, and what is still lost and why.

What fails is tried every night; what fails in the same way for three days, unchanged, once a week from then on, or when
the readers or the limit change. What is held back is tried, too, when extractors, promises or accepted bounds change.
nightmill backfill reads again what earlier versions have read.

examples:
  nightmill retry
  nightmill retry --reason timed_out --reader-seconds 600
  nightmill retry --uri "*.pdf"
"""

EXPORT: Final = """\
Write the published views as files for other tools: all rows, or with --since what has changed since an earlier release
(nightmill history), as VIEW.added and VIEW.removed. Parquet of documents is divided by the month of publication.

examples:
  nightmill export out
  nightmill export out --format csv --view figures --view documents
  nightmill export delta --since 20261123T020000Z-5a97
"""

HISTORY: Final = """\
List the runs, newest first: how each ended, what it held, and whether its release is live or still kept.

example:
  nightmill history
"""

ROLLBACK: Final = """\
Make an earlier release what everybody opens: that of RUN, or the last one before the live one. Takes no longer for a
larger warehouse. The next run goes on from there, and reads again what came in since.

examples:
  nightmill rollback
  nightmill rollback 20261123T020000Z-5a97
"""

CORRECT: Final = """\
Say that an entity is wrong: show what would change, and add a line to corrections.csv beside the warehouse. Every run
applies the whole file, to old documents too, without reading them again; take a line out and it is undone.

  merge   ENTITY VALUE  they are one: mentions of ENTITY become mentions of the entity VALUE
  split   ENTITY VALUE  mentions in --document, or written --surface, are of another thing, called VALUE
  rename  ENTITY VALUE  its name is VALUE
  kind    ENTITY VALUE  it is a PERSON, ORG, COUNTRY, PLACE, FACILITY, NATIONALITY, EVENT, LAW, PRODUCT or WORK
  drop    ENTITY        it is no entity
  never   --surface S   S is never a name

examples:
  nightmill correct merge person:putin person:vladimir-putin --why "The president; there is no other."
  nightmill correct split person:kim "Kim Yo Jong" --document d0123456789abcdef
  nightmill correct never --surface Monday
"""
