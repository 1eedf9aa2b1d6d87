"""Files of what was said become cues: captions, texts that a service wrote, and Word files."""
