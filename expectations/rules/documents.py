"""Rules for documents."""

from __future__ import annotations

from typing import Final

from expectations.derived import view_declared
from expectations.promises import measure, never, no_rows
from expectations.rules.history import documents_kept
from expectations.rules.rates import filled
from warehouse.across import STORIES
from warehouse.tables import VERSIONS

#: Current documents without a row in `sentences`.
SILENT: Final = """
    SELECT d.* EXCLUDE (text) FROM core.documents AS d
    ANTI JOIN core.sentences AS s ON s.doc_id = d.doc_id
    WHERE d.current"""

#: Documents that are read whole: of one in another language hardly anything is.
ENGLISH: Final = "(language IS NULL OR language IN ('en', 'pcm'))"

#: Current documents of some length in which nothing was found.
BARREN: Final = f"""
    SELECT d.* EXCLUDE (text) FROM core.documents AS d
    ANTI JOIN core.mentions AS m ON m.doc_id = d.doc_id
    ANTI JOIN core.figures AS f ON f.doc_id = d.doc_id
    WHERE d.current AND d.words >= 100 AND {ENGLISH}"""

#: Current documents of some length that name nobody.
NAMELESS: Final = f"""
    SELECT d.* EXCLUDE (text) FROM core.documents AS d
    ANTI JOIN core.mentions AS m ON m.doc_id = d.doc_id
    WHERE d.current AND d.words >= 100 AND {ENGLISH}"""

#: The stories of most documents.
LARGEST: Final = """
    SELECT story_id, count(*) AS n FROM core.documents WHERE current GROUP BY story_id ORDER BY n DESC LIMIT 10"""

CURRENT: Final = "(SELECT count(*) FROM core.documents WHERE current)"

