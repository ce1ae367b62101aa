package dev.patchbay.registry.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.LogRecords;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadSettingsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          HOT_RELOAD                  | maybe | HOT_RELOAD must be true or false, not 'maybe'
          MAX_CONCURRENT_CONNECTORS   | 0     | MAX_CONCURRENT_CONNECTORS must be at least 1, not 0
          MAX_CONCURRENT_CONNECTORS   | many  | MAX_CONCURRENT_CONNECTORS must be a whole number, not 'many'
          patchbay.hot-reload.interval | 1s   | patchbay.hot-reload.interval must be an ISO 8601 duration such as PT1S, not '1s'
          patchbay.hot-reload.interval | PT2H | patchbay.hot-reload.interval must be from PT0.01S to PT1H, not PT2H
          patchbay.auth               | foo   | patchbay.auth must be secure or dev, not 'foo'
          """)
  void invalidValueStopsTheStartWithOneLine(String name, String value, String sentence) {
    try (LogRecords log = LogRecords.of(StartRefusal.class)) {
      assertThatExceptionOfType(StartRefusal.class)
          .isThrownBy(() -> new SettingsReader().read(new OneValue(name, value)))
          .withMessage(sentence + ".");

      assertThat(log.lines()).containsExactly("SEVERE Patchbay cannot start: " + sentence + ".");
    }
  }

  /** A configuration with one value. */
  private record OneValue(String name, String value) implements Config {

    @Override
    public <T> Optional<T> getOptionalValue(String wanted, Class<T> type) {
      return wanted.equals(name) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    @Override
    public <T> T getValue(String wanted, Class<T> type) {
      return getOptionalValue(wanted, type).orElseThrow();
    }

    @Override
    public ConfigValue getConfigValue(String wanted) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<String> getPropertyNames() {
      return Map.of(name, value).keySet();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
      return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      throw new UnsupportedOperationException();
    }
  }
}
