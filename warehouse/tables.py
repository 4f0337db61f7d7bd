"""Every table of the warehouse, declared once. The published views have the same names and the public columns."""

from __future__ import annotations

from typing import Final

from tasks import records
from warehouse.across import BLOCKS, FIGURES_COMPARED, LINES, REPEATED, SIGNATURES, STORIES
from warehouse.schema import Column, Table

SCHEMA_VERSION: Final = 11

SPAN: Final = (
    Column("doc_id", "VARCHAR", "The document.", required=True, references="documents.doc_id"),
    Column("sentence_no", "INTEGER", "The sentence it begins in, from 0.", required=True, between=(0, None)),
    Column("char_start", "INTEGER", "First character in documents.text, from 0.", required=True, between=(0, None)),
    Column("char_end", "INTEGER", "Character after the last one.", required=True, between=(1, None)),
    Column("source_start", "INTEGER", "The same start in the decoded source; null where that has no meaning.",
           between=(0, None)),
    Column("source_end", "INTEGER", "The same end in the decoded source.", between=(0, None)),
    Column("page", "INTEGER", "The page it begins on, from 1; null where the source has no pages.",
           between=(1, None)),
    Column("surface", "VARCHAR", "The characters themselves: text[char_start:char_end].", required=True),
    Column("rule", "VARCHAR", "The rule or model that found it.", required=True, pattern="^[a-z][a-z0-9_.:-]*$"),
    Column("extractor", "VARCHAR", "The extractor that wrote the row.", required=True),
    Column("extractor_version", "VARCHAR", "Its version.", required=True),
)  # fmt: skip

SPAN_KEY: Final = ("doc_id", "char_start", "char_end")

DOCUMENTS: Final = Table(
    "documents",
    "the current version of a document",
    (
        Column("doc_id", "VARCHAR", "Stable id, derived from the source and the first content.", required=True,
               pattern="^d[0-9a-f]{16}$"),
        Column("uri", "VARCHAR", "Where it was read from.", required=True),
        Column("file_name", "VARCHAR", "The last part of the uri.", required=True),
        Column("media_type", "VARCHAR", "IANA media type of the source.", required=True),
        Column("encoding", "VARCHAR", "Character encoding the source was decoded from.", required=True),
        Column("language", "VARCHAR", "ISO 639-1 code (639-3 where that has none) of what most of it is written in; "
               "null where that is in doubt. Where it is not English, only amounts and days in digits, and names of "
               "countries, are read.", pattern="^[a-z]{2,3}$"),
        Column("title", "VARCHAR", "Title, where it has one."),
        Column("author", "VARCHAR", "Author, where it is named."),
        Column("site", "VARCHAR", "Site or publication, where it is named."),
        Column("published_on", "DATE", "The day it says it was published; relative dates count from it."),
        Column("published_basis", "VARCHAR", "Where that day was found.", required=True,
               one_of=records.PUBLISHED_BASES),
        Column("collected_at", "TIMESTAMP", "When this version was read, UTC.", required=True),
        Column("text", "VARCHAR", "The normalised text all spans point into.", required=True),
        Column("characters", "INTEGER", "Length of the text in characters.", required=True, between=(1, None)),
        Column("words", "INTEGER", "Words in the text.", required=True, between=(0, None)),
        Column("pages", "INTEGER", "Pages of the source; null where it has none.", between=(1, None)),
        Column("sha256", "VARCHAR", "SHA-256 of the source bytes.", required=True, pattern="^[0-9a-f]{64}$"),
        Column("version", "INTEGER", "1 for the first content, one more for each change.", required=True,
               between=(1, None)),
        Column("reader", "VARCHAR", "The reader and its version.", required=True),
        Column("story_id", "VARCHAR", "The story it tells: the id of that document of the story that came first.",
               required=True),
        Column("copy_of", "VARCHAR", "The document published earliest that it is a near copy of; null where it is the "
               "first itself."),
        Column("first_run", "VARCHAR", "The run that first loaded the document.", required=True,
               references="runs.run_id"),
        Column("last_run", "VARCHAR", "The run that loaded this version, or last read it again.", required=True,
               references="runs.run_id"),
        Column("current", "BOOLEAN", "False for earlier versions and for removed documents.", required=True,
               private=True),
        Column("began_in", "VARCHAR", "The run that first published it as it is here.", required=True,
               references="runs.run_id", private=True),
        Column("ended_by", "VARCHAR", "The run that put another version in its place, or withdrew it; null while it "
               "is current.", references="runs.run_id", private=True),
        Column("read_with", "MAP(VARCHAR, VARCHAR)", "Versions of what found its sentences, names, dates, quotes and "
               "figures.", required=True, private=True),
        Column("map_text", "INTEGER[]", "With map_source, where its characters stand in the decoded source; empty "
               "where that has no meaning, null where it was not kept.", private=True),
        Column("map_source", "INTEGER[]", "See map_text.", private=True),
        Column("page_starts", "INTEGER[]", "Where in the text each page begins.", private=True),
    ),
    key=("doc_id", "version", "began_in"),
)  # fmt: skip

