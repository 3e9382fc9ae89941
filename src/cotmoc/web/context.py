"""What every page shows around its content."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from cotmoc.units.queries import names_of


def page(request: HttpRequest) -> dict[str, Any]:
    """The post acted at and its unit, the day looked at and whether it is today."""
    post = getattr(request, "post", None)
    if post is None:
        return {}
    day, today = request.day, request.today  # type: ignore[attr-defined]
    return {
        "post": post,
        "posts": request.posts,  # type: ignore[attr-defined]
        "post_unit": names_of([post.unit_id], on=today).get(post.unit_id, ""),
        "actor": request.actor,  # type: ignore[attr-defined]
        "day": day,
        "today": today,
        "is_other_day": day != today,
    }
