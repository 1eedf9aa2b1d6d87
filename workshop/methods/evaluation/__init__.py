"""Factors evaluated and matched: IFE, EFE, SPACE, QSPM, TOWS and their kin."""
