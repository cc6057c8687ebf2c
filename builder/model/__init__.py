"""The records that flow through the program: immutable, and knowing nothing but one another."""
