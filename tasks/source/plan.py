"""Tell what is new, changed, unchanged, copied, moved or gone: one final decision for every input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tasks.containers.names import is_member, way
from tasks.errors import Unreadable
from tasks.readers.rules import COPY
from tasks.source.book import Book, doc_id
from tasks.source.decisions import Decision, Plan, Reading
from tasks.source.listing import WHOLE, Listing
from tasks.source.manifest import MANIFEST
from tasks.source.outdated import NOTHING
from tasks.source.same import LOST, OPENED, goes_on, same, untold
from tasks.source.scan import Input, Problem
from tasks.source.told import not_read

if TYPE_CHECKING:
    from warehouse.known import KnownDocument, KnownInput


def plan(
    listing: Listing,
    known: Mapping[str, KnownInput],
    documents: Sequence[KnownDocument],
    book: Book,
    digest: Callable[[Sequence[Input]], Iterable[str | Unreadable]],
    exists: Callable[[str], bool],
    again: Mapping[str, tuple[str, ...]] = NOTHING,
    new_readers: bool = False,
    tell: Callable[[str, str], str] = lambda reader, uri: reader,
) -> Plan:
    """Decide on every input that has not been put aside (`aside.Aside`) as being plainly what it was.

    Args:
        listing: what the sources hold now.
        known: the open ledger rows, by uri.
        documents: the latest version of every document that was at the place of one of these inputs, and every current
            one in these sources that is listed no longer.
        book: all other documents, and what has been put aside.
        digest: SHA-256 of each input, or the error met; called once, with the inputs whose size or time is news.
        exists: whether a document outside this source is still there.
        again: documents to read again though they have not changed, each with the tables to redo in its stored text.
        new_readers: what no reader could read before may find one now.
        tell: what a reader is told of the input at a uri (`source.told`).
    """
    return _Planner(listing, known, documents, book, exists, again, new_readers, tell).decide(digest)


class _Planner:
    """The state of one decision round; see `plan`."""

    def __init__(
        self,
        listing: Listing,
        known: Mapping[str, KnownInput],
        documents: Sequence[KnownDocument],
        book: Book,
        exists: Callable[[str], bool],
        again: Mapping[str, tuple[str, ...]],
        new_readers: bool,
        tell: Callable[[str, str], str],
    ) -> None:
        self.listing = listing
        self.again = again
        self.new_readers = new_readers
        self.tell = tell
        self.known = known
        self.exists = exists
        self.present = {found.uri for found in listing.inputs}
        self.book = book
        self.by_uri: dict[str, KnownDocument] = {}
        self.by_content: dict[str, KnownDocument] = {}
        self.ids: set[str] = set()
        self._learn(documents)
        self.plan = Plan(lost={uri: before for uri, before in known.items() if before.state in LOST})
        self.kept: set[str] = set()
        self.hidden: set[str] = set()
        #: Content that has its document in this run already -> that document.
        self.taken: dict[str, str] = {}
        #: Files that are what they were, and are read by other options.
        self.ruled: set[str] = set()

    def _learn(self, documents: Sequence[KnownDocument]) -> None:
        self.ids |= {document.doc_id for document in documents}
        for document in documents:
            held = self.by_uri.get(document.uri)
            if held is None or document.current or not held.current:
                self.by_uri[document.uri] = document
            if document.current:
                self.by_content[document.sha256] = document

    def _look_up(self, hashed: Sequence[tuple[Input, str]], copies: Sequence[Input]) -> None:
        """Learn of the documents that hold the same contents; one that has been put aside is where it was."""
        contents = {content for _, content in hashed} | {self.known[found.uri].sha256 or "" for found in copies}
        wanted = [doc_id(found.uri, content) for found, content in hashed]
        documents = self.book.documents(contents=sorted(contents), ids=wanted)
        self._learn(documents)
        aside = self.book.aside([document.uri for document in documents])
        self.present |= aside
        self.kept |= aside
        self.taken |= {each.sha256: each.doc_id for each in documents if each.current and each.uri in aside}

    def decide(self, digest: Callable[[Sequence[Input]], Iterable[str | Unreadable]]) -> Plan:
        kept: list[Input] = []
        news: list[Input] = []
        for found in self.listing.inputs:
            (kept if self._same(found) else news).append(found)
        self._out_of_sight()
        copies = [found for found in kept if self.known[found.uri].state == "duplicate"]
        for found in kept:
            if self.known[found.uri].state != "duplicate":
                self._keep(found)
        hashed = self._hashed(news, digest)
        self._look_up(hashed, copies)
        self.ruled = {found.uri for found, content in hashed if self._otherwise(found.uri, content)}
        # A file that still holds its own document comes before a copy of it.
        for found, content in hashed:
            if found.members is not None:
                self._open(found, content)
        hashed = [(found, content) for found, content in hashed if found.members is None]
        for found, content in hashed:
            if self._own(found.uri, content):
                self._touched(found, content)
        orphans = [(found, self.known[found.uri].sha256 or "") for found in copies if not self._keep_copy(found)]
        # A file is the document of which the same file within an archive is a copy.
        for found, content in sorted(hashed + orphans, key=lambda pair: (is_member(pair[0].uri), pair[0].uri)):
            if not self._own(found.uri, content):
                self._place(found, content)
        self._problems()
        self._gone()
        return self.plan

    def _hashed(
        self, news: Sequence[Input], digest: Callable[[Sequence[Input]], Iterable[str | Unreadable]]
    ) -> list[tuple[Input, str]]:
        hashed: list[tuple[Input, str]] = []
        for found, answer in zip(news, digest(news), strict=True):
            if isinstance(answer, Unreadable):
                self._unreadable(found, answer)
            else:
                hashed.append((found, answer))
        return hashed

    def _same(self, found: Input) -> bool:
        """Whether it is what it was, and as a container or a document as before."""
        before = self.known.get(found.uri)
        return same(found, before, self.new_readers) and (found.members is not None) == (
            before is not None and before.state == OPENED
        )

    def _keep(self, found: Input) -> None:
        """Let the state of a file go on."""
        before = self.known[found.uri]
        state = goes_on(before)
        self.kept.add(found.uri)
        if state == "unchanged" and before.sha256 and before.doc_id:
            self.taken[before.sha256] = before.doc_id
            if before.doc_id in self.again:
                self._read_again(found, self.again[before.doc_id], before.told)
                return
        self.plan.continuing[state] = self.plan.continuing.get(state, 0) + 1

    def _read_again(self, found: Input, redo: tuple[str, ...] = (), told: str | None = None) -> None:
        """Read a file that still holds its document, or what is found in the text of that alone."""
        self._close(found.uri)
        own = self.by_uri[found.uri]
        self.plan.readings.append(Reading(found, own.sha256, own.doc_id, own.version, again=True, redo=redo, told=told))

    def _otherwise(self, uri: str, content: str) -> bool:
        """Whether a file that could be read is what it was, and its reader is told something else."""
        before = self.known.get(uri)
        if before is None or before.state in (*LOST, "skipped"):
            return False
        return before.otherwise and before.sha256 == content

    def _by_rules(self, uri: str) -> bool:
        """Whether what is at a place comes or goes because a file that holds it is read by other options."""
        return not self.ruled.isdisjoint(way(uri))

    def _keep_copy(self, found: Input) -> bool:
        """A copy goes on only while the document it copies holds the same content; says whether it does."""
        before = self.known[found.uri]
        document = self.by_content.get(before.sha256 or "")
        if document is None or document.doc_id != before.doc_id:
            return False
        if self.listing.ours(document.uri) and self.taken.get(document.sha256) != document.doc_id:
            return False
        self._keep(found)
        return True

    def _own(self, uri: str, content: str) -> bool:
        document = self.by_uri.get(uri)
        return document is not None and document.current and document.sha256 == content

    def _close(self, uri: str) -> None:
        if uri in self.known:
            self.plan.closed.append(uri)

    def _decide(
        self,
        found: Input,
        state: str,
        reason: str,
        detail: str,
        content: str,
        document: str | None,
        told: str | None,
    ) -> None:
        self._close(found.uri)
        self.plan.decisions.append(
            Decision(found.uri, state, "discover", reason, detail, content, document, found, told)
        )

    def _open(self, found: Input, content: str) -> None:
        """What holds others is no document, or no longer: they have rows of their own."""
        known = self.known.get(found.uri)
        ruled = found.uri in self.ruled
        if untold(found) and known is not None and (known.state, known.sha256) == (OPENED, content) and not ruled:
            self._keep(found)
            return
        before = self.by_uri.get(found.uri)
        if before is not None and before.current:
            self.plan.withdrawn.append(before.doc_id)
            self.plan.ruled += [before.doc_id] if ruled else []
        reason, why = ("read_again", " Its options have changed since it was read.") if ruled else ("container", "")
        self._decide(found, OPENED, reason, f"Files in it: {found.members:,}.{why}", content, None, found.told)

    def _touched(self, found: Input, content: str) -> None:
        before = self.known.get(found.uri)
        document = self.by_uri[found.uri]
        self.taken[content] = document.doc_id
        failed = before is not None and before.state == "failed" and before.sha256 == content
        if before is not None and (before.otherwise or failed):
            self._read_again(found)
        elif untold(found) and before is not None and before.state not in LOST:
            self._keep(found)
        else:
            detail = "The file was written again with the same content."
            told = before.told if before else None
            self._decide(found, "unchanged", "same_content", detail, content, document.doc_id, told)

    def _place(self, found: Input, content: str) -> None:
        """A file whose content is news at this place: a copy, a move, a new version or a new document."""
        twin = self.by_content.get(content)
        if content in self.taken:
            self._copy(found, content, self.taken[content])
        elif twin is not None and self._left(twin.uri):
            self._displace(found.uri, twin.doc_id)
            self.plan.moved.append((twin.doc_id, found.uri))
            self.taken[content] = twin.doc_id
            before = self.known.get(twin.uri)
            told = before.told if before else None
            self._decide(found, "unchanged", "moved", f"Moved here from {twin.uri}.", content, twin.doc_id, told)
        elif twin is not None and twin.uri != found.uri and not self._rewritten(twin):
            self._copy(found, content, twin.doc_id)
        else:
            self._read(found, content)

    def _left(self, uri: str) -> bool:
        """Whether the file at `uri` is gone for sure."""
        if self.listing.ours(uri):
            return uri not in self.present and not self.listing.hides(uri)
        return not self.exists(uri)

    def _rewritten(self, document: KnownDocument) -> bool:
        """The file is there, but what it holds now is something else: its old content has left it."""
        return document.uri in self.present and document.uri not in self.kept and document.sha256 not in self.taken

    def _copy(self, found: Input, content: str, document: str) -> None:
        self._displace(found.uri, document)
        detail, told = f"The same content as document {document}.", self.tell(COPY, found.uri)
        self._decide(found, "duplicate", "same_content", detail, content, document, told)

    def _displace(self, uri: str, document: str) -> None:
        """The file at `uri` holds `document` now: what it held before is gone."""
        before = self.by_uri.get(uri)
        if before is not None and before.current and before.doc_id != document:
            self.plan.withdrawn.append(before.doc_id)

    def _read(self, found: Input, content: str) -> None:
        before = self.by_uri.get(found.uri)
        identity = before.doc_id if before else self._new_id(found.uri, content)
        version = before.version + 1 if before else 1
        self._close(found.uri)
        self.taken[content] = identity
        self.plan.ruled += [identity] if self._by_rules(found.uri) else []
        self.plan.readings.append(Reading(found, content, identity, version))

    def _new_id(self, uri: str, content: str) -> str:
        """The id of a new document; that of a document which began here with that content and has left is taken."""
        identity = doc_id(uri, content)
        while identity in self.ids:
            identity = doc_id(identity, content)
            self.ids |= {document.doc_id for document in self.book.documents(ids=[identity])}
        self.ids.add(identity)
        return identity

    def _unreadable(self, found: Input, error: Unreadable) -> None:
        self._close(found.uri)
        before = self.by_uri.get(found.uri)
        document = before.doc_id if before else None
        self.plan.decisions.append(
            Decision(found.uri, "failed", "discover", error.reason, error.detail, None, document)
        )

    def _out_of_sight(self) -> None:
        """What was read of a source that cannot be listed as a whole goes on as it is."""
        listed = self.present | {problem.uri for problem in self.listing.problems}
        for uri, before in self.known.items():
            if uri not in listed and self.listing.keeps(uri):
                state = goes_on(before)
                self.hidden.add(uri)
                self.plan.continuing[state] = self.plan.continuing.get(state, 0) + 1
                if state == "unchanged" and before.sha256 and before.doc_id:
                    self.taken[before.sha256] = before.doc_id

    def _problems(self) -> None:
        for problem in self.listing.problems:
            before = self.known.get(problem.uri)
            if before is not None and before.state == problem.state == "skipped" and not before.otherwise:
                self.plan.continuing[problem.state] = self.plan.continuing.get(problem.state, 0) + 1
                continue
            self._close(problem.uri)
            if problem.reason == MANIFEST:
                # It may have been taken for a document before.
                self._displace(problem.uri, "")
            self.plan.decisions.append(self._problem(problem))

    def _problem(self, problem: Problem) -> Decision:
        document = self.by_uri.get(problem.uri)
        return Decision(
            problem.uri,
            problem.state,
            "discover",
            problem.reason,
            problem.detail,
            doc_id=document.doc_id if document and document.current else None,
            input=problem.found,
            told=self.tell(not_read(problem.reason), problem.uri) if problem.found else None,
        )

    def _gone(self) -> None:
        """Inputs and documents that are no longer listed."""
        listed = self.present | self.hidden | {problem.uri for problem in self.listing.problems}
        moved = {document for document, _ in self.plan.moved}
        current = {uri: document for uri, document in self.by_uri.items() if document.current}
        for uri in sorted((self.known.keys() | current.keys()) - listed):
            if not self.listing.ours(uri):
                # Another source: out of sight tonight, so no input of this run; its documents stay as they are.
                self._close(uri)
                continue
            document = current.get(uri)
            identity = document.doc_id if document else None
            self._close(uri)
            before = self.known.get(uri)
            if identity is None and before is not None and before.reason in WHOLE:
                continue
            if self.listing.keeps(uri):
                continue
            if self.listing.hides(uri):
                detail = "Its folder cannot be listed; what was read of it before stays as it is."
                self.plan.decisions.append(
                    Decision(uri, "failed", "discover", "unreadable_folder", detail, doc_id=identity)
                )
                continue
            reason, detail = "source_gone", "No longer in the source."
            if identity in moved:
                target = next(new for known, new in self.plan.moved if known == identity)
                reason, detail = "moved", f"Moved to {target}."
            elif self._by_rules(uri):
                reason, detail = "options_changed", "The file it lies in is there, but is read by other options now."
                self.plan.ruled += [identity] if identity else []
            if identity and identity not in moved:
                self.plan.withdrawn.append(identity)
            self.plan.decisions.append(Decision(uri, "removed", "discover", reason, detail, doc_id=identity))
