package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.Optional;

/** A group of keywords, compared with what is known of a value. */
interface Demand {
  /**
   * Empty when every value of the premise provably meets the schema's keywords.
   *
   * @param at where the schema stands, for the gap
   */
  Optional<Gap> unmet(Premise premise, Json.Members schema, String at);
}
