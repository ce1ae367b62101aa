package dev.patchbay.model;

/**
 * Secret value. {@code toString} hides it; {@link #reveal()} marks the code that needs the text.
 */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
