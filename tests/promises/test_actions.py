"""What every room promises of its writes."""

import inspect
from importlib import import_module

import pytest

ROOMS = ("units", "accounts", "documents", "activities", "tasks", "intake", "reviews")


def actions_of(room):
    module = import_module(f"cotmoc.{room}.actions")
    return [
        pytest.param(function, id=f"{room}.{name}")
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and not name.startswith("check_")
    ]


EVERY_ACTION = [action for room in ROOMS for action in actions_of(room)]


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
    source = inspect.getsource(action)
    assert "@transaction.atomic" in source
    module = import_module(action.__module__)
    reaches = source + "".join(
        inspect.getsource(getattr(module, name))
        for name in dir(module)
        if name.startswith("_") and inspect.isfunction(getattr(module, name)) and f"{name}(" in source
    )
    assert "record(" in reaches
