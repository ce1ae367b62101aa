package dev.patchbay.upstream;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/** A key with a certificate for {@code localhost} that only {@link #trusting()} trusts. */
public final class TestKeys {
  public static final String PASSWORD = "changeit";

  private final Path file;

  private TestKeys(Path file) {
    this.file = file;
  }

  /** In a new file of this directory. */
  public static TestKeys in(Path directory) throws IOException, InterruptedException {
    Path file = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool made no key");
    }
    return new TestKeys(file);
  }

  public Path file() {
    return file;
  }

  public SSLContext trusting() {
    try {
      return SSLContexts.custom().loadTrustMaterial(file, PASSWORD.toCharArray(), null).build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public SSLContext showing() {
    char[] password = PASSWORD.toCharArray();
    try {
      return SSLContexts.custom().loadKeyMaterial(file, password, password).build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
