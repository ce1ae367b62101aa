package dev.patchbay.security.seal;

import dev.patchbay.model.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the master keys come from.
 *
 * @param keyFile of the operator
 * @param keys the text itself; when there is no file
 * @param sharedStore whether other nodes use the same store, so that they need the same keys
 */
record EncryptionSettings(Optional<Path> keyFile, Optional<Secret> keys, boolean sharedStore) {}
