package dev.patchbay.api.view;

/** That something was done, in a sentence. */
public record SuccessView(boolean success, String message) implements View {
  public static SuccessView of(String message) {
    return new SuccessView(true, message);
  }
}
