"""Interview guides and agendas: their shape, and the reader that lists every problem."""
