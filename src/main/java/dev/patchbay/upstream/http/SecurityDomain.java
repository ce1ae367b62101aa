package dev.patchbay.upstream.http;

import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Owner of a connection: project, purpose and credentials. A connection is used only by the domain
 * that opened it, because the upstream controls the bytes that follow an answer.
 *
 * @param purpose the connector, or the token endpoint
 * @param credentials keyed digest with a key of this process, so that the pool stores no secret
 */
public record SecurityDomain(ProjectKey project, String purpose, String credentials) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecretKeySpec KEY = key();

  /**
   * Domain of these secrets.
   *
   * @param secrets in clear text; their order matters
   */
  public static SecurityDomain of(ProjectKey project, String purpose, Stream<String> secrets) {
    Mac mac = mac();
    secrets.forEach(
        secret -> {
          byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
          // The length separates two secrets from their concatenation.
          mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
          mac.update(bytes);
        });
    return new SecurityDomain(project, purpose, HexFormat.of().formatHex(mac.doFinal()));
  }

  private static SecretKeySpec key() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return new SecretKeySpec(random, ALGORITHM);
  }

  private static Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(KEY);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  public TenantId tenant() {
    return project.tenant();
  }
}
