"""The network on disk: the file and its bytes, locking, undo, backups, and the repository over them."""
