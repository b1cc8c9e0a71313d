"""The commands: for IT volunteers, authors, coordinators and for ourselves."""
