package dev.patchbay.upstream.schema;

import com.networknt.schema.dialect.DefaultDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;

/** Supported dialects, with keywords replaced whose cost the library does not bound. */
final class BoundedDialects {
  static final String DEFAULT = Dialects.getDraft202012().getId();

  private BoundedDialects() {}

  static DialectRegistry registry() {
    return new DefaultDialectRegistry(
        List.of(
            bounded(Dialects.getDraft202012()),
            bounded(Dialects.getDraft201909()),
            bounded(Dialects.getDraft7())));
  }

  private static Dialect bounded(Dialect dialect) {
    return Dialect.builder(dialect)
        .keyword(new UniqueItemsKeyword())
        .keyword(new EnumKeyword())
        .build();
  }
}