SENTENCES: Final = Table("sentences", "a sentence", SPAN, key=("doc_id", "sentence_no"))

MENTIONS: Final = Table(
    "mentions",
    "a name in the text",
    (
        *SPAN,
        Column("kind", "VARCHAR", "What sort of thing the name is.", required=True, one_of=records.KINDS),
        Column("entity_id", "VARCHAR", "The real thing it stands for; null where two are equally likely.",
               references="entities.entity_id"),
        Column("score", "DOUBLE", "How sure the recogniser is, 0 to 1.", required=True, between=(0, 1)),
    ),
    key=SPAN_KEY,
)  # fmt: skip

ENTITY_NAMES: Final = Table(
    "entity_names",
    "an entity as one document knows it; entities is gathered from these",
    (
        Column("doc_id", "VARCHAR", "The document.", required=True, references="documents.doc_id"),
        Column("entity_id", "VARCHAR", "The entity.", required=True),
        Column("kind", "VARCHAR", "What sort of thing it is.", required=True, one_of=records.KINDS),
        Column("name", "VARCHAR", "The fullest name the document gives it.", required=True),
        Column("country", "VARCHAR", "ISO 3166-1 alpha-2.", pattern="^[A-Z]{2}$"),
        Column("external_ids", "MAP(VARCHAR, VARCHAR)", "Its ids elsewhere, by authority.", required=True),
        Column("aliases", "VARCHAR[]", "Its other names in the document.", required=True),
        Column("mentions", "INTEGER", "How often the document mentions it.", required=True, between=(1, None)),
    ),
    key=("doc_id", "entity_id"),
    private=True,
)  # fmt: skip

ENTITIES: Final = Table(
    "entities",
    "a real thing, across documents",
    (
        Column("entity_id", "VARCHAR", "Stable id.", required=True, pattern="^[a-z]+:.+$"),
        Column("kind", "VARCHAR", "What sort of thing it is.", required=True, one_of=records.KINDS),
        Column("name", "VARCHAR", "Its usual full name.", required=True),
        Column("country", "VARCHAR", "ISO 3166-1 alpha-2.", pattern="^[A-Z]{2}$"),
        Column("external_ids", "MAP(VARCHAR, VARCHAR)", "Its ids elsewhere, by authority.", required=True),
        Column("aliases", "VARCHAR[]", "Every other name it is given.", required=True),
        Column("mentions", "BIGINT", "Mentions in current documents.", required=True, between=(1, None)),
        Column("documents", "BIGINT", "Current documents that mention it.", required=True, between=(1, None)),
        Column("stories", "BIGINT", "Stories these documents tell.", required=True, between=(1, None)),
        Column("first_seen", "DATE", "Publication day of the earliest document that mentions it."),
        Column("last_seen", "DATE", "Publication day of the latest document that mentions it."),
    ),
    key=("entity_id",),
)

FIGURES: Final = Table(
    "figures",
    "a stated quantity; its span holds bound words, number and unit, not the item",
    (
        *SPAN,
        Column("figure_id", "VARCHAR", "Stable id.", required=True, pattern="^f[0-9a-f]{16}$"),
        Column("value_low", "DOUBLE", "Lowest value stated, in unit; null where that side is open."),
        Column("value_high", "DOUBLE", "Highest value stated, in unit; null where that side is open."),
        Column("bound", "VARCHAR", "How the number is bounded.", required=True, one_of=records.BOUNDS),
        Column("change", "VARCHAR", "The figure is the size of a rise or a fall.", one_of=records.CHANGES),
        Column("dimension", "VARCHAR", "What is measured.", required=True, one_of=records.DIMENSIONS),
        Column("unit", "VARCHAR", "ISO 4217 code for money (its noun, as peso, where nothing tells whose), else the "
               "unit's standard name; null for plain counts."),
        Column("value_low_base", "DOUBLE", "value_low in base_unit, comparable across rows."),
        Column("value_high_base", "DOUBLE", "value_high in base_unit."),
        Column("base_unit", "VARCHAR", "The base unit of the dimension; currencies are their own."),
        Column("item", "VARCHAR", "The thing counted or measured."),
        Column("item_start", "INTEGER", "First character of the item.", between=(0, None)),
        Column("item_end", "INTEGER", "Character after the item.", between=(1, None)),
        Column("event", "VARCHAR", "What happened to it, as a verb: killed, shipped."),
        Column("certainty", "VARCHAR", "How sure the writer is.", required=True, one_of=records.CERTAINTIES),
        Column("speaker_entity_id", "VARCHAR", "Who says so, where somebody is named.",
               references="entities.entity_id"),
        Column("as_of_from", "DATE", "First day the figure speaks of."),
        Column("as_of_to", "DATE", "Last day the figure speaks of."),
    ),
    key=("figure_id",),
)  # fmt: skip

