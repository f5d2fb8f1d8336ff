"""One person's notebook on disk: safe files, one lock, undo, backups, repair."""
