"""How records changed over the commits of the repository that keeps them, and bringing old values back.

Nothing here changes the repository, and none of it takes a lock: a sync may be under way meanwhile. What was
found out once about two states of the file is kept beside the data (`kept`), for it can't change.
"""
