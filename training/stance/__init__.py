"""What stance and hedge are weighed with: weights of the signs of certainty."""
