package dev.patchbay.api.view;

/** Confirmation of an operation, as a sentence. */
public record SuccessView(boolean success, String message) implements View {
  public static SuccessView of(String message) {
    return new SuccessView(true, message);
  }
}
