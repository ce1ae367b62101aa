package dev.patchbay.descriptor.tree;

import dev.patchbay.model.JsonString;

/** Printer of trees as compact JSON: members in order, numbers as written, minimal escaping. */
public final class JsonPrinter {
  private final StringBuilder out = new StringBuilder();

  private JsonPrinter() {}

  /** Prints the node; a value that screening refused becomes null. */
  public static String print(Node node) {
    JsonPrinter printer = new JsonPrinter();
    printer.value(node);
    return printer.out.toString();
  }

  private void value(Node node) {
    if (node instanceof Node.ObjectNode object) {
      String separator = "{";
      for (var entry : object.members().entrySet()) {
        out.append(separator);
        out.append(JsonString.quote(entry.getKey()));
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
    boolean text = scalar.kind() == Node.Kind.STRING;
    out.append(text ? JsonString.quote(scalar.text()) : scalar.text());
  }
}
