"""What every room promises of its writes."""

import inspect
from importlib import import_module
from types import CodeType

import pytest
from django.db.transaction import Atomic

from cotmoc.audit import actions as audit

ROOMS = (
    "units",
    "accounts",
    "documents",
    "books",
    "activities",
    "tasks",
    "handovers",
    "coverage",
    "intake",
    "registers",
    "reviews",
)
MODULES = (
    *(f"{room}.actions" for room in ROOMS),
    "units.reforms",
    "tasks.passing",
    "handovers.endings",
    "documents.ending",
    "documents.sayings",
)


def actions_of(path):
    module = import_module(f"cotmoc.{path}")
    return [
        pytest.param(function, id=f"{path.removesuffix('.actions')}.{name}")
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and not name.startswith("check_")
    ]


EVERY_ACTION = [action for path in MODULES for action in actions_of(path)]


@pytest.mark.parametrize("action", EVERY_ACTION)
def test_an_action_is_told_who_acts_and_when_and_takes_keywords_only(action):
    parameters = inspect.signature(action).parameters
    assert {"by", "at"} <= set(parameters)
    assert all(p.kind is inspect.Parameter.KEYWORD_ONLY for p in parameters.values())


@pytest.mark.parametrize("action", EVERY_ACTION)
def test_an_action_says_in_one_line_what_it_does(action):
    assert (inspect.getdoc(action) or "").strip()


@pytest.mark.parametrize("action", EVERY_ACTION)
def test_an_action_is_one_transaction_and_writes_its_line(action):
    assert is_atomic(action)
    assert audit.record in reached_from(action)


def is_atomic(function):
    """Whether `transaction.atomic` is among the decorators of the function."""
    while function:
        if any(isinstance(cell.cell_contents, Atomic) for cell in function.__closure__ or ()):
            return True
        function = getattr(function, "__wrapped__", None)
    return False


def reached_from(function):
    """The functions that the function calls by their names, itself or through others of its room.

    Asked of what was compiled and not of the file, which an editor may change while the tests run.
    """
    reached, waiting = set(), [inspect.unwrap(function)]
    while waiting:
        caller = waiting.pop()
        named = [caller.__globals__.get(name) for name in names_in(caller.__code__)]
        new = {inspect.unwrap(found) for found in named if inspect.isfunction(found)} - reached
        reached |= new
        waiting += [found for found in new if room_of(found) == room_of(function)]
    return reached


def room_of(function):
    return function.__module__.split(".")[:2]


def names_in(code):
    """The global names and attributes that the code and the functions within it use."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from names_in(constant)


def test_an_action_without_transaction_or_line_would_be_found():
    def silent():
        return nothing_but_names()

    assert not is_atomic(silent)
    assert audit.record not in reached_from(silent)


def nothing_but_names():
    return EVERY_ACTION
