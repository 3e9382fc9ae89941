"""Our own texts with the facts that are right in them, and how well the reader finds these facts.

A sheet (`texts/*.sheet`) is a text that we wrote, with its facts beside it by their words; `sheets.py` says
how it is written. `make corpus` prints the score; `make corpus AGAINST=main~5` what was gained and lost.
"""