DATES: Final = Table(
    "dates",
    "a time expression",
    (
        *SPAN,
        Column("kind", "VARCHAR", "TIMEX3 type, with range.", required=True, one_of=records.DATE_KINDS),
        Column("value", "VARCHAR", "TIMEX3 value; XXXX where it stays open.", required=True),
        Column("date_from", "DATE", "First day it covers."),
        Column("date_to", "DATE", "Last day it covers."),
        Column("precision", "VARCHAR", "The grain of the expression.", one_of=records.PRECISIONS),
        Column("basis", "VARCHAR", "What it was resolved against.", required=True, one_of=records.DATE_BASES),
    ),
    key=SPAN_KEY,
)

QUOTES: Final = Table(
    "quotes",
    "direct or reported speech",
    (
        *SPAN,
        Column("speaker_entity_id", "VARCHAR", "Who said it, where that is clear.", references="entities.entity_id"),
        Column("cue", "VARCHAR", "The word that introduces it: said, estimated."),
        Column("direct", "BOOLEAN", "True for words between quotation marks.", required=True),
    ),
    key=SPAN_KEY,
)

LEDGER: Final = Table(
    "ledger", "the one final state of one input in one run (stored once for a span of runs, shown once a run)",
    (
        Column("run_id", "VARCHAR", "The run; stored: the first run of the span.", required=True,
               references="runs.run_id"),
        Column("uri", "VARCHAR", "The input.", required=True),
        Column("sha256", "VARCHAR", "SHA-256 of its bytes, where they could be read.", pattern="^[0-9a-f]{64}$"),
        Column("state", "VARCHAR", "What became of it.", required=True, one_of=records.STATES),
        Column("stage", "VARCHAR", "The stage that decided it.", required=True),
        Column("reason", "VARCHAR", "Why, as a stable code.", required=True, pattern="^[a-z][a-z0-9_]*$"),
        Column("detail", "VARCHAR", "Why, for people, and what to do."),
        Column("doc_id", "VARCHAR", "The document it is, or was, or is a copy of."),
        Column("to_run", "VARCHAR", "Last run of the span; null while it lasts.", private=True),
        Column("size", "BIGINT", "Bytes, for telling what changed.", private=True, between=(0, None)),
        Column("modified_ns", "BIGINT", "Time of last change, nanoseconds since 1970.", private=True),
        Column("seen_ns", "BIGINT", "When size and time were read, nanoseconds since 1970.", private=True),
        Column("etag", "VARCHAR", "What its server calls this content.", private=True),
        Column("told", "VARCHAR", "Its reader, and a digest of what options and manifest told it.", private=True),
    ),
    key=("run_id", "uri"),
)  # fmt: skip

RUNS: Final = Table(
    "runs",
    "a run (one that brought nothing new: from the next release on)",
    (
        Column("run_id", "VARCHAR", "UTC time of its start and a random tail; sorts by time.", required=True,
               pattern="^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}$"),
        Column("started_at", "TIMESTAMP", "UTC.", required=True),
        Column("finished_at", "TIMESTAMP", "UTC; for a published run the moment before the swap."),
        Column("state", "VARCHAR", "How it ended.", required=True,
               one_of=("published", "refused", "failed", "rolled_back")),
        Column("inputs", "MAP(VARCHAR, BIGINT)", "Inputs per final state.", required=True),
        Column("rows", "MAP(VARCHAR, BIGINT)", "Rows per table after the run.", required=True),
        Column("versions", "MAP(VARCHAR, VARCHAR)", "Versions of nightmill and of each extractor.", required=True),
        Column("detail", "VARCHAR", "Why it was refused, failed or rolled back."),
    ),
    key=("run_id",),
)  # fmt: skip

