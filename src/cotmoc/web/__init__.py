"""The browser's door: each page asks one query, each form calls one action."""
