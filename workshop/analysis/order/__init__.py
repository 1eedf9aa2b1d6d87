"""In which order factors stand, everywhere."""
