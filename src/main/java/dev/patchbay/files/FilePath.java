package dev.patchbay.files;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.util.Arrays;
import java.util.List;

/**
 * File path of a request in normal form: relative, parts separated by {@code /}, without a leading
 * {@code connectors/}. A path whose text leads out of the directory has no normal form.
 */
record FilePath(String text) {
  private static final String DIRECTORY = "connectors";
  private static final int LONGEST = 1024;

  static FilePath parse(String given) {
    boolean odd =
        given.isBlank()
            || given.length() > LONGEST
            || given.startsWith("/")
            || given.indexOf('\\') >= 0
            || given.chars().anyMatch(Character::isISOControl);
    if (odd) {
      throw notAllowed();
    }
    List<String> parts =
        Arrays.stream(given.split("/", -1)).filter(part -> !part.equals(".")).toList();
    if (parts.size() > 1 && parts.get(0).equals(DIRECTORY)) {
      parts = parts.subList(1, parts.size());
    }
    if (parts.isEmpty() || parts.stream().anyMatch(part -> part.isBlank() || part.equals(".."))) {
      throw notAllowed();
    }
    return new FilePath(String.join("/", parts));
  }

  static MCPRuntimeException notAllowed() {
    return new MCPRuntimeException(
        FailureKind.PATH_NOT_ALLOWED,
        "file_path must name a regular file inside the connectors directory, relative to it.");
  }
}
