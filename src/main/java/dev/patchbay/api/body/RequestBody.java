package dev.patchbay.api.body;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText.Format;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Raw body of a request: at most {@link #MOST_BYTES}, JSON unless its media type is YAML. */
public final class RequestBody {
  /** A descriptor plus 64 KiB for the members around it. */
  public static final int MOST_BYTES = DescriptorReader.MOST_BYTES + 64 * 1024;

  public static final RequestBody EMPTY = new RequestBody(new byte[0], Format.JSON);

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final byte[] bytes;
  private final Format format;

  public RequestBody(byte[] bytes, Format format) {
    this.bytes = bytes;
    this.format = format;
  }

  public byte[] bytes() {
    return bytes;
  }

  /** Text without a byte order mark; fails with JSON_ERROR unless the bytes are UTF-8. */
  public String text() {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      String detail = "The body is not UTF-8.";
      throw new MCPRuntimeException(
          FailureKind.JSON_ERROR, detail, List.of(Problem.of(Rule.ENCODING, detail)));
    }
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  public Format format() {
    return format;
  }
}
