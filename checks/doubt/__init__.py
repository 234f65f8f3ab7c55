"""Before a rule accuses: would a misreading explain it, and what does the evidence weigh?"""
