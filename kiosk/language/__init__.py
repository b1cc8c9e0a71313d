"""Every word on the screen: its language, its translation, its direction, its review.

languages.py  which languages there are, their names, fonts and measures
catalogue.py  the words of one language, each with its way back to English
reviews.py    which of those words a native speaker has checked
bidi.py       the one gate through which text goes to the screen
formats.py    step numbers, minutes, dates
messages.py   what there is to translate;  po.py  the files translators work in
drift.py      where those two disagree;  pseudo.py  invented languages for tests
"""