RULES: Final = (
    no_rows("documents", "one_current_version", """
            SELECT doc_id, count(*) AS versions FROM core.documents WHERE current
            GROUP BY doc_id HAVING count(*) > 1""",
            column="current", bound="at most one current version per document",
            reason="Spans point into the current text; with two there is no telling which."),
    no_rows("documents", "current_is_newest", """
            SELECT d.* EXCLUDE (text) FROM core.documents AS d
            SEMI JOIN core.documents AS n ON n.doc_id = d.doc_id AND n.version > d.version
            WHERE d.current""",
            column="version", bound="no newer version than the current one",
            reason="Readers would be shown an old text as today's."),
    never("documents", "ended_where_not_current", "current <> (ended_by IS NULL)", column="ended_by",
          bound="a run exactly where it is not current",
          reason="versions and as_of tell by it from when to when a version was published."),
    never("documents", "ended_after_it_began", "ended_by <= began_in", column="ended_by", bound="began_in < ended_by",
          reason="A version that ends before it begins was never published."),
    view_declared(VERSIONS, of="documents"),
    never("documents", "characters_counted", "characters <> length(text)", column="characters",
          bound="characters = length(text)", holds="document",
          reason="Code points in Python and in DuckDB must agree, or every offset is off."),
    never("documents", "text_not_blank", "NOT regexp_matches(text, '\\S')", column="text",
          bound="at least one character that is not blank", holds="document",
          reason="A document without words is a failed one and belongs in the ledger only."),
    never("documents", "words_fit", "words > characters", column="words", bound="words <= characters", holds="document",
          reason="More words than characters: counted on another text."),
    never("documents", "line_ends_plain", "contains(text, chr(13))", column="text", bound="no carriage return",
          holds="document", reason="A text that was not normalised has other offsets than one that was."),
    never("documents", "published_not_in_future", "published_on > collected_at::DATE + 1", column="published_on",
          severity="warning", bound="at most a day after collected_at",
          reason="Relative dates count from it. A day is left for time zones."),
    never("documents", "published_after_1600", "published_on < DATE '1600-01-01'", column="published_on",
          severity="warning", bound="1600-01-01 or later", reason="No newspaper is older: a misread date."),
    never("documents", "published_basis_agrees", "(published_on IS NULL) <> (published_basis = 'none')",
          column="published_basis", bound="none exactly where published_on is null", holds="document",
          reason="Whoever filters by basis must not meet a day from nowhere."),
    never("documents", "runs_in_order", "last_run < first_run", column="last_run", bound="first_run <= last_run",
          reason="A version cannot be loaded before its document."),
    no_rows("documents", "story_found", """
            SELECT d.* EXCLUDE (text) FROM core.documents AS d
            ANTI JOIN core.documents AS f ON f.doc_id = d.story_id AND f.story_id = f.doc_id AND f.current
            WHERE d.current AND d.story_id IS NOT NULL""",
            column="story_id", bound="the id of a current document of the same story",
            reason="Whoever looks up a story by its id must find one of its documents."),
    no_rows("documents", "copy_of_found", """
            SELECT d.* EXCLUDE (text) FROM core.documents AS d
            ANTI JOIN core.documents AS o ON o.doc_id = d.copy_of AND o.current
            WHERE d.current AND d.copy_of IS NOT NULL""",
            column="copy_of", bound="found in documents.doc_id of a current document",
            reason="A copy of nothing would drop out of every count by story."),
    no_rows("documents", "copy_in_its_story", """
            SELECT d.* EXCLUDE (text), o.story_id AS story_of_original FROM core.documents AS d
            JOIN core.documents AS o ON o.doc_id = d.copy_of AND o.current
            WHERE d.current AND o.story_id <> d.story_id""",
            column="copy_of", bound="a document of the same story",
            reason="A copy tells what its original tells: counted apart, one event becomes two."),
    no_rows("documents", "copy_is_later", """
            SELECT d.* EXCLUDE (text), o.published_on AS original_on FROM core.documents AS d
            JOIN core.documents AS o ON o.doc_id = d.copy_of AND o.current
            WHERE d.current AND (
                o.published_on > d.published_on OR o.published_on IS NULL AND d.published_on IS NOT NULL)""",
            column="copy_of", bound="a document published no later",
            reason="The first to tell it is the original; otherwise two documents could be copies of each other."),
    measure("documents", "share_of_one_story", f"""
            SELECT coalesce((SELECT max(n) FROM ({LARGEST}) AS largest), 0) / greatest({CURRENT}, 50)""",
            high=0.2, failing=LARGEST, severity="warning", column="story_id",
            reason="One story in a fifth of all documents is rare: perhaps reports of one template that were taken for "
                   "copies, or pages of little but what their site repeats. Reckoned over at least fifty documents."),
    measure("documents", "share_without_sentences",
            f"SELECT (SELECT count(*) FROM ({SILENT}) AS silent) / greatest({CURRENT}, 20)",
            high=0.05, failing=SILENT, severity="critical",
            reason="Every text has a sentence; where many have none, splitting or loading has failed. Reckoned over "
                   "at least twenty documents."),
    measure("documents", "share_without_findings",
            f"SELECT (SELECT count(*) FROM ({BARREN}) AS barren) / greatest({CURRENT}, 20)",
            high=0.2, failing=BARREN, severity="warning",
            reason="A hundred words in English without a name or a figure are rare in news: perhaps menus taken for "
                   "text. Reckoned over at least twenty documents."),
    measure("documents", "share_without_mentions",
            f"SELECT (SELECT count(*) FROM ({NAMELESS}) AS nameless) / greatest({CURRENT}, 20)",
            high=0.3, failing=NAMELESS, severity="warning",
            reason="News names somebody or some place; where three in ten texts of a hundred words name nobody, the "
                   "recogniser has lost its footing, or they are no news. Reckoned over at least twenty documents."),
    no_rows("documents", "something_found", f"""
            SELECT count(*) AS documents, sum(words) AS words FROM core.documents WHERE current AND {ENGLISH}
            HAVING sum(words) >= 1000
               AND NOT EXISTS (SELECT 1 FROM core.mentions) AND NOT EXISTS (SELECT 1 FROM core.figures)""",
            bound="a mention or a figure in a thousand words of English",
            reason="A night that finds nothing at all has lost its extractors."),
    filled("documents", "share_dated", "published_on", 0.3, "Relative dates count from the day of publication, and "
           "timelines go by it; where documents do not say it, a manifest can.", fewest=20, of="current"),
    filled("documents", "share_with_language", "language", 0.8, "Where the language is in doubt a text is hardly one, "
           "or decoding has failed.", fewest=20, of="current"),
    view_declared(STORIES, of="documents"),
    no_rows("documents", "views_complete", """
            SELECT v.name, v.shown, v.held FROM (VALUES
                ('stories', (SELECT coalesce(sum(documents), 0) FROM stories),
                 (SELECT count(*) FROM core.documents WHERE current)),
                ('versions', (SELECT count(*) FROM versions), (SELECT count(*) FROM core.documents))
            ) AS v(name, shown, held) WHERE v.shown <> v.held""",
            bound="each current document in one of stories, each version in versions",
            reason="A document that drops out of a view, or is in it twice, makes every count there a wrong one."),
    documents_kept(),
)  # fmt: skip
