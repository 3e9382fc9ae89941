"""Many texts read, by this process or by those of an executor: in order, in chunks, one bad text stops none.

An executor is whatever keeps the promise of `concurrent.futures.Executor`: processes of this machine, or a
cluster's (`client.get_executor()` of dask.distributed).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from cotmoc.reading.facts import Reading
from cotmoc.reading.pipeline import read

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Item = TypeVar("Item")
Answer = TypeVar("Answer")

CHUNK: Final = 50  # texts handed over together: what is sent and what is read then take about a second
_AHEAD: Final = 16  # chunks under way; more would only fill the memory


@dataclass(frozen=True, slots=True)
class Unread:
    """Stands in the place of a reading that failed; `reason` names the fault, without the text's words."""

    reason: str


def read_many(
    texts: Iterable[str], executor: Executor | None = None, *, chunk: int = CHUNK
) -> Iterator[Reading | Unread]:
    """The reading of each text, in the order of the texts, as soon as it is there.

    `texts` is asked for no more than is under way, so it may be endless. A text at which the reading fails
    is an `Unread` in its place. Without `executor` this process reads. BrokenExecutor when the executor is no
    longer there.
    """
    if executor is None:
        return map(_read, texts)
    return mapped(_read, texts, executor, chunk=chunk, unable=_unread)


def mapped(
    function: Callable[[Item], Answer],
    items: Iterable[Item],
    executor: Executor,
    *,
    chunk: int,
    unable: Callable[[Item, BaseException], Answer],
) -> Iterator[Answer]:
    """The function's answer for each item, in order, by the executor in chunks.

    Where a chunk fails as a whole its items are sent one by one; `unable` answers for those that fail again.
    """
    upcoming = _chunks(items, chunk)
    under_way: deque[tuple[list[Item], Future[list[Answer]]]] = deque()
    try:
        while True:
            for part in islice(upcoming, _AHEAD - len(under_way)):
                under_way.append((part, executor.submit(_each, function, part)))
            if not under_way:
                return
            yield from _answers(function, *under_way.popleft(), executor, unable)
    finally:
        for _part, future in under_way:  # whoever asked for the answers has gone
            future.cancel()


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    upcoming = iter(items)
    while part := list(islice(upcoming, size)):
        yield part


def _each(function: Callable[[Item], Answer], part: list[Item]) -> list[Answer]:
    return [function(item) for item in part]


def _answers(
    function: Callable[[Item], Answer],
    part: list[Item],
    future: Future[list[Answer]],
    executor: Executor,
    unable: Callable[[Item, BaseException], Answer],
) -> Iterator[Answer]:
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - whoever has an executor has loaded it

    try:
        yield from future.result()
    except BrokenExecutor:
        raise
    except Exception as error:
        if len(part) == 1:
            yield unable(part[0], error)
            return
        for item in part:
            yield from _answers(function, [item], executor.submit(_each, function, [item]), executor, unable)


def _read(text: str) -> Reading | Unread:
    try:
        return read(text)
    except Exception as error:  # a fault of the reading: the other texts are read all the same
        return _unread(text, error)


def _unread(_text: str, error: BaseException) -> Reading | Unread:
    return Unread(type(error).__name__)
