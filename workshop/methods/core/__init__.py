"""What all methods share: the form of a method, input and its checks, ranks, quartiles."""
