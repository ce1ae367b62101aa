package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.manifest.ResponseMapping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class MappedResponseTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String BODY =
      "{\"page\":[1,{\"id\":7,\"a/b\":true,\"in\":{\"x\":1,\"y\":2}}]}";

  @ParameterizedTest
  @MethodSource("mappingsAndResults")
  void pointerSelectsThenIncludeKeepsThenExcludeDrops(
      Optional<String> pointer, List<String> include, List<String> exclude, String expected) {
    var mapping = new ResponseMapping(pointer, include, exclude);

    var mapped = MappedResponse.of(JSON.readTree(BODY), mapping);

    assertThat(mapped).isEqualTo(JSON.readTree(expected));
  }

  static List<Arguments> mappingsAndResults() {
    Optional<String> second = Optional.of("/page/1");
    return List.of(
        Arguments.of(Optional.empty(), List.of(), List.of(), BODY),
        Arguments.of(Optional.of("/page/0"), List.of(), List.of(), "1"),
        Arguments.of(second, List.of("/in/y", "/gone"), List.of(), "{\"in\":{\"y\":2}}"),
        Arguments.of(second, List.of("/id", "/a~1b"), List.of("/id"), "{\"a/b\":true}"),
        Arguments.of(
            second,
            List.of(),
            List.of("/a~1b", "/in/x", "/gone/x"),
            "{\"id\":7,\"in\":{\"y\":2}}"));
  }
}
