package dev.patchbay.security.seal;

import dev.patchbay.model.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Source of the master keys.
 *
 * @param keyFile file of the operator
 * @param keys the keys as text, when there is no file
 * @param sharedStore whether other nodes use the same store and therefore need the same keys
 */
record EncryptionSettings(Optional<Path> keyFile, Optional<Secret> keys, boolean sharedStore) {}
