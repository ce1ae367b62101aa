package dev.patchbay.security.seal;

/**
 * Result of a master key rotation.
 *
 * @param keyId of the master key that wraps every data key now
 * @param rewrapped number of data keys that another master key wrapped before; 0 when nothing was
 *     left to do
 */
public record RotationResult(String keyId, int rewrapped) {}
