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
 * The bytes of an answer, with what they were made from. The compressed copy is made once, when
 * first asked for, and shares the answer's life. Thread-safe.
 */
final class CachedAnswer {
  private static final int SMALLEST_COMPRESSED = 1024;

  /**
   * What the objects of a key, of an answer and of their place in the cache take: measured, 500
   * bytes.
   */
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

  /** The project that it shows; empty when it shows the tenant's. */
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

  /** Of the uncompressed answer, without quotes. */
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

  /** In bytes; the compressed copy is counted before it is made. */
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
