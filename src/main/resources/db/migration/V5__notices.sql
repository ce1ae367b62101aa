-- What the change that brought a connector's content gave reason to warn of: {"PB-VERSION-BUMP": "a sentence", ...}.
ALTER TABLE connector ADD COLUMN notices VARCHAR DEFAULT '{}' NOT NULL;
