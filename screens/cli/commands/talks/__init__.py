"""The commands about talks: two records of one, debriefs, what questions yield."""
