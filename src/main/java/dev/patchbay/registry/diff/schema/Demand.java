package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.Optional;

/** What some keywords of a schema demand of a value. */
interface Demand {
  /**
   * Empty when every value of the premise meets it, as far as can be shown.
   *
   * @param at where the schema stands, for the gap
   */
  Optional<Gap> unmet(Premise premise, Json.Members schema, String at);
}
