"""Organs and places through time: identity, version, subordination, succession."""
