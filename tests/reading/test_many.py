"""Many texts: every reading in its place, whoever reads and whatever fails on the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import count, islice
from multiprocessing import get_context

import pytest
from distributed import Client, LocalCluster

from cotmoc.reading import Unread, read, read_many
from cotmoc.reading.many import mapped

TEXTS = [
    f"Ngày {n % 27 + 1}/9/2026, Ủy ban nhân dân xã Bản Sen yêu cầu Công an xã rà soát {n + 2} hộ;"
    f" thực hiện Chỉ thị số {n + 1}-CT/TU."
    for n in range(240)
]
ALONE = [read(text) for text in TEXTS]


def test_this_process_reads_when_no_other_is_given() -> None:
    assert list(read_many(TEXTS)) == ALONE


def test_processes_read_in_chunks_and_the_order_stays() -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        assert list(read_many(TEXTS, processes, chunk=7)) == ALONE


def test_texts_are_asked_for_as_they_are_read() -> None:
    asked = []

    def endless() -> Iterator[str]:
        for number in count():
            asked.append(number)
            yield TEXTS[number % len(TEXTS)]

    with ThreadPoolExecutor(2) as threads:
        readings = read_many(endless(), threads, chunk=5)
        assert list(islice(readings, 12)) == ALONE[:12]
        readings.close()
    assert len(asked) < 12 + 20 * 5


def test_a_text_that_cannot_be_read_has_its_place_and_stops_no_other() -> None:
    texts = [TEXTS[0], None, TEXTS[1]]
    alone, (first, failed, last) = list(read_many(texts)), list(read_many(texts))
    assert (first, last) == (ALONE[0], ALONE[1])
    assert isinstance(failed, Unread)
    with ThreadPoolExecutor(1) as thread:
        assert list(read_many(texts, thread)) == alone


def fail_at_three(number: int) -> int:
    if number == 3:
        raise ArithmeticError
    return number * number


def test_of_a_chunk_that_fails_the_others_are_asked_once_more() -> None:
    def unable(number: int, error: BaseException) -> str:
        return f"{number}: {type(error).__name__}"

    with ThreadPoolExecutor(2) as threads:
        answers = list(mapped(fail_at_three, range(7), threads, chunk=4, unable=unable))
    assert answers == [0, 1, 4, "3: ArithmeticError", 16, 25, 36]


def test_an_executor_that_is_gone_is_said() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as processes:
        readings = read_many(TEXTS, processes, chunk=5)
        next(readings)
        for process in list(processes._processes.values()):
            os.kill(process.pid, signal.SIGKILL)
        with pytest.raises(BrokenExecutor):
            list(readings)


def test_a_cluster_that_loses_a_worker_gives_every_reading() -> None:
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, protocol="tcp://", dashboard_address=None
        ) as cluster,
        Client(cluster) as client,
    ):
        found = []
        for reading in read_many(TEXTS * 4, client.get_executor(), chunk=10):
            found.append(reading)
            if len(found) == 100:
                os.kill(next(iter(cluster.workers.values())).process.process.pid, signal.SIGKILL)
    assert found == ALONE * 4
