"""The pages, a module a room."""
