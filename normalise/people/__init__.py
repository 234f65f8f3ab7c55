"""Prints of people to people: names, NIPs, ranks, and what one page proves of a person on another."""
