package dev.patchbay.store.key;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.access.ApiKey;
import dev.patchbay.registry.access.KeyId;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.OwnerOnlyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Key store in a file of the data directory: one line of JSON per key, readable by its owner only.
 * The file is replaced atomically and synced before a change counts. Only this process may write
 * it. Keeps no audit records.
 */
public final class FileKeyStore implements KeyStore {
  private static final String FILE = "keys.jsonl";

  private final DataDirectory directory;
  private Optional<Map<KeyId, ApiKey>> known = Optional.empty();
  private long revision;

  public FileKeyStore(DataDirectory directory) {
    this.directory = directory;
  }

  @Override
  public synchronized long revision() {
    return revision;
  }

  @Override
  public synchronized Keys read() {
    return new Keys(revision, List.copyOf(keys().values()));
  }

  @Override
  public synchronized Recorded<Boolean> addFirst(ApiKey key, CommitPermit permit) {
    boolean first = keys().values().stream().noneMatch(ApiKey::isLastingPlatformAdmin);
    return first ? put(key, permit) : permit.unused(false);
  }

  @Override
  public synchronized Recorded<Boolean> add(ApiKey key, CommitPermit permit) {
    key.requireRoomAmong(keys().values());
    return put(key, permit);
  }

  private Recorded<Boolean> put(ApiKey key, CommitPermit permit) {
    Map<KeyId, ApiKey> changed = new LinkedHashMap<>(keys());
    changed.put(key.id(), key);
    return change(changed, permit);
  }

  @Override
  public synchronized Recorded<Boolean> replace(ApiKey before, ApiKey after, CommitPermit permit) {
    ApiKey known = keys().get(before.id());
    boolean asKnown = known != null && known.hasTextsOf(before);
    return asKnown ? put(after, permit) : permit.unused(false);
  }

  @Override
  public synchronized Recorded<Boolean> remove(KeyId id, CommitPermit permit) {
    Map<KeyId, ApiKey> changed = new LinkedHashMap<>(keys());
    Optional<ApiKey> removed = Optional.ofNullable(changed.remove(id));
    if (removed.isEmpty()) {
      return permit.unused(false);
    }
    removed.get().requireNotLastOf(changed.values());
    return change(changed, permit);
  }

  @Override
  public synchronized void used(Map<KeyId, Instant> times) {
    Map<KeyId, ApiKey> changed = new LinkedHashMap<>(keys());
    times.forEach((id, at) -> changed.computeIfPresent(id, (same, key) -> key.usedAt(at)));
    save(changed);
  }

  private Recorded<Boolean> change(Map<KeyId, ApiKey> changed, CommitPermit permit) {
    return permit.use(
        () -> {
          save(changed);
          revision++;
          return true;
        });
  }

  private void save(Map<KeyId, ApiKey> changed) {
    String lines =
        changed.values().stream()
            .map(key -> KeyJson.write(key) + "\n")
            .collect(Collectors.joining());
    try {
      write(lines);
    } catch (IOException e) {
      throw new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, "The keys cannot be saved.", e);
    }
    known = Optional.of(changed);
  }

  /** An empty key set deletes the file; an empty file therefore means lost content. */
  private void write(String lines) throws IOException {
    directory.made();
    if (lines.isEmpty()) {
      Files.deleteIfExists(file().path());
    } else {
      file().replace(lines.getBytes(StandardCharsets.UTF_8));
    }
  }

  private OwnerOnlyFile file() {
    return directory.file(FILE);
  }

  private Map<KeyId, ApiKey> keys() {
    Map<KeyId, ApiKey> keys = known.orElseGet(this::load);
    known = Optional.of(keys);
    return keys;
  }

  /** A file that cannot be parsed completely is rejected: a key might be missing in it. */
  private Map<KeyId, ApiKey> load() {
    try {
      Map<KeyId, ApiKey> keys = new LinkedHashMap<>();
      if (Files.exists(file().path())) {
        file().tighten();
        List<String> lines = Files.readAllLines(file().path(), StandardCharsets.UTF_8);
        if (lines.isEmpty()) {
          throw new IOException("the file is empty");
        }
        for (String line : lines) {
          ApiKey key = KeyJson.read(line);
          keys.put(key.id(), key);
        }
      }
      return keys;
    } catch (IOException | RuntimeException e) {
      throw new MCPRuntimeException(
          FailureKind.STORE_UNAVAILABLE,
          "The keys cannot be read from "
              + FILE
              + " in patchbay.data.dir: it is empty, damaged or not readable. Restore it, or remove"
              + " it to start with a new bootstrap key.",
          e);
    }
  }
}
