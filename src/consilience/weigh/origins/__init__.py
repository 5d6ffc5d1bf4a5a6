"""On whose word does each line rest, and which words are independent?"""
