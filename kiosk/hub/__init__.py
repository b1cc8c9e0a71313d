"""The coordinator's side: keys, which tablets are known, and what has come from them.

hub.py     a folder with keys, a list of tablets and one database
store.py   the database: the same events as on the tablets, each once
arriving.py  files come in, are believed or put into quarantine, and a receipt is written
"""
