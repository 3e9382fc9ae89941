"""The organs of one province through time, from the templates and its places, as a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import cast

from django.utils.translation import gettext as _

from cotmoc.base.refusals import Refused
from cotmoc.base.vietnamese import fold, nfc
from cotmoc.units import nation, registry
from cotmoc.units.models import Change, Level
from cotmoc.units.nation import PlaceKey
from cotmoc.units.plans import Called, Following, Plan, PlanKey, Planned, Standing
from cotmoc.units.registry import AFTER, BEFORE
from cotmoc.units.templates import Organs, Template, Under, organs

OrganKey = tuple[str, PlaceKey]
_CENTRE: PlaceKey = (Level.CENTRAL, ("", ""))
_COMMITTEES = {
    "tỉnh": "Tỉnh ủy",
    "thành": "Thành ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị": "Thị ủy",
}
_KINDS = ("thành phố ", "tỉnh ", "huyện ", "quận ", "thị xã ")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first up to, not including, the end; the end may be `date.max`."""

    since: date
    until: date

    def meet(self, since: date, until: date | None) -> Span | None:
        """The days that lie in both, if any."""
        both = Span(max(self.since, since), min(self.until, until or date.max))
        return both if both.since < both.until else None

    def without(self, part: Span) -> Iterator[Span]:
        """What is left before and after the part."""
        if self.since < part.since:
            yield Span(self.since, part.since)
        if part.until < self.until:
            yield Span(part.until, self.until)

    @property
    def end(self) -> date | None:
        return None if self.until == date.max else self.until


@dataclass(slots=True)
class _Ground:
    """The places of the province, and at each the templates that hold there with their days."""

    organs: Organs
    places: dict[PlaceKey, Planned]
    lives: dict[OrganKey, Span] = field(default_factory=dict)
    templates: dict[OrganKey, Template] = field(default_factory=dict)


def plan(code: str) -> Plan:
    """The places of the province of today with that code, those it was formed from, and all their organs."""
    whole = nation.plan()
    chosen = _places_of(code, whole)
    ground = _Ground(organs(), {_at(place.key): place for place in chosen})
    for central in ground.organs.central:
        ground.lives[central.key, _CENTRE] = Span(registry.calendar().provinces_since, date.max)
    for place in chosen:
        _settle(place, ground)
    follows = [f for f in whole.follows if f.predecessor in ground.places and f.successor in ground.places]
    made = [*_central(ground), *(_organ(key, ground) for key in ground.templates)]
    return Plan(
        [*chosen, *made], [*follows, *_follow_their_places(follows, ground), *_end_before_place(ground)]
    )


def code_of(name: str) -> str:
    """The code of today's province that the name or code means, of today or before 1 July 2025."""
    wanted = fold(nfc(name))
    after = {row.code: row.name for row in registry.provinces_after()}
    if wanted in after:
        return wanted
    into = {former: code for code, formers in registry.formed_from().items() for former in formers}
    known = {_bare(fold(row.name)): into[row.code] for row in registry.provinces_before()}
    known |= {_bare(fold(one.former)): one.code for one in registry.renamings()}
    known |= {_bare(fold(name_)): code for code, name_ in after.items()}
    if _bare(wanted) in known:
        return known[_bare(wanted)]
    near = get_close_matches(_bare(wanted), known, n=3, cutoff=0.6)
    names = ", ".join(sorted({after[known[one]] for one in near}))
    hint = _(" Có phải: %(names)s?") % {"names": names} if names else ""
    raise Refused(_("Không có tỉnh, thành phố nào tên hoặc mã là “%(name)s”.") % {"name": name} + hint)


def _bare(folded: str) -> str:
    for kind in ("thanh pho ", "tinh ", "tp. ", "tp "):
        folded = folded.removeprefix(kind)
    return folded


