package dev.patchbay.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.Precondition;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntityTagsTest {
  private final EntityTags tags = new EntityTags(new InMemoryRegistryStore());

  /** As many as fit into the headers that a server takes. */
  @Test
  void aLongListOfTagsIsReadWithoutDeepRecursion() {
    String header = "\"\",".repeat(2_600) + tags.ofChange(new Revision(7));

    assertThat(tags.ifMatch(request(header)))
        .isEqualTo(new Precondition.AtRevision(Set.of(new Revision(7))));
  }

  private static HttpServletRequest request(String ifMatch) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            EntityTagsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                method.getName().equals("getHeaders")
                    ? Collections.enumeration(List.of(ifMatch))
                    : ifMatch);
  }
}
