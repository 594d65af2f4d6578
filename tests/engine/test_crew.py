"""A crew: what its processes send comes as it is, and what ends one of them is an error of one job."""

import faulty
import pytest

from sayso.engine.crew import Crew, Died
from sayso.errors import SaysoError


@pytest.fixture
def crew():
    with Crew(60) as crew:
        yield crew


def test_what_a_job_sends_comes_in_order_and_one_process_serves_many_jobs(crew):
    assert list(crew.ask(faulty.count, range(3))) == [0, 1, 2]
    assert list(crew.ask(faulty.count, "ab")) == ["a", "b"]
    assert len(crew._all) == 1


def test_a_process_that_dies_has_sent_what_came_before(crew):
    coming = crew.ask(faulty.count, range(2), "die")
    assert [next(coming), next(coming)] == [0, 1]
    with pytest.raises(Died, match="SIGKILL"):
        next(coming)
    assert list(crew.ask(faulty.count, range(1))) == [0]


def test_a_process_that_says_nothing_is_ended():
    with Crew(0.3) as crew, pytest.raises(Died, match=r"no answer for 0\.3 seconds"):
        list(crew.ask(faulty.count, range(2), "wait"))


def test_the_time_begins_anew_with_all_that_comes():
    with Crew(0.5) as crew:
        assert len(list(crew.ask(faulty.slowly, 4, 0.2))) == 4


def test_memory_is_bounded():
    with Crew(60, memory=1 << 30) as crew:
        assert list(crew.ask(faulty.count, (), "swallow")) == ["MemoryError"]


def test_an_error_that_is_for_the_reader_is_raised_here(crew):
    with pytest.raises(SaysoError, match="the table is broken"):
        list(crew.ask(faulty.count, range(1), "raise"))
    assert list(crew.ask(faulty.count, range(1))) == [0]


def test_a_job_that_nobody_listens_to_any_more_is_ended(crew):
    coming = crew.ask(faulty.count, range(2), "wait")
    assert next(coming) == 0
    coming.close()
    assert list(crew.ask(faulty.count, range(1))) == [0]
    assert len(crew._all) == 2