def _places_of(code: str, whole: Plan) -> list[Planned]:
    """The province, its formers, their districts and all communes, parents before children."""
    formers = registry.formed_from()[code]
    roots = {(Level.PROVINCE, (AFTER, code)), *((Level.PROVINCE, (BEFORE, former)) for former in formers)}
    chosen: dict[object, Planned] = {}
    for place in whole.units:
        if place.key in roots or any(stands.parent in chosen for stands in place.stands):
            chosen[place.key] = place
    return list(chosen.values())


def _settle(place: Planned, ground: _Ground) -> None:
    key = _at(place.key)
    for template in ground.organs.templates:
        span = Span(template.since, template.until).meet(place.since, place.until)
        if span and place.level in template.levels and (held := _holds(template, place, span, ground)):
            ground.lives[template.key, key] = held
            ground.templates[template.key, key] = template


def _at(key: PlanKey) -> PlaceKey:
    """The key of a place: a plan may have any, that of the nation has these."""
    return cast(PlaceKey, key)


def _holds(template: Template, place: Planned, span: Span, ground: _Ground) -> Span | None:
    """The days on which the place has the organ: a border guard at the border only, no council in some."""
    if template.is_at_border:
        list_, code = _at(place.key)[1]
        return span if code in ground.organs.border[list_] else None
    if (
        template.key == "hdnd"
        and span.since < registry.calendar().turn
        and _is_without_council(place, ground)
    ):
        return span.meet(registry.calendar().turn, None)
    return span


def _is_without_council(place: Planned, ground: _Ground) -> bool:
    kind = place.names[0].name.split()[0].lower()
    province = _province_before(place, ground)
    return f"{province}:{kind}" in ground.organs.no_council


def _province_before(place: Planned, ground: _Ground) -> str:
    while place.stands:
        place = ground.places[_at(place.stands[0].parent)]
    return place.code


def _central(ground: _Ground) -> Iterator[Planned]:
    since, act = registry.calendar().provinces_since, ground.organs.acts["known"]
    for one in ground.organs.central:
        under = (Standing(one.line, (one.under, _CENTRE), since, None, act),) if one.line is not None else ()
        names = (Called(since, one.name, one.short_name, act),)
        yield Planned((one.key, _CENTRE), one.kind, Level.CENTRAL, names, stands=under)


def _organ(key: OrganKey, ground: _Ground) -> Planned:
    template, place, span = ground.templates[key], ground.places[key[1]], ground.lives[key]
    stands = tuple(one for under in template.stands for one in _standings(under, place, span, ground))
    names = _names(template, place, span, ground)
    return Planned(key, template.kind, place.level, names, span.end, stands, place=place.key)


def _names(template: Template, place: Planned, span: Span, ground: _Ground) -> tuple[Called, ...]:
    """A name for each stretch in which neither the place's name nor the template's changes."""
    days = {span.since, *(one.since for one in place.names), *(one.since for one in template.names)}
    called: list[Called] = []
    for day in sorted(day for day in days if span.since <= day < span.until):
        naming = max((one for one in template.names if one.since <= day), key=lambda one: one.since)
        of_place = max((one for one in place.names if one.since <= day), key=lambda one: one.since)
        own = ground.organs.own_names.get(template.key, {}).get(place.code)
        act = naming.act or _act_of(of_place, day, place) or ground.organs.acts["known"]
        name, short = (_filled(part, of_place.name) for part in own or (naming.name, naming.short_name))
        if not called or called[-1].name != name:
            called.append(Called(day, name, short, act))
    return tuple(called)


def _act_of(called: Called, day: date, place: Planned) -> str:
    """The act that gave the place its name, where the organ was formed or renamed by it too."""
    is_of_the_list = called is place.names[0] and day < registry.calendar().turn
    return called.act if day == called.since and not is_of_the_list else ""


def _filled(pattern: str, place: str) -> str:
    low = place[0].lower() + place[1:]
    bare = next((low.removeprefix(kind) for kind in _KINDS if low.startswith(kind)), low)
    return pattern.format(place=low, bare=bare, committee=_COMMITTEES.get(low.split()[0], "Đảng ủy"))


