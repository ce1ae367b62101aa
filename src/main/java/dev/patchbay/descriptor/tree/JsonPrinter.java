package dev.patchbay.descriptor.tree;

/**
 * Writes trees and texts as compact JSON: members in their order, numbers as written, text escaped
 * only where it must be.
 */
public final class JsonPrinter {
  private final StringBuilder out = new StringBuilder();

  private JsonPrinter() {}

  /** What was refused by screening is written as null. */
  public static String print(Node node) {
    JsonPrinter printer = new JsonPrinter();
    printer.value(node);
    return printer.out.toString();
  }

  public static String quote(String text) {
    JsonPrinter printer = new JsonPrinter();
    printer.text(text);
    return printer.out.toString();
  }

  private void value(Node node) {
    if (node instanceof Node.ObjectNode object) {
      String separator = "{";
      for (var entry : object.members().entrySet()) {
        out.append(separator);
        text(entry.getKey());
        out.append(':');
        value(entry.getValue().value());
        separator = ",";
      }
      out.append(object.members().isEmpty() ? "{}" : "}");
    } else if (node instanceof Node.ArrayNode array) {
      String separator = "[";
      for (Node element : array.elements()) {
        out.append(separator);
        value(element);
        separator = ",";
      }
      out.append(array.elements().isEmpty() ? "[]" : "]");
    } else if (node instanceof Node.Scalar scalar) {
      scalar(scalar);
    } else {
      out.append("null");
    }
  }

  private void scalar(Node.Scalar scalar) {
    if (scalar.kind() == Node.Kind.STRING) {
      text(scalar.text());
    } else {
      out.append(scalar.text());
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (c < ' ') {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
