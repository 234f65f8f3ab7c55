"""The wording of an indicator, taken apart."""
