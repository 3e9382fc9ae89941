"""What was asked of whom, by when, how far it is, and what was achieved."""
