"""What is the posture of each side: plans, alert levels, organs, forces, laws, agreements, as reports describe them?"""