def _standings(under: Under, place: Planned, span: Span, ground: _Ground) -> Iterator[Standing]:
    wanted = span.meet(under.since, under.until)
    if wanted is None:
        return
    act = under.act or ground.organs.acts["known"]
    key = _at(place.key)
    if under.is_here:
        life = ground.lives.get((under.organ, key))
        if life and (both := life.meet(wanted.since, wanted.end)):
            yield Standing(under.line, (under.organ, key), both.since, both.end, act)
        return
    for parent, both, ordered in _above(under.organ, place, wanted, ground):
        yield Standing(under.line, parent, both.since, both.end, under.act or ordered or act)


def _above(organ: str, place: Planned, wanted: Span, ground: _Ground) -> Iterator[tuple[OrganKey, Span, str]]:
    """The organ at the nearest place above that has it on each day, and the act by which it is that one."""
    for above, since, until, act in _steps(place):
        stretch = wanted.meet(since, until)
        if stretch is None:
            continue
        life = ground.lives.get((organ, above))
        held = stretch.meet(life.since, life.end) if life else None
        if held:
            yield (organ, above), held, act if held.since == since >= registry.calendar().turn else ""
        if above == _CENTRE:
            continue
        for rest in stretch.without(held) if held else iter((stretch,)):
            ended = ground.templates[organ, above].act if held and rest.since == held.until else ""
            for parent, span, ordered in _above(organ, ground.places[above], rest, ground):
                yield parent, span, (ended if span.since == rest.since else "") or ordered


def _steps(place: Planned) -> Iterator[tuple[PlaceKey, date, date | None, str]]:
    if not place.stands:
        yield _CENTRE, place.since, place.until, ""
    for one in place.stands:
        yield _at(one.parent), one.since, one.until, one.act


def _follow_their_places(follows: Sequence[Following], ground: _Ground) -> Iterator[Following]:
    """An organ that ends with its place passes to the same organ of each place that follows."""
    by_place: dict[PlaceKey, list[str]] = defaultdict(list)
    for organ, key in ground.templates:
        by_place[key].append(organ)
    for one in follows:
        earlier, later = _at(one.predecessor), _at(one.successor)
        for organ in by_place[earlier]:
            former, heir = (organ, earlier), (organ, later)
            if ground.templates[former].heir is None and _hands_over(former, heir, one.day, ground.lives):
                yield Following(former, heir, one.change, one.day, one.act)


def _hands_over(former: OrganKey, heir: OrganKey, day: date, lives: Mapping[OrganKey, Span]) -> bool:
    follows = lives.get(heir)
    return lives[former].until == day and follows is not None and follows.since <= day < follows.until


def _end_before_place(ground: _Ground) -> Iterator[Following]:
    """An organ whose template ends, or says who follows, passes to that one."""
    for key, template in ground.templates.items():
        until = ground.lives[key].end
        if template.heir is None or until is None:
            continue
        change = Change.MERGE if template.heir.is_here else Change.ABOLISH
        for heir in _heirs(template.heir.organ, template.heir.is_here, key[1], until, ground):
            yield Following(key, heir, change, until, template.act)


def _heirs(organ: str, is_here: bool, place: PlaceKey, day: date, ground: _Ground) -> Iterator[OrganKey]:
    """The organ that lives on the day: at the place, or at what the place stood in or that went on as."""
    if is_here:
        yield organ, place
        return
    for above in {stands.parent for stands in ground.places[place].stands}:
        key = (organ, _at(above))
        life = ground.lives.get(key)
        if life and life.since <= day < life.until:
            yield key
        elif life:
            yield from _later(key, day, ground)


def _later(former: OrganKey, day: date, ground: _Ground) -> Iterator[OrganKey]:
    """The same organ of the province that the former's place went into."""
    for (organ, place), life in ground.lives.items():
        if organ == former[0] and place[0] == Level.PROVINCE and life.since <= day < life.until:
            yield organ, place
