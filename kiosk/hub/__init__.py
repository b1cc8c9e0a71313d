"""The coordinator's side: keys, which tablets are known, and what has come from them.

hub.py       a folder with keys, and where the database is
engine.py    what is asked of the database: the same events as on the tablets, each once
sqlite_engine.py, postgres_engine.py   the two kinds of it; sql_engine.py and shape.py are the same for both
nameless.py  what may come in: nothing that could name somebody
runs.py      up to where everything has come, and what is missing
plain.py     what may be read at all
taking.py    a bundle is believed and added
arriving.py  files come in or are put into quarantine, and a receipt is written
answering.py what goes back to the tablets
sweeping.py  files with the pictures of somebody who is forgotten go
forget.py    a picture code is taken out of everything
"""
