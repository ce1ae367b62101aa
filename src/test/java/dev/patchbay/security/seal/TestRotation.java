package dev.patchbay.security.seal;

import dev.patchbay.model.Caller;
import dev.patchbay.model.CallerCheck;
import dev.patchbay.model.Secret;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.store.memory.InMemoryWrappedKeys;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** A master key of its own, and the rotation to it; nothing is sealed with it. */
public final class TestRotation {
  private final MasterKeyRotation rotation;

  public TestRotation(AuditTrail trail, CallerCheck callers, InstantSource clock) {
    Secret key = new Secret("11".repeat(32));
    EnvelopeEncryption seal =
        new EnvelopeEncryption(
            new EncryptionSettings(Optional.empty(), Optional.of(key), false),
            new DataDirectory(Path.of("target", "unused")),
            new InMemoryWrappedKeys());
    rotation = new MasterKeyRotation(seal, trail, callers, clock);
  }

  public void rotate(Caller caller) {
    RotationResult unused = rotation.rotate(caller);
  }
}
