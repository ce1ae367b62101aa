-- What each tenant has, kept up in the transaction of each change and counted anew when a node opens the store.
CREATE TABLE tenant_total (
  tenant VARCHAR(64) NOT NULL PRIMARY KEY,
  projects BIGINT NOT NULL,
  kept_bytes BIGINT NOT NULL
);

-- What a row counts for: its texts, and 512 bytes for what it costs beside them.
ALTER TABLE connector_version ADD COLUMN kept_bytes BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE connector ADD COLUMN kept_bytes BIGINT DEFAULT 0 NOT NULL;
UPDATE connector_version SET kept_bytes = 512 + OCTET_LENGTH(content);
UPDATE connector SET kept_bytes = 512 + OCTET_LENGTH(config) + OCTET_LENGTH(tools) + OCTET_LENGTH(notices);

ALTER TABLE staged_connector_version ADD COLUMN kept_bytes BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE staged_connector ADD COLUMN kept_bytes BIGINT DEFAULT 0 NOT NULL;
