package dev.patchbay.model;

/**
 * A value that must not be shown. It cannot print itself; {@link #reveal()} marks the places that
 * need the text.
 */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
