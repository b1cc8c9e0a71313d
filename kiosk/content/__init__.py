"""Content as data: reads apps, people and lessons from strict YAML and checks them."""
