"""One workspace: the few calls by which the command line and the browser use it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sayso.errors import CannotDecide, UnknownId
from sayso.model import Article, Case, Decision, Failure, Target
from sayso.relate.decisions import point
from sayso.store import articles, derived, groups, log, search
from sayso.store.database import Database
from sayso.store.groups import Listed
from sayso.store.log import Entry, Event
from sayso.store.place import Place, find
from sayso.store.search import Hit
from sayso.story import Change
from sayso.workspace import adding, clock, decided, deriving, taking
from sayso.workspace.adding import NEW, Added, Progress
from sayso.workspace.changes import News, changes
from sayso.workspace.taking import Placed
from sayso.workspace.trace import Trace, trace

WIDE, TRACED = 40, 5
"""How many claims full-text search proposes for a statement, and in how many cases it is looked for."""


class Workspace:
    """Open it with `Workspace.open`, close it when done (it is a context manager).

    Everything that is written is written whole: a process that is killed leaves no half of anything. All calls may
    raise StoreFailed, which says what happened and what is safe.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self._database = Database(place)
        self._benches = deriving.Benches()
        self._later: ThreadPoolExecutor | None = None

    @classmethod
    def open(cls, named: str | None = None, make: bool = False) -> "Workspace":
        """The workspace in a folder or at a PostgreSQL URL, or the one here (see `store.place`).

        NoWorkspace where there is none and `make` is not set; NewerWorkspace where it is of a newer Sayso."""
        return cls(find(named, make))

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what is still to be kept, and give the database's connections back."""
        if self._later:
            self._later.shutdown()
        self._database.close()

    def add(self, some: Sequence[Article], into: str | None = None, progress: Progress | None = None) -> Added:
        """Add articles, each to the case that it fits, or all to the case `into` (`NEW`: to a new one).

        Those that are here already are not added again. Cases are not worked out yet: `case` does that, or `news`."""
        into = self.named(into) if into and into != NEW else into
        return adding.add(self._database, some, into, progress)

    def bring(self, case: Case) -> Added:
        """Add an exported case as a case of its own, with the decisions that were made in it."""
        added = adding.add(self._database, case.articles, NEW)
        for judged in case.judged if added.cases else ():
            self._log("decide", decided.renamed(judged.decision, added.called), added.cases[0])
        return added

    def take(self, told: Sequence[Placed], made: Case) -> Added:
        """Add articles that were read, put together and worked out elsewhere as a case of its own, `made`."""
        return taking.take(self._database, told, made)

    def note_failures(self, failures: Sequence[Failure]) -> None:
        """Keep in the log what could not be read."""
        at, who = clock.now(), clock.who()
        with self._database.writing() as connection:
            log.note(connection, *(Event(at, who, f.severity, f.path, f.reason) for f in failures))

    def cases(self) -> tuple[Listed, ...]:
        """All cases, the one that changed last first."""
        with self._database.reading() as connection:
            return groups.listed(connection)

    def case(self, wanted: str, keep_later: bool = False) -> Case:
        """The case with this id or a beginning of it, as its articles and the decisions about them make it.

        `keep_later`: what was worked out is written beside whatever comes next; `close` waits for it."""
        return self._worked_out(self.named(wanted), keep_later)

    def changed(self, case: str) -> str:
        """When an article of the case with this id came or went, or something was decided in it. UnknownId for none."""
        with self._database.reading() as connection:
            at = groups.changed(connection, case)
        if at is None:
            raise UnknownId(case, (), "this workspace")
        return at

    def news(self, wanted: str) -> tuple[Case, tuple[News, ...]]:
        """The case as it is now, and what is new since it was last worked out."""
        name = self.named(wanted)
        with self._database.reading() as connection:
            before = derived.load(connection, name)
        after = self._worked_out(name)
        return after, changes(before, after)

    def named(self, wanted: str) -> str:
        """The id of the case that is meant: its id, a beginning of it, or an article in it. UnknownId for none."""
        with self._database.reading() as connection:
            if holding := groups.case_of(connection, wanted):
                return holding
            begun = groups.begun(connection, wanted) if wanted else ()
        if len(begun) != 1:
            raise UnknownId(wanted, begun[:5], "this workspace")
        return begun[0]

    def why_here(self, wanted: str) -> dict[str, str]:
        """For each article of a case, why it is in it."""
        name = self.named(wanted)
        with self._database.reading() as connection:
            return groups.places(connection, name)

    def search(self, wanted: str, kind: str = "", most: int = 20, every: bool = True) -> tuple[Hit, ...]:
        """Articles and claims that hold these words; cases that have changed are worked out first."""
        self.work_out()
        with self._database.reading() as connection:
            return search.search(connection, wanted, kind, most, every)

    def trace(self, statement: str, wanted: str | None = None) -> tuple[Trace, ...]:
        """Which claims say this, in the case named or in those that speak of it."""
        if wanted:
            names = [self.named(wanted)]
        else:
            hits = self.search(statement, "claim", WIDE, every=False)
            names = list(dict.fromkeys(h.case for h in hits if h.case))[:TRACED]
        found = [trace(name, self._worked_out(name), statement) for name in names]
        return tuple(sorted((t for t in found if t.found), key=lambda t: -t.found[0].odds))

    def work_out(self, progress: Progress | None = None) -> None:
        """Bring every case up to date, so that its claims can be found."""
        with self._database.reading() as connection:
            names = derived.stale(connection)
        for done, name in enumerate(names):
            if progress:
                progress("working out cases", done, len(names))
            self._worked_out(name)

    def decide(self, case: str, decision: Decision) -> Entry:
        """Write a decision made in a case; who and when are filled in where they are empty. CannotDecide where it says
        nothing that can be applied."""
        name = self.named(case)
        decision = replace(decision, who=decision.who or clock.who(), at=decision.at or clock.now())
        decided.check(decision)
        if decided.is_placing(decision) and decision.value:
            decision = replace(decision, value=self.named(decision.value))
        return self._log("decide", decision, name)

    def undo(self, wanted: str | None = None, case: str | None = None) -> Entry:
        """Undo the decision with this id, or the last one that holds (in the case named); CannotDecide for none."""
        held = [e for e in log.in_force(self.decisions()) if case is None or e.case == self.named(case)]
        if not held:
            raise CannotDecide("there is no decision to undo")
        entry = log.chosen(held, wanted)
        return self._log("undo", entry.decision, entry.case)

    def redo(self, wanted: str | None = None, case: str | None = None) -> Entry:
        """Bring back the decision with this id, or the one undone last; CannotDecide for none."""
        gone = [e for e in log.undone(self.decisions()) if case is None or e.case == self.named(case)]
        if not gone:
            raise CannotDecide("there is no decision to redo")
        entry = log.chosen(gone, wanted)
        return self._log("redo", entry.decision, entry.case)

    def decisions(self) -> tuple[Entry, ...]:
        """The log of decisions: made, undone, redone, oldest first."""
        with self._database.reading() as connection:
            return log.entries(connection)

    def events(self, about: str | None = None, last: int | None = None) -> tuple[Event, ...]:
        """The audit log, oldest first."""
        with self._database.reading() as connection:
            return log.events(connection, about, last)

    def target(self, case: str, wanted: str, within: Sequence[str] = ()) -> Target:
        """What an id of a case means, by words and articles that stay; `within` keeps its words in some articles."""
        if wanted.startswith("case-"):
            return self._case_target(self.named(wanted), within)
        return point(self.case(case), wanted, tuple(within))

    def _case_target(self, name: str, within: Sequence[str]) -> Target:
        with self._database.reading() as connection:
            here = groups.members_of(connection, name)
        if gone := [a for a in within if a not in here]:
            raise UnknownId(gone[0], here[:5], name)
        return Target("article", articles=tuple(within), name=name) if within else Target("case", (), here, name)

    def holding(self) -> frozenset[str]:
        """The ids of the decisions that hold."""
        return frozenset(e.decision.id for e in log.in_force(self.decisions()))

    def check(self) -> tuple[str, ...]:
        """What is wrong with the database itself, in a reader's words; nothing where all is well."""
        return self._database.check()

    def counts(self) -> dict[str, int]:
        """How many articles, cases and decisions in force there are."""
        with self._database.reading() as connection:
            return {"articles": articles.count(connection), "cases": len(groups.listed(connection)),
                    "decisions": len(log.in_force(log.entries(connection)))}

    def _worked_out(self, name: str, keep_later: bool = False) -> Case:
        if keep_later and self._later is None:
            self._later = ThreadPoolExecutor(1, "keeps what was worked out")
        return deriving.case(self._database, name, self._benches.of(name), self._later if keep_later else None)

    def _log(self, act: str, decision: Decision, case: str) -> Entry:
        at, who = clock.now(), decision.who if act == "decide" else clock.who()
        with self._database.writing() as connection:
            log.write(connection, act, decision, case, (at, who))
            log.note(connection, Event(at, who, {"decide": "decided", "undo": "undone", "redo": "redone"}[act],
                                       decision.id, told(decision)))
            touched = [case]
            if decided.is_placing(decision):
                for change in _placing(decision, case, undone=act == "undo"):
                    touched += adding.apply(connection, change, at)
            groups.touch(connection, touched, at)
            return log.entries(connection)[-1]


def _placing(decision: Decision, case: str, undone: bool) -> tuple[Change, ...]:
    """What a decision about places, or its undoing, moves."""
    why = f"{'undone: ' if undone else ''}{told(decision)}, by {decision.who}"
    if decision.verb == "join":
        kept, *others = decision.about
        return tuple(Change("moved", t.name if undone else kept.name, t.articles, why) for t in others if t.articles)
    moved = decision.about[0].articles
    if undone:
        return (Change("moved", case, moved, why),)
    return (Change("moved", decision.value, moved, why) if decision.value else Change("split", None, moved, why),)


def told(decision: Decision) -> str:
    """A decision in one line."""
    things = [t.name or " ".join(t.articles) for t in decision.about]
    about = ", ".join(f"“{t}”" for t in things[:3]) + (f" and {len(things) - 3} more" if len(things) > 3 else "")
    value = {"correct": f" {decision.field}: {decision.value or 'unknown'}", "note": f": {decision.value}",
             "rate": f": {decision.value}", "part": f" into {decision.value}" if decision.value else ""}.get(
                 decision.verb, "")
    why = f" ({decision.why})" if decision.why else ""
    return f"{decision.verb} {decision.about[0].kind} {about}{value}{why}"