EXPECTATIONS: Final = Table(
    "expectations",
    "one expectation in one run",
    (
        Column("run_id", "VARCHAR", "The run.", required=True, references="runs.run_id"),
        Column("table_name", "VARCHAR", "The table it is about.", required=True),
        Column("column_name", "VARCHAR", "The column, where it is about one."),
        Column("rule", "VARCHAR", "Its stable name.", required=True),
        Column("severity", "VARCHAR", "critical refuses the run, warning is shown.", required=True,
               one_of=("critical", "warning")),
        Column("met", "BOOLEAN", "Whether it held.", required=True),
        Column("observed", "VARCHAR", "What was found."),
        Column("bound", "VARCHAR", "What was promised."),
        Column("unexpected", "BIGINT", "Rows that broke it.", between=(0, None)),
        Column("reason", "VARCHAR", "Why it is promised.", required=True),
    ),
    key=("run_id", "table_name", "rule"),
)  # fmt: skip

CORRECTIONS: Final = Table(
    "corrections",
    "a line of corrections.csv, as it was applied to this release",
    (
        Column("line", "INTEGER", "Its number in the file; the header is line 1.", required=True, between=(1, None)),
        Column("action", "VARCHAR", "What it asks for: merge, split, rename, kind, drop or never.", required=True),
        Column("entity_id", "VARCHAR", "The entity it is about, as extraction names it; null for never."),
        Column("value", "VARCHAR", "The entity, name or kind it asks for."),
        Column("doc_id", "VARCHAR", "The one document it is about; null for all."),
        Column("surface", "VARCHAR", "The one way of writing it is about; null for all."),
        Column("why", "VARCHAR", "The reason given."),
        Column("mentions", "BIGINT", "Mentions it touched; null where it could not be applied.", between=(0, None)),
        Column("problem", "VARCHAR", "Why it could not be applied."),
        Column("target", "VARCHAR", "The entity that mentions go to.", private=True),
    ),
    key=("line",),
)  # fmt: skip

ACCEPTED: Final = Table(
    "accepted",
    "a line of accepted.csv, a bound that a person moved, as it stood for this release",
    (
        Column("line", "INTEGER", "Its number in the file; the header is line 1.", required=True, between=(1, None)),
        Column("rule", "VARCHAR", "The promise, as table.rule.", required=True),
        Column("bound", "DOUBLE", "The value still kept, or the rows that may break it."),
        Column("why", "VARCHAR", "The reason given."),
        Column("moved_on", "DATE", "The day it was moved."),
        Column("problem", "VARCHAR", "Why it moves nothing."),
    ),
    key=("line",),
)  # fmt: skip

ACCURACY: Final = Table(
    "accuracy",
    "how well the extractors of a run did on nightmill's own gold documents, by one measure",
    (
        Column("run_id", "VARCHAR", "The run.", required=True, references="runs.run_id"),
        Column("recogniser", "VARCHAR", "The recogniser of names it worked with.", required=True),
        Column("measure", "VARCHAR", "What is measured.", required=True, one_of=records.MEASURES),
        Column("expected", "BIGINT", "What people have annotated.", required=True, between=(0, None)),
        Column("found", "BIGINT", "What the extractors found.", required=True, between=(0, None)),
        Column("correct", "BIGINT", "What of that is as annotated.", required=True, between=(0, None)),
        Column("f1", "DOUBLE", "The harmonic mean of correct / found and correct / expected.", required=True,
               between=(0, 1)),
        Column("misses", "VARCHAR[]", "What was missed (-) and found wrongly (+), the first twenty.", required=True),
    ),
    key=("run_id", "measure"),
)  # fmt: skip

QUARANTINE: Final = Table(
    "quarantine",
    "a row that broke a promise, and was held back so that the rest could be published",
    (
        Column("run_id", "VARCHAR", "The run since which it is held.", required=True, references="runs.run_id"),
        Column("until_run", "VARCHAR", "The run that let it go: it passed, is another now, or is gone; null while "
               "held.", references="runs.run_id"),
        Column("rule", "VARCHAR", "The promise it broke, as expectations have it.", required=True),
        Column("table_name", "VARCHAR", "The table it is of.", required=True),
        Column("key", "VARCHAR", "What tells it from other rows of that table, as JSON.", required=True),
        Column("column_name", "VARCHAR", "The column that broke it, where the promise is about one."),
        Column("value", "VARCHAR", "What stands in that column."),
        Column("unit", "VARCHAR", "What was held back: its whole document, or the row alone.", required=True,
               one_of=("document", "row")),
        Column("doc_id", "VARCHAR", "The document.", required=True),
        Column("uri", "VARCHAR", "Where that was read from.", required=True),
        Column("row", "VARCHAR", "All of the row, as JSON, long values cut.", required=True),
    ),
    key=("run_id", "table_name", "rule", "key"),
)  # fmt: skip

