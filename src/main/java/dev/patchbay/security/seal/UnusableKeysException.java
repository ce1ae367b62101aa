package dev.patchbay.security.seal;

/**
 * The master keys are unavailable or wrong. The message is a sentence that contains nothing of a
 * key.
 */
final class UnusableKeysException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  UnusableKeysException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
