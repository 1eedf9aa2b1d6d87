"""What people see and type: the full-screen application, plain prompts and the command line."""
