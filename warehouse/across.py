"""Tables and views across documents: near copies, blocks that a site repeats, quantities compared."""

from __future__ import annotations

from typing import Final

from warehouse.schema import Column, Table

STORIES: Final = Table(
    "stories",
    "a story: a document, or several that are near copies of one another",
    (
        Column("story_id", "VARCHAR", "The id of that document of the story that came first.", required=True),
        Column("title", "VARCHAR", "Title of the document published first."),
        Column("doc_id", "VARCHAR", "The document published first.", required=True),
        Column("documents", "BIGINT", "Documents that tell it.", required=True),
        Column("copies", "BIGINT", "Documents among them that are near copies of an earlier one.", required=True),
        Column("sites", "VARCHAR[]", "Sites that have it, where they are named.", required=True),
        Column("first_on", "DATE", "Publication day of the earliest document."),
        Column("last_on", "DATE", "Publication day of the latest."),
        Column("first_run", "VARCHAR", "The run that first loaded a document of it.", required=True),
    ),
    key=(),
)  # fmt: skip

BLOCKS: Final = Table(
    "blocks",
    "a line of a document that its site repeats in many stories; it stays in the text, and nothing is read in it",
    (
        Column("doc_id", "VARCHAR", "The document.", required=True),
        Column("char_start", "INTEGER", "First character in documents.text, from 0.", required=True),
        Column("char_end", "INTEGER", "Character after the last one.", required=True),
        Column("surface", "VARCHAR", "The characters themselves: text[char_start:char_end].", required=True),
        Column("site", "VARCHAR", "The site that repeats it; where none is named, the folder.", required=True),
        Column("since_run", "VARCHAR", "The run that found it repeated.", required=True),
    ),
    key=(),
)  # fmt: skip

SIGNATURES: Final = Table(
    "signatures",
    "the signature of a document, by which near copies of it are found",
    (
        Column("doc_id", "VARCHAR", "The document.", required=True, references="documents.doc_id"),
        Column("shingles", "INTEGER", "Different shingles of words in it.", required=True, between=(0, None)),
        Column("minhash", "BLOB", "Values of its signature, 16 bits each.", required=True),
        Column("bands", "INTEGER[]", "Hashes of the bands of its signature.", required=True),
        Column("numbers", "INTEGER[]", "Hashes of the numbers in it.", required=True),
    ),
    key=("doc_id",),
    private=True,
)

LINES: Final = Table(
    "lines",
    "a line of a document, by which blocks that a site repeats are found",
    (
        Column("doc_id", "VARCHAR", "The document.", required=True, references="documents.doc_id"),
        Column("char_start", "INTEGER", "First character in documents.text, from 0.", required=True, between=(0, None)),
        Column("char_end", "INTEGER", "Character after the last one.", required=True, between=(1, None)),
        Column("words", "INTEGER", "Words in it.", required=True, between=(1, None)),
        Column("fingerprint", "BIGINT", "Hash of its words.", required=True),
    ),
    key=("doc_id", "char_start"),
    private=True,
)

REPEATED: Final = Table(
    "repeated",
    "a line that a site repeats",
    (
        Column("site", "VARCHAR", "The site; where none is named, the folder.", required=True),
        Column("fingerprint", "BIGINT", "Hash of its words.", required=True),
        Column("since_run", "VARCHAR", "The run that found it repeated.", required=True, references="runs.run_id"),
    ),
    key=("site", "fingerprint"),
    private=True,
)

FIGURES_COMPARED: Final = Table(
    "figures_compared",
    "a quantity that documents of one time state: the same item, event, country and unit, and all that is said of it",
    (
        Column("item", "VARCHAR", "The thing counted or measured, in small letters, no article.", required=True),
        Column("event", "VARCHAR", "What happened to it."),
        Column("country", "VARCHAR", "The one country that sentence or document name, ISO 3166-1.", required=True),
        Column("dimension", "VARCHAR", "What is measured.", required=True),
        Column("base_unit", "VARCHAR", "The unit of lowest and highest; null for plain counts."),
        Column("figures", "BIGINT", "Figures that state it.", required=True),
        Column("documents", "BIGINT", "Documents that state it.", required=True),
        Column("stories", "BIGINT", "Stories these documents tell.", required=True),
        Column("lowest", "DOUBLE", "The lowest value anybody states."),
        Column("highest", "DOUBLE", "The highest value anybody states."),
        Column("spread", "DOUBLE", "highest divided by lowest; null where that has no meaning."),
        Column("speakers", "VARCHAR[]", "Who says so, where somebody is named.", required=True),
        Column("first_on", "DATE", "Publication day of the earliest document that states it."),
        Column("last_on", "DATE", "Publication day of the latest."),
        Column("figure_ids", "VARCHAR[]", "The figures, by day of publication.", required=True),
    ),
    key=(),
)  # fmt: skip
