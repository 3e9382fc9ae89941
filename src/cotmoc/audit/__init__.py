"""One line a change, append-only, each line chained to the one before."""
