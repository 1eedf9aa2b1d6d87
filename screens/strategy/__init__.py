"""The strategy: its elements, its boards, strategies of strengths and weaknesses, the map."""
