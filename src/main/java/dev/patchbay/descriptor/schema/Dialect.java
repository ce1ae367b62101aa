package dev.patchbay.descriptor.schema;

import com.networknt.schema.SpecificationVersion;
import java.util.Optional;
import java.util.stream.Stream;

/** Supported dialects of JSON Schema, oldest first. */
enum Dialect {
  DRAFT_07(SpecificationVersion.DRAFT_7),
  DRAFT_2019_09(SpecificationVersion.DRAFT_2019_09),
  DRAFT_2020_12(SpecificationVersion.DRAFT_2020_12);

  static final Dialect DEFAULT = DRAFT_2020_12;

  private final SpecificationVersion version;

  Dialect(SpecificationVersion version) {
    this.version = version;
  }

  SpecificationVersion version() {
    return version;
  }

  /** Finds a dialect by the value of {@code $schema}, with or without an empty fragment. */
  static Optional<Dialect> find(String uri) {
    String bare = bare(uri);
    return Stream.of(values())
        .filter(each -> bare(each.version.getDialectId()).equals(bare))
        .findFirst();
  }

  private static String bare(String uri) {
    return uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
  }
}
