"""The figures as one page, for people who have a minute: a file of its own, that opens anywhere and prints.

elements.py  HTML, of which every text is escaped
words.py     numbers, dates and sentences
minute.py    what matters most, in sentences
charts.py    bars, drawn
pictures.py  which chart shows which table
sections.py  a chart, and its table beneath
saving.py    the practice's own orders, and what they may save
notes.py     how the figures are made
style.py     the look
page.py      all of it together
"""
