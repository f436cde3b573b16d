"""The doctor: looks whether everything holds together, and mends what can be mended without a guess.

`examine` looks, `mend` mends what it found, `trash` empties the trash. Each kind of looking has a module of
its own; `checks` is the table of those that look at records.
"""
