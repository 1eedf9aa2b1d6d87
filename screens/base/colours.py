"""The two themes: the colours of a dark room, and those of daylight."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="workshop-dark",
    dark=True,
    primary="#7aa2f7",
    secondary="#a9b1d6",
    accent="#7aa2f7",
    foreground="#d5d9e6",
    background="#14171e",
    surface="#1b1f29",
    panel="#232836",
    success="#9ece6a",
    warning="#e0af68",
    error="#f7768e",
    variables={
        "ink-muted": "#858da6",
        "rule": "#2c3242",
        "strength": "#9ece6a",
        "weakness": "#f7768e",
        "opportunity": "#7dcfff",
        "threat": "#ff9e64",
        "quote": "#bb9af7",
        "footer-key-foreground": "#e0af68",
        "footer-background": "#1b1f29",
        "block-cursor-background": "#2d3a5c",
        "block-cursor-foreground": "#e6e9f2",
        "block-cursor-blurred-background": "#232836",
        "input-selection-background": "#3d59a1 60%",
    },
)
"""For a dark room."""

LIGHT: Final = Theme(
    name="workshop-light",
    dark=False,
    primary="#1f4fb8",
    secondary="#4a5068",
    accent="#1f4fb8",
    foreground="#20242e",
    background="#fbf9f5",
    surface="#f2efe8",
    panel="#e9e5db",
    success="#2d6a2f",
    warning="#8a5200",
    error="#a8201a",
    variables={
        "ink-muted": "#6a665e",
        "rule": "#d9d4c7",
        "strength": "#2d6a2f",
        "weakness": "#a8201a",
        "opportunity": "#0b5c8a",
        "threat": "#98450a",
        "quote": "#6236a8",
        "footer-key-foreground": "#8a5200",
        "footer-background": "#f2efe8",
        "block-cursor-background": "#d6e0f5",
        "block-cursor-foreground": "#14171e",
        "block-cursor-blurred-background": "#e9e5db",
        "input-selection-background": "#9db8ec 60%",
    },
)
"""For daylight and projectors."""

THEMES: Final[Mapping[str, Theme]] = MappingProxyType({"dark": DARK, "light": LIGHT})
"""The themes by the words of the settings."""
