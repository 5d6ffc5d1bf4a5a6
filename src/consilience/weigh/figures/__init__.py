"""Which counts are of one measure, how do they relate, and which value stands?"""
