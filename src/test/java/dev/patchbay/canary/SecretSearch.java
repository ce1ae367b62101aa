package dev.patchbay.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searches for the mark of {@link Canaries}, as text and as bytes, in every form in which a secret
 * may leak: in clear (unchanged by percent-encoding and JSON), in capitals, in hexadecimal, and in
 * base64 at any offset, as in Basic credentials or inside a token. Also searches for API keys and
 * master keys. Immutable.
 *
 * <p>Texts have one character per byte (ISO 8859-1), so that any file can be searched.
 */
final class SecretSearch {
  private static final Map<String, String> FORMS = forms();

  /**
   * The secret part of an API key; the other parts may be shown. The key in the documents consists
   * of zeros.
   */
  private static final Pattern KEY =
      Pattern.compile("(?<![0-9A-Za-z])(?!0{43})[0-9A-Za-z]{43}(?![0-9A-Za-z])");

  private static final Pattern BEFORE_KEY = Pattern.compile("pbk_[0-9A-Za-z]{12}_$");
  private static final int BEFORE_KEY_LENGTH = 17;
  private static final int SURROUNDINGS = 60;

  private final Set<String> keys;
  private final Map<String, String> wanted = new LinkedHashMap<>();

  /**
   * @param keys the secret parts of API keys, found also without their other parts
   * @param masterKeys that servers have made, as text
   */
  SecretSearch(Set<String> keys, Set<String> masterKeys) {
    this.keys = Set.copyOf(keys);
    FORMS.forEach((form, needle) -> wanted.put("a canary " + form, needle));
    masterKeys.forEach(key -> wanted.put("the master key " + key, key));
  }

  private static Map<String, String> forms() {
    byte[] text = Canaries.MARK.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = HexFormat.of().parseHex(Canaries.MARK);
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("in clear", Canaries.MARK);
    forms.put("in capitals", Canaries.MARK.toUpperCase(Locale.ROOT));
    forms.put("in hexadecimal", HexFormat.of().formatHex(text));
    forms.put("as bytes", new String(bytes, StandardCharsets.ISO_8859_1));
    for (int before = 0; before < 3; before++) {
      forms.put("in base64 at " + before, base64Core(text, before));
      forms.put("its bytes in base64 at " + before, base64Core(bytes, before));
      forms.put("its bytes in base64url at " + before, url(base64Core(bytes, before)));
    }
    return forms;
  }

  /** The characters that do not depend on the surrounding bytes. */
  private static String base64Core(byte[] bytes, int before) {
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int firstWhole = (before * 8 + 5) / 6;
    int lastWhole = shifted.length * 8 / 6;
    return all.substring(firstWhole, lastWhole);
  }

  private static String url(String base64) {
    return base64.replace('+', '-').replace('/', '_');
  }

  /** One line per form found, with the surroundings of its first place. */
  List<String> secretsIn(String text) {
    List<String> found = new ArrayList<>();
    wanted.forEach(
        (name, needle) -> {
          int at = text.indexOf(needle);
          if (at >= 0) {
            found.add(name + ": " + around(text, at, at + needle.length()));
          }
        });
    return found;
  }

  /** One line per API key. */
  List<String> keysIn(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = KEY.matcher(text);
    while (matcher.find()) {
      int at = matcher.start();
      String before = text.substring(Math.max(0, at - BEFORE_KEY_LENGTH), at);
      if (keys.contains(matcher.group()) || BEFORE_KEY.matcher(before).find()) {
        found.add("an API key: " + around(text, at, matcher.end()));
      }
    }
    return found;
  }

  private static String around(String text, int from, int to) {
    return text.substring(
            Math.max(0, from - SURROUNDINGS), Math.min(text.length(), to + SURROUNDINGS))
        .replaceAll("[^ -~]", "·");
  }
}
