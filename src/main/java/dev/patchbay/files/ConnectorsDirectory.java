package dev.patchbay.files;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.operator.Settings.Auth;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.Fingerprint;
import dev.patchbay.registry.source.SourceContent;
import dev.patchbay.registry.source.SourceFile;
import dev.patchbay.registry.source.SourceFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Descriptor files below {@code patchbay.connectors.dir}. A path is checked twice: its text when it
 * is located, and its real target, through every link, before each opening.
 */
@SingletonBean
public class ConnectorsDirectory implements SourceFiles {
  private static final Logger LOG = System.getLogger(ConnectorsDirectory.class.getName());
  private static final String TENANT = "{tenant}";

  private final Settings settings;
  private final PackagedSamples samples;

  @Inject
  public ConnectorsDirectory(Settings settings, PackagedSamples samples) {
    this.settings = settings;
    this.samples = samples;
  }

  /**
   * Logs the absolute directory, because only the server knows what a relative setting is relative
   * to.
   */
  void logDirectory(@Observes @Initialized(ApplicationScoped.class) Object applicationStart) {
    Path directory = Path.of(settings.connectorsDir()).toAbsolutePath();
    if (settings.connectorsDir().contains(TENANT) || Files.isDirectory(directory)) {
      LOG.log(Level.INFO, () -> "Descriptor files are read from " + directory + perTenant() + ".");
    } else {
      LOG.log(
          Level.WARNING,
          () ->
              "There is no directory "
                  + directory
                  + " (patchbay.connectors.dir): no file can be installed until there is.");
    }
  }

  private String perTenant() {
    return settings.auth() == Auth.DEV || settings.connectorsDir().contains(TENANT)
        ? ""
        : ", each tenant's from the folder of its name";
  }

  @Override
  public SourceFile locate(TenantId tenant, String filePath) {
    FilePath path = FilePath.parse(filePath);
    try {
      return new SourceFile(path.text(), root(tenant).resolve(path.text()), root(tenant));
    } catch (InvalidPathException e) {
      throw FilePath.notAllowed();
    }
  }

  /** Folder of the tenant. Tenants share one folder only with {@code patchbay.auth=dev}. */
  private Path root(TenantId tenant) {
    String setting = settings.connectorsDir();
    Path root = Path.of(setting.replace(TENANT, tenant.value())).toAbsolutePath();
    return settings.auth() == Auth.DEV || setting.contains(TENANT)
        ? root
        : root.resolve(tenant.value());
  }

  @Override
  public Optional<Fingerprint> fingerprint(SourceFile file) {
    try {
      return Optional.of(Fingerprints.of(file.location()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public SourceContent read(SourceFile file) {
    try {
      Path real = file.location().toRealPath();
      boolean inside = real.startsWith(file.root().toRealPath());
      if (!inside || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
        throw FilePath.notAllowed();
      }
      Fingerprint before = Fingerprints.of(real);
      byte[] bytes = readCapped(real);
      if (!before.equals(Fingerprints.of(file.location()))) {
        throw new MCPRuntimeException(
            FailureKind.FILE_UNREADABLE, "The file changed while it was read; try again.");
      }
      return new SourceContent(
          DescriptorText.ofFile(bytes, file.filePath()), before, ContentDigest.sha256(bytes));
    } catch (NoSuchFileException e) {
      throw new MCPRuntimeException(
          FailureKind.FILE_NOT_FOUND, "The connectors directory has no such file.", e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads at most one byte more than the limit, so that the parser detects a descriptor that is too
   * large.
   */
  private static byte[] readCapped(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(DescriptorReader.MOST_BYTES + 1);
    }
  }

  /** Keeps the cause for the log, because its message contains a path of this machine. */
  private static MCPRuntimeException unreadable(IOException cause) {
    return new MCPRuntimeException(
        FailureKind.FILE_UNREADABLE,
        "The file or its directory cannot be read; check that the server's user may read it.",
        cause);
  }

  @Override
  public List<String> sampleNames() {
    return samples.names();
  }

  @Override
  public DescriptorText packagedSample(String name) {
    return samples.text(name);
  }
}
