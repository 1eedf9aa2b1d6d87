"""The registers of the strategy: goals, projects, money, resources, risks, who is told of what."""
