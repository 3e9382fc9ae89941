"""The parts of a review, each made from the ledger alone."""
