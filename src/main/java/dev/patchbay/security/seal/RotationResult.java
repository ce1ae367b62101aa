package dev.patchbay.security.seal;

/**
 * What a rotation did.
 *
 * @param keyId of the master key that wraps every data key now
 * @param rewrapped how many another key had wrapped; 0 when there was nothing left to do
 */
public record RotationResult(String keyId, int rewrapped) {}
