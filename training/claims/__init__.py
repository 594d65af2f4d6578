"""What the matching of claims is trained with: word vectors and the weights of the decision."""
