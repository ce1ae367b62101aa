package dev.patchbay.api.body;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.JsonValueCount;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.security.RequestMemory;
import dev.patchbay.security.ReservedBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Body reader with caps on bytes and values, within the memory budget of the request's tenant. A
 * body whose announced length exceeds the cap is refused unread.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class RequestBodyReader implements MessageBodyReader<RequestBody> {
  private static final int MOST_LENGTH_DIGITS = 18;

  /** Cap on JSON values of a body; a descriptor has a lower one, which reports the place. */
  private static final int MOST_VALUES = 100_000;

  private static final String TOO_LARGE =
      "The body has more than " + RequestBody.MOST_BYTES / 1024 + " KiB.";

  @Context HttpServletRequest request;

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
      // A wildcard matches every @Consumes but names no format (RFC 9110 section 8.3).
      throw new NotSupportedException();
    }
    byte[] bytes =
        new ReservedBody(RequestBody.MOST_BYTES, TOO_LARGE, memory())
            .read(in, announced(headers.getFirst(HttpHeaders.CONTENT_LENGTH)));
    boolean yaml = media.getSubtype().toLowerCase(Locale.ROOT).endsWith("yaml");
    long values = yaml ? mostValues(bytes) : JsonValueCount.of(bytes);
    if (!yaml && values > MOST_VALUES) {
      throw new MCPRuntimeException(
          FailureKind.TOO_LARGE, "The body has more than " + MOST_VALUES + " values.");
    }
    memory().grow(JsonWeight.ofValues(values));
    return new RequestBody(bytes, yaml ? Format.YAML : Format.JSON);
  }

  private MemoryBudget.Reservation memory() {
    return RequestMemory.of(request);
  }

  /**
   * Upper bound of the values: each takes two characters, and parsing stops at the descriptor's
   * cap.
   */
  private static long mostValues(byte[] yaml) {
    return Math.min(yaml.length / 2 + 1, DescriptorReader.MOST_NODES);
  }

  /** Announced length; negative without one. */
  private static long announced(@Nullable String length) {
    if (length == null || !length.chars().allMatch(Character::isDigit)) {
      return -1;
    }
    return length.length() > MOST_LENGTH_DIGITS ? Long.MAX_VALUE : Long.parseLong(length);
  }
}
