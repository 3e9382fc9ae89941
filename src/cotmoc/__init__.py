"""Cột Mốc follows a directive from its text to its results."""
