"""One open engagement: commands carried out, searched, drafted, followed."""
