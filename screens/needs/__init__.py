"""What the departments want from IT: the board, the table, the matrix and the replies."""
