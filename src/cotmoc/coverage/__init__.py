"""Of a directive: who below had to do something, who has, who has not; and what only copies it."""
