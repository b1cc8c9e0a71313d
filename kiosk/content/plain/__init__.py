"""Plain language: what `kiosk check` says about the words of lessons. The kiosk itself never imports it."""
