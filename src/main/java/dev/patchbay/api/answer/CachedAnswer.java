package dev.patchbay.api.answer;

import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.snapshot.StateVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cached bytes of an answer, with the state version they show. The compressed copy is made on first
 * use and kept as long as the answer. Thread-safe.
 */
final class CachedAnswer {
  private static final int SMALLEST_COMPRESSED = 1024;

  /** Bytes of the objects for key, answer and cache entry; measured: 500. */
  private static final int OBJECTS = 512;

  private final Optional<ProjectId> project;
  private final StateVersion stamp;
  private final String route;
  private final String contentType;
  private final String etag;
  private final byte[] bytes;
  private volatile byte @Nullable [] compressed;

  CachedAnswer(
      Optional<ProjectId> project,
      StateVersion stamp,
      String route,
      String contentType,
      String etag,
      byte[] bytes) {
    this.project = project;
    this.stamp = stamp;
    this.route = route;
    this.contentType = contentType;
    this.etag = etag;
    this.bytes = bytes;
  }

  /** Project of the answer; empty for an answer on the tenant. */
  Optional<ProjectId> project() {
    return project;
  }

  StateVersion stamp() {
    return stamp;
  }

  String route() {
    return route;
  }

  String contentType() {
    return contentType;
  }

  /** Entity tag of the uncompressed answer, without quotes. */
  String etag() {
    return etag;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean isWorthCompressing() {
    return bytes.length >= SMALLEST_COMPRESSED;
  }

  byte[] compressed() {
    byte[] known = compressed;
    if (known == null) {
      known = gzip(bytes);
      compressed = known;
    }
    return known;
  }

  /** Weight in bytes; counts the compressed copy before it is made. */
  int weight() {
    return OBJECTS + bytes.length + bytes.length / 2;
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }
}
