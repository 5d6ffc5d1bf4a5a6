"""Who denies what, how is it worded, and which claims does it answer?"""
