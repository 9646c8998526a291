"""Does a library outlive what may befall it: each part tries one thing many times, and counts.

python -m tools.soak, or one part of it by its name: python -m tools.soak kills --times 20 --seed 3
"""
