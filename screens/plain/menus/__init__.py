"""All that screens show outside of a session, at plain prompts: menus of numbered choices."""
