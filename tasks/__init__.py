"""The stages of a night. Each `@task` here is a thin wrapper over plain functions."""
