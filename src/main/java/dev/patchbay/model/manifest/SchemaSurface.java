package dev.patchbay.model.manifest;

import dev.patchbay.model.JsonText;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Overview of a schema's text: keywords at its root, and all formats. Scans the text, which is
 * valid and compact.
 */
record SchemaSurface(Set<String> rootKeywords, Set<String> formats) {
  SchemaSurface {
    rootKeywords = Set.copyOf(rootKeywords);
    formats = Collections.unmodifiableSet(new TreeSet<>(formats));
  }

  static SchemaSurface of(JsonText schema) {
    String text = schema.text();
    Set<String> root = new TreeSet<>();
    Set<String> formats = new TreeSet<>();
    int depth = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      } else if (c == '"') {
        int end = endOfString(text, at);
        String value = text.substring(at + 1, end);
        boolean isKey = end + 1 < text.length() && text.charAt(end + 1) == ':';
        if (isKey && depth == 1) {
          root.add(value);
        }
        if (isKey && value.equals("format") && text.startsWith("\"", end + 2)) {
          formats.add(text.substring(end + 3, endOfString(text, end + 2)));
        }
        at = end;
      }
    }
    return new SchemaSurface(root, formats);
  }

  private static int endOfString(String text, int start) {
    int at = start + 1;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
