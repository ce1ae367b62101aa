package dev.patchbay.api.body;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.source.DescriptorText.Format;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;

/**
 * Reads every body, up to the cap; one whose announced length is over it is refused before it is
 * read.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class RequestBodyReader implements MessageBodyReader<RequestBody> {
  private static final int MOST_LENGTH_DIGITS = 18;

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == RequestBody.class;
  }

  @Override
  public RequestBody readFrom(
      Class<RequestBody> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in) {
    if (media.isWildcardType() || media.isWildcardSubtype()) {
      // It fits every @Consumes, but names no format (RFC 9110 section 8.3).
      throw new NotSupportedException();
    }
    String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
    if (length != null && isOverCap(length)) {
      throw tooLarge();
    }
    byte[] bytes = read(in);
    if (bytes.length > RequestBody.MOST_BYTES) {
      throw tooLarge();
    }
    boolean yaml = media.getSubtype().toLowerCase(Locale.ROOT).endsWith("yaml");
    return new RequestBody(bytes, yaml ? Format.YAML : Format.JSON);
  }

  /** A caller who goes away, or stops sending, is no failure of ours. */
  private static byte[] read(InputStream in) {
    try {
      return in.readNBytes(RequestBody.MOST_BYTES + 1);
    } catch (IOException e) {
      throw new MCPRuntimeException(
          FailureKind.BAD_REQUEST, "The body did not arrive as a whole.", e);
    }
  }

  private static boolean isOverCap(String length) {
    return length.length() > MOST_LENGTH_DIGITS
        || (length.chars().allMatch(Character::isDigit)
            && Long.parseLong(length) > RequestBody.MOST_BYTES);
  }

  private static MCPRuntimeException tooLarge() {
    return new MCPRuntimeException(
        FailureKind.TOO_LARGE, "The body has more than " + RequestBody.MOST_BYTES / 1024 + " KiB.");
  }
}
