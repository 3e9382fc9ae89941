"""What hung on a unit that ended passes to its heir by a record: what, to whom, by which act, who took it."""
