"""The plan against a model: random nights over a small imaginary folder."""

import hashlib
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.source.aside import Aside
from tasks.source.decisions import Plan
from tasks.source.listing import Listing
from tasks.source.plan import doc_id, plan
from tasks.source.same import RACY_NS
from tasks.source.scan import Input, Problem
from tests.tasks.source.shelf import Shelf
from warehouse.known import KnownDocument, KnownInput

ROOT = "file:///docs"
NAMES = ("a", "b", "c", "sub/d", "sub/e")
CONTENTS = ("one", "two", "three")


def sha(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


class World:
    """Keeps the ledger and the documents as the warehouse would after each published night."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[str, int]] = {}
        self.known: dict[str, KnownInput] = {}
        self.documents: dict[str, KnownDocument] = {}
        self.clock = 10 * RACY_NS

    def write(self, name: str, content: str) -> None:
        self.clock += 10 * RACY_NS
        self.files[f"{ROOT}/{name}"] = (content, self.clock)

    def listing(self, hidden: bool = False) -> Listing:
        self.clock += 10 * RACY_NS
        problems = (Problem(f"{ROOT}/sub", "failed", "unreadable_folder", "denied", folder=True),) if hidden else ()
        inputs = [
            Input(uri, uri, len(content), modified, self.clock)
            for uri, (content, modified) in sorted(self.files.items())
            if not (hidden and uri.startswith(f"{ROOT}/sub/"))
        ]
        return Listing((ROOT,), tuple(inputs), problems)

    def plan(self, hidden: bool = False, failing: frozenset[str] = frozenset()) -> tuple[Listing, Plan]:
        listed = self.listing(hidden)
        digest = lambda inputs: [  # noqa: E731
            Unreadable("unreadable_file", "denied") if i.uri in failing else sha(self.files[i.uri][0]) for i in inputs
        ]
        documents = list(self.documents.values())
        whole = plan(listed, self.known, documents, Shelf({}, []), digest, lambda uri: False)
        shelf = Shelf(self.known, documents)
        aside: Aside = Aside(shelf)  # type: ignore[arg-type]
        rest = replace(listed, inputs=tuple(aside(listed.inputs)))
        known, gone = aside.at_hand(rest)
        near = shelf.documents(uris=[*known, *(found.uri for found in rest.inputs)]) + gone
        made = plan(rest, known, near, shelf, digest, lambda uri: False)
        made.continuing = dict(aside.counts + Counter(made.continuing))
        assert made == whole, "putting inputs aside changes what a night does"
        return listed, made

    def apply(self, made: Plan) -> None:
        for uri in made.closed:
            self.known.pop(uri, None)
        for identity in made.withdrawn:
            self.documents[identity] = replaced(self.documents[identity], current=False)
        for identity, uri in made.moved:
            self.documents[identity] = replaced(self.documents[identity], uri=uri)
        for reading in made.readings:
            found = reading.input
            self.documents[reading.doc_id] = KnownDocument(
                reading.doc_id, found.uri, reading.sha256, reading.version, True
            )
            self.known[found.uri] = KnownInput(
                found.uri, reading.sha256, "loaded", reading.doc_id, found.size, found.modified_ns, found.seen_ns
            )
        for decision in made.decisions:
            if decision.state != "removed":
                found = decision.input
                self.known[decision.uri] = KnownInput(
                    decision.uri,
                    decision.sha256,
                    decision.state,
                    decision.doc_id,
                    found.size if found else None,
                    found.modified_ns if found else None,
                    found.seen_ns if found else None,
                    decision.stage,
                    decision.reason,
                    decision.detail,
                )


def replaced(document: KnownDocument, **changes: object) -> KnownDocument:
    fields = {name: getattr(document, name) for name in ("doc_id", "uri", "sha256", "version", "current")}
    return KnownDocument(**(fields | changes))


def night(world: World, **options: object) -> Plan:
    listed, made = world.plan(**options)
    decided = Counter([r.input.uri for r in made.readings] + [d.uri for d in made.decisions])
    assert set(decided.values()) <= {1}, "an input has two final states"
    inputs = {i.uri for i in listed.inputs} | {p.uri for p in listed.problems}
    assert inputs - decided.keys() <= world.known.keys() - set(made.closed), "an input has no final state"
    assert len(inputs - decided.keys()) == sum(made.continuing.values())
    assert len(set(made.withdrawn)) == len(made.withdrawn)
    assert not set(made.withdrawn) & {doc for doc, _ in made.moved}
    world.apply(made)
    return made


steps = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(CONTENTS)),
        st.tuples(st.just("remove"), st.sampled_from(NAMES), st.just("")),
        st.tuples(st.just("move"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.tuples(st.just("night"), st.just(""), st.just("")),
        st.tuples(st.just("hidden"), st.just(""), st.just("")),
    ),
    max_size=25,
)


@given(steps)
@example([
    ("write", "c", "one"), ("night", "", ""), ("move", "c", "a"), ("night", "", ""),
    ("write", "a", "two"), ("write", "c", "one"),
])  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_any_history_ends_with_exactly_the_contents_there_are(history: list[tuple[str, str, str]]) -> None:
    world = World()
    for what, name, other in history:
        uri = f"{ROOT}/{name}"
        if what == "write":
            world.write(name, other)
        elif what == "remove":
            world.files.pop(uri, None)
        elif what == "move" and uri in world.files and name != other:
            world.files[f"{ROOT}/{other}"] = world.files.pop(uri)
        elif what == "night":
            night(world)
        elif what == "hidden":
            night(world, hidden=True)
    night(world)
    current = [d for d in world.documents.values() if d.current]
    assert sorted(d.sha256 for d in current) == sorted({sha(content) for content, _ in world.files.values()})
    assert len({d.uri for d in current}) == len(current)
    for document in current:
        assert sha(world.files[document.uri][0]) == document.sha256
    again = night(world)
    assert again.idle
    assert sum(again.continuing.values()) == len(world.files)


@pytest.fixture
def world() -> World:
    made = World()
    made.write("a", "one")
    made.write("sub/d", "two")
    night(made)
    return made


def states(made: Plan) -> dict[str, str]:
    return {d.uri.removeprefix(ROOT + "/"): d.state for d in made.decisions}


def test_new_files_are_read(world: World) -> None:
    world.write("b", "three")
    made = night(world)
    assert [(r.input.uri, r.version, r.doc_id) for r in made.readings] == [
        (f"{ROOT}/b", 1, doc_id(f"{ROOT}/b", sha("three")))
    ]
    assert made.continuing == {"unchanged": 2}


def test_a_changed_file_is_the_next_version_of_its_document(world: World) -> None:
    world.write("a", "three")
    made = night(world)
    assert [(r.doc_id, r.version) for r in made.readings] == [(doc_id(f"{ROOT}/a", sha("one")), 2)]


def test_a_file_written_again_with_the_same_content_is_unchanged(world: World) -> None:
    world.write("a", "one")
    made = night(world)
    assert made.readings == []
    assert states(made) == {"a": "unchanged"}


def test_a_renamed_file_is_the_same_document(world: World) -> None:
    world.files[f"{ROOT}/b"] = world.files.pop(f"{ROOT}/a")
    made = night(world)
    assert made.readings == made.withdrawn == []
    assert made.moved == [(doc_id(f"{ROOT}/a", sha("one")), f"{ROOT}/b")]
    assert states(made) == {"a": "removed", "b": "unchanged"}


def test_a_copy_is_no_second_document_until_its_original_goes(world: World) -> None:
    world.write("b", "one")
    assert states(night(world)) == {"b": "duplicate"}
    del world.files[f"{ROOT}/a"]
    made = night(world)
    assert made.withdrawn == made.readings == []
    assert made.moved == [(doc_id(f"{ROOT}/a", sha("one")), f"{ROOT}/b")]


def test_a_removed_file_withdraws_its_document_and_may_come_back(world: World) -> None:
    del world.files[f"{ROOT}/a"]
    made = night(world)
    assert made.withdrawn == [doc_id(f"{ROOT}/a", sha("one"))]
    assert states(made) == {"a": "removed"}
    world.write("a", "one")
    made = night(world)
    assert [(r.doc_id, r.version) for r in made.readings] == [(doc_id(f"{ROOT}/a", sha("one")), 2)]


def test_what_lies_in_a_folder_that_cannot_be_listed_is_not_gone(world: World) -> None:
    made = night(world, hidden=True)
    assert made.withdrawn == []
    assert states(made) == {"sub": "failed", "sub/d": "failed"}
    again = night(world, hidden=True)
    assert states(again) == {"sub": "failed", "sub/d": "failed"}, "tried every night"
    assert again.lost.keys() == {f"{ROOT}/sub", f"{ROOT}/sub/d"}
    made = night(world)
    assert made.withdrawn == []
    assert states(made) == {"sub/d": "unchanged"}, "a folder that can be listed is no input"
    assert night(world).idle
    assert all(document.current for document in world.documents.values())


def test_a_file_that_cannot_be_read_fails_alone_and_is_tried_again(world: World) -> None:
    world.write("b", "three")
    world.write("c", "four")
    made = night(world, failing=frozenset({f"{ROOT}/b"}))
    assert states(made) == {"b": "failed"}
    assert [r.input.uri for r in made.readings] == [f"{ROOT}/c"]
    assert [r.input.uri for r in night(world).readings] == [f"{ROOT}/b"]


def test_a_file_changed_within_the_tick_it_was_looked_at_is_looked_at_again(world: World) -> None:
    _, modified = world.files[f"{ROOT}/a"]
    seen = world.known[f"{ROOT}/a"]
    world.known[f"{ROOT}/a"] = KnownInput(
        seen.uri, seen.sha256, seen.state, seen.doc_id, len("one"), modified, modified + 1
    )
    world.files[f"{ROOT}/a"] = ("eno", modified)
    assert [r.version for r in night(world).readings] == [2]


def test_a_document_moved_in_from_another_source_is_recognised(world: World) -> None:
    outside = KnownDocument("d" + "0" * 16, "file:///elsewhere/x", sha("three"), 1, True)
    world.documents[outside.doc_id] = outside
    world.write("b", "three")
    made = night(world)
    assert made.moved == [(outside.doc_id, f"{ROOT}/b")]
    assert made.withdrawn == []


def test_documents_of_another_source_are_left_alone(world: World) -> None:
    outside = KnownDocument("d" + "0" * 16, "file:///elsewhere/x", sha("three"), 1, True)
    world.documents[outside.doc_id] = outside
    world.known[outside.uri] = KnownInput(outside.uri, outside.sha256, "loaded", outside.doc_id, 5, 1, 9)
    made = night(world)
    assert made.idle
    assert made.closed == [outside.uri]
    assert outside.uri not in world.known


def test_what_is_read_again_is_the_same_version_of_its_document(world: World) -> None:
    documents = list(world.documents.values())
    mine = next(document for document in documents if document.uri == f"{ROOT}/a")
    again = {mine.doc_id: ("figures",)}
    made = plan(world.listing(), world.known, documents, Shelf({}, []), lambda _: [], lambda _: False, again)
    (reading,) = made.readings
    assert (reading.doc_id, reading.version, reading.again, reading.redo) == (
        mine.doc_id,
        mine.version,
        True,
        ("figures",),
    )
    assert made.continuing == {"unchanged": 1} and not made.withdrawn and not made.idle


@pytest.mark.parametrize(("reason", "new_readers", "read"), [
    ("needs_extra", True, True), ("no_reader", True, True), ("no_reader", False, False), ("other", True, False)
])  # fmt: skip
def test_what_had_no_reader_is_tried_when_the_readers_change(
    world: World, reason: str, new_readers: bool, read: bool
) -> None:
    world.write("b", "three")
    uri = f"{ROOT}/b"
    found = next(found for found in world.listing().inputs if found.uri == uri)
    world.known[uri] = KnownInput(
        uri, sha("three"), "skipped", None, found.size, found.modified_ns, found.seen_ns, reason=reason
    )
    made = plan(world.listing(), world.known, list(world.documents.values()), Shelf({}, []),
                lambda inputs: [sha("three") for _ in inputs], lambda _: False, new_readers=new_readers)  # fmt: skip
    assert [reading.input.uri for reading in made.readings] == ([uri] if read else [])
