"""From which address a request comes."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest | None) -> str:
    """The browser's address, an IPv6 one as the network of its house; a proxy of ours says whom it serves.

    Read from the right, where our own proxies wrote; what stands further left the browser may have made up.
    """
    if request is None:
        return ""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    hops = [*(hop.strip() for hop in told), request.META.get("REMOTE_ADDR", "")]
    while len(hops) > 1 and hops[-1] in settings.PROXIES and hops[-2]:
        hops.pop()
    return _network(hops[-1])


def _network(written: str) -> str:
    """One house has a whole /64 of IPv6 addresses to try from."""
    try:
        address = ip_address(written)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return str(ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)
