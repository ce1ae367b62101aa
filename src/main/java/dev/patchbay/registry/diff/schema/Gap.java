package dev.patchbay.registry.diff.schema;

/**
 * A demand of the including schema that the included schema does not meet.
 *
 * @param at path of keywords to the place; empty at the root
 * @param what the demand, or why the comparison is undecided
 * @param isDemand whether {@code what} is a demand
 */
record Gap(String at, String what, boolean isDemand) {
  private static final int LONGEST = 200;

  static Gap demand(String at, String what) {
    return new Gap(at, what, true);
  }

  /** A gap that could not be proven or excluded. */
  static Gap undecided(String at, String why) {
    return new Gap(at, why, false);
  }

  String sentence(Direction direction) {
    String place = at.isEmpty() ? "" : " at " + shortened(at);
    if (!isDemand) {
      return "The schemas cannot be shown compatible" + place + ": " + shortened(what) + ".";
    }
    return switch (direction) {
      case INPUT ->
          "The new schema demands " + shortened(what) + place + ", which the old one did not.";
      case OUTPUT ->
          "The old schema promised " + shortened(what) + place + ", which the new one does not.";
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
