package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.YamlScalars;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Printer of a tree as readable YAML: block style, literal multi-line texts, quotes only where YAML
 * 1.2 or 1.1 would misread a text. Reading the result gives the same tree.
 */
final class YamlPrinter {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setSplitLines(false)
          .setWidth(4096)
          .setMaxSimpleKeyLength(1024)
          .build();
  private static final ImplicitTuple IMPLICIT = new ImplicitTuple(true, true);

  /** Plain texts that YAML 1.1 reads as a boolean, a time, or a number (base 60, underscores). */
  private static final Pattern OLD_YAML =
      Pattern.compile(
          "(?i)y|n|yes|no|on|off|[-+]?[0-9][0-9_,]*([:.][0-9_:]*)?|0b[01_]+|0x[0-9a-f_]+"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?|=|<<");

  /** Invisible characters, and line ends of YAML 1.1. */
  private static final Pattern ESCAPED =
      Pattern.compile("[\\r\\u0085\\u200B-\\u200F\\u2028\\u2029\\uFEFF]");

  private final StringBuilder out = new StringBuilder();
  private final Emitter emitter =
      new Emitter(
          SETTINGS,
          new StreamDataWriter() {
            @Override
            public void write(String text) {
              out.append(text);
            }

            @Override
            public void write(String text, int offset, int length) {
              out.append(text, offset, offset + length);
            }
          });

  private YamlPrinter() {}

  static String print(Node root) {
    YamlPrinter printer = new YamlPrinter();
    printer.emitter.emit(new StreamStartEvent());
    printer.emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    printer.value(root);
    printer.emitter.emit(new DocumentEndEvent(false));
    printer.emitter.emit(new StreamEndEvent());
    return printer.out.toString();
  }

  private void value(Node node) {
    if (node instanceof Node.ObjectNode object) {
      emitter.emit(
          new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      object
          .members()
          .forEach(
              (key, member) -> {
                scalar(key, ofKey(key));
                value(member.value());
              });
      emitter.emit(new MappingEndEvent());
    } else if (node instanceof Node.ArrayNode array) {
      emitter.emit(
          new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      array.elements().forEach(this::value);
      emitter.emit(new SequenceEndEvent());
    } else if (node instanceof Node.Scalar scalar) {
      scalar(
          scalar.text(),
          scalar.kind() == Node.Kind.STRING ? ofText(scalar.text()) : ScalarStyle.PLAIN);
    }
  }

  private void scalar(String text, ScalarStyle style) {
    emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), IMPLICIT, text, style));
  }

  private static ScalarStyle ofKey(String key) {
    return isPlain(key) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
  }

  private static ScalarStyle ofText(String text) {
    boolean lines = text.indexOf('\n') >= 0 && !ESCAPED.matcher(text).find();
    return lines
        ? ScalarStyle.LITERAL
        : isPlain(text) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
  }

  /** Can the text stand without quotes? The emitter itself quotes texts with special characters. */
  private static boolean isPlain(String text) {
    return text.indexOf('\n') < 0
        && YamlScalars.isString(text)
        && !OLD_YAML.matcher(text).matches()
        && !ESCAPED.matcher(text).find();
  }
}
