package dev.patchbay.registry.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  @Test
  void everySettingHasADefault() {
    assertThat(read(Map.of()))
        .isEqualTo(
            new Settings(
                false,
                100,
                "connectors",
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Settings.VersionPolicy.WARN,
                Settings.Auth.SECURE,
                Optional.empty()));
  }

  @Test
  void everySettingCanBeSet() {
    Map<String, String> values =
        Map.of(
            "HOT_RELOAD", "true",
            "MAX_CONCURRENT_CONNECTORS", "7",
            "patchbay.connectors.dir", "/srv/{tenant}/connectors",
            "patchbay.hot-reload.interval", "PT0.25S",
            "patchbay.auth", "dev",
            "patchbay.port", "8090");

    assertThat(read(values))
        .isEqualTo(
            new Settings(
                true,
                7,
                "/srv/{tenant}/connectors",
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Settings.VersionPolicy.WARN,
                Settings.Auth.DEV,
                Optional.of(8090)));
  }

  @Test
  void surroundingSpaceIsIgnoredAndBlankIsAbsent() {
    assertThat(read(Map.of("MAX_CONCURRENT_CONNECTORS", " 7 ", "patchbay.auth", "  ")))
        .isEqualTo(read(Map.of("MAX_CONCURRENT_CONNECTORS", "7")));
  }

  @ParameterizedTest
  @CsvSource({"true,true", "TRUE,true", "on,true", "1,true", "false,false", "No,false", "0,false"})
  void hotReloadIsTrueOrFalse(String text, boolean expected) {
    assertThat(read(Map.of("HOT_RELOAD", text)).hotReload()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HOT_RELOAD|maybe|HOT_RELOAD must be true or false, not 'maybe'",
        "MAX_CONCURRENT_CONNECTORS|many|MAX_CONCURRENT_CONNECTORS must be a whole number, not"
            + " 'many'",
        "MAX_CONCURRENT_CONNECTORS|1.5|MAX_CONCURRENT_CONNECTORS must be a whole number, not '1.5'",
        "MAX_CONCURRENT_CONNECTORS|0|MAX_CONCURRENT_CONNECTORS must be at least 1, not 0",
        "MAX_CONCURRENT_CONNECTORS|-3|MAX_CONCURRENT_CONNECTORS must be at least 1, not -3",
        "MAX_CONCURRENT_CONNECTORS|99999999999|MAX_CONCURRENT_CONNECTORS must be a whole number,"
            + " not '99999999999'",
        "patchbay.hot-reload.interval|1s|patchbay.hot-reload.interval must be an ISO 8601 duration"
            + " such as PT1S, not '1s'",
        "patchbay.hot-reload.interval|PT0S|patchbay.hot-reload.interval must be from PT0.01S to"
            + " PT1H, not PT0S",
        "patchbay.hot-reload.interval|-PT1S|patchbay.hot-reload.interval must be from PT0.01S to"
            + " PT1H, not PT-1S",
        "patchbay.hot-reload.interval|P1D|patchbay.hot-reload.interval must be from PT0.01S to"
            + " PT1H, not PT24H",
        "patchbay.auth|none|patchbay.auth must be secure or dev, not 'none'",
        "patchbay.auth|DEV|patchbay.auth must be secure or dev, not 'DEV'",
        "patchbay.port|http|patchbay.port must be a whole number, not 'http'"
      })
  void aValueThatCannotBeUsedIsRefusedByItsName(String name, String value, String message) {
    assertThatExceptionOfType(StartRefusal.class)
        .isThrownBy(() -> read(Map.of(name, value)))
        .withMessage(message + ".");
  }

  private static Settings read(Map<String, String> values) {
    return new SettingsReader().read(new Texts(values));
  }
}
