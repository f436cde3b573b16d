"""Healing: a data file that can't be read as it stands is read as far as anything in it is intact.

`text` makes text of any bytes, `markers` takes the sides of a git merge apart, `reader` reads what records
there are, `places` says which tables they belong to, `versions` merges what there are several of, `ids`
adopts records with ids that aren't netui's, and `quarantine` keeps what the file was. `healer` does it all.
"""
