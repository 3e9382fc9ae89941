"""Conferences, briefings, exercises, campaigns: hosts, chairs, documents."""