CHANGES: Final = Table(
    "changes",
    "a difference between what two runs published: a document, or what one says",
    (
        Column("run_id", "VARCHAR", "The run that brought it.", required=True, references="runs.run_id"),
        Column("doc_id", "VARCHAR", "The document; null where an entity changed, which is of many documents."),
        Column("table_name", "VARCHAR", "The table.", required=True),
        Column("what", "VARCHAR", "What happened. What only moved within its document has not changed.",
               required=True, one_of=records.HAPPENINGS),
        Column("cause", "VARCHAR", "Why. new_source: the document is new; source_edit: its source said something else; "
               "extractor_change: another version of a reader or extractor read the same words otherwise; "
               "rule_change: the same versions did, as settings, libraries or what else steers them had changed, or "
               "made other documents of an unchanged file; "
               "correction: a line of corrections.csv came or went; removal: the source is gone.",
               required=True, one_of=records.CAUSES),
        Column("before", "VARCHAR", "What it said, as JSON; null where added or counted."),
        Column("after", "VARCHAR", "What it says, as JSON; null where removed or counted."),
        Column("fields", "VARCHAR[]", "Where changed: the columns of the table that differ."),
        Column("row_count", "BIGINT", "Rows it stands for: 1, or more where rows are counted, not told one by one. "
               "Figures are always told one by one, but for those of new documents; other rows where the source was "
               "edited (a thousand a document and table, the rest counted) or a correction touched them.",
               required=True, between=(1, None)),
        *(Column(f"id_{when}", "VARCHAR", f"Its figure_id, or entity_id, {when}.") for when in ("before", "after")),
        Column("sentence_no_before", "INTEGER", "The sentence it stood in, in the version before.", between=(0, None)),
        Column("sentence_no_after", "INTEGER", "The sentence it stands in.", between=(0, None)),
        *(Column(f"sentence_{when}", "VARCHAR", "That sentence.") for when in ("before", "after")),
        *(Column(f"version_{when}", "INTEGER", f"The version of the document {when}, as in versions.",
                 between=(1, None)) for when in ("before", "after")),
    ),
    key=(),
)  # fmt: skip

VERSIONS: Final = Table(
    "versions",
    "what a document was published as for a time: a version, or a version read otherwise by another reader",
    (
        DOCUMENTS.column("doc_id"),
        DOCUMENTS.column("version"),
        Column("run_id", "VARCHAR", "The run that loaded it.", required=True),
        Column("until_run", "VARCHAR", "The run that put another in its place, or withdrew it; null while it is "
               "current."),
        Column("current_from", "TIMESTAMP", "When it became what documents shows, UTC."),
        Column("current_to", "TIMESTAMP", "When it ceased to be that, UTC; null while it is."),
        *(DOCUMENTS.column(name) for name in (
            "uri", "title", "author", "site", "published_on", "published_basis", "language", "media_type", "text",
            "characters", "words", "sha256", "reader", "collected_at",
        )),
    ),
    key=(),
)  # fmt: skip

#: The tables extraction fills, one row a span.
SPAN_TABLES: Final = (SENTENCES, MENTIONS, FIGURES, DATES, QUOTES)

#: Every table, in the order a reader meets them.
TABLES: Final = (
    DOCUMENTS, SENTENCES, MENTIONS, ENTITIES, FIGURES, DATES, QUOTES, LEDGER, RUNS, EXPECTATIONS, ACCURACY, QUARANTINE,
    CHANGES, CORRECTIONS, ACCEPTED, ENTITY_NAMES, SIGNATURES, LINES, REPEATED,
)  # fmt: skip

#: The tables that a document fills, beside `documents` itself.
OF_DOCUMENTS: Final = (*SPAN_TABLES, ENTITY_NAMES, SIGNATURES, LINES)

#: Views over other tables, with no table of their own.
DERIVED: Final = (STORIES, BLOCKS, VERSIONS, FIGURES_COMPARED)

#: Everything a reader sees.
PUBLISHED: Final = (*(table for table in TABLES if not table.private), *DERIVED)

BY_NAME: Final = {table.name: table for table in (*TABLES, *DERIVED)}
