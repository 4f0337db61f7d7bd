"""The promises: what must hold before anything is published."""
