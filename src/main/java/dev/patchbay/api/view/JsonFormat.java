package dev.patchbay.api.view;

import dev.patchbay.model.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON serialization: snake_case, null fields present, times in RFC 3339 UTC with milliseconds,
 * {@link JsonText} verbatim.
 */
public final class JsonFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(
              new SimpleModule("patchbay")
                  .addSerializer(JsonText.class, new JsonTextSerializer())
                  .addSerializer(Instant.class, new InstantSerializer()))
          .build();

  private JsonFormat() {}

  /** Serializes to UTF-8. */
  public static byte[] write(Object view) {
    return MAPPER.writeValueAsString(view).getBytes(StandardCharsets.UTF_8);
  }

  private static final class JsonTextSerializer extends ValueSerializer<JsonText> {
    @Override
    public void serialize(JsonText value, JsonGenerator out, SerializationContext context) {
      out.writeRawValue(value.text());
    }
  }

  private static final class InstantSerializer extends ValueSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
      out.writeString(TIME.format(value));
    }
  }
}
