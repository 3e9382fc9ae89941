"""20,000 texts read by a cluster of two worker processes over TCP, one of which is killed on the way.

    python benchmarks/cluster.py [number of texts]

Shows that `read_many` gives every reading, in order, the same as this process gives. Needs dask.distributed.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from concurrent.futures import Executor
from typing import Any

from distributed import Client, LocalCluster

from cotmoc.reading import Reading, Unread, read, read_many

KINDS = (
    "Ngày {day}/{month}/2026, Ủy ban nhân dân xã Bản Sen tổ chức hội nghị sơ kết thực hiện Kế hoạch"
    " số {number}/KH-UBND; đến nay đã phát quang {count} km đường tuần tra.",
    "Đồng chí Lò Văn Khún, Chủ tịch UBND xã yêu cầu Công an xã hoàn thành rà soát {count} hộ trước ngày"
    " {day}/{month}/2027; các thôn, bản tiếp tục tuyên truyền Luật Biên phòng Việt Nam.",
    "Thực hiện Chỉ thị số {number}-CT/TU, huyện Mường Chăn đã trồng {count} ha rừng, trao {day} suất quà"
    " cho gia đình chính sách và tặng Giấy khen cho {month} tập thể.",
)


def texts_of(count: int) -> list[str]:
    """Short texts, no two alike."""
    return [
        KINDS[n % len(KINDS)].format(day=n % 27 + 1, month=n % 12 + 1, number=n + 1, count=n * 7 % 9_973 + 2)
        for n in range(count)
    ]


def read_by(executor: Executor, texts: list[str], cluster: Any) -> tuple[list[Reading | Unread], int]:
    """All readings; the process of one worker is killed when a quarter of them is there."""
    found: list[Reading | Unread] = []
    killed = 0
    for reading in read_many(texts, executor, chunk=100):
        found.append(reading)
        if len(found) == len(texts) // 4:
            killed = kill_one_of(cluster)
    return found, killed


def kill_one_of(cluster: Any) -> int:
    """End a worker's process as a power cut would; its number."""
    worker = next(iter(cluster.workers.values()))
    number: int = worker.process.process.pid
    os.kill(number, signal.SIGKILL)
    return number


def main(count: int) -> None:
    """Read, and say what came of it."""
    texts = texts_of(count)
    started = time.perf_counter()
    alone = [read(text) for text in texts]
    seconds_alone = time.perf_counter() - started
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, protocol="tcp://", dashboard_address=None
        ) as cluster,
        Client(cluster) as client,
    ):
        workers = sorted(client.scheduler_info()["workers"])
        started = time.perf_counter()
        found, killed = read_by(client.get_executor(), texts, cluster)
        seconds = time.perf_counter() - started
        later = sorted(client.scheduler_info()["workers"])
    print(f"{count} texts, {sum(map(len, texts)):,} characters")
    print(f"one process: {seconds_alone:.1f} s")
    print(f"scheduler {cluster.scheduler_address}, workers {workers}")
    print(f"process {killed} killed on the way; workers at the end {later}")
    print(f"cluster: {seconds:.1f} s, {len(found)} results, all as read alone: {found == alone}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
