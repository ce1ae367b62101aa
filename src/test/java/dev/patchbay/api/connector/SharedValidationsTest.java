package dev.patchbay.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.answer.ExhaustedShare;
import dev.patchbay.api.body.Bodies;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.OpenRegistry;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Validations on the threads of calls: refused where the project's share is taken. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container that would fill the fields.
class SharedValidationsTest {
  @Test
  void aValidationIsRefusedAtOnce() {
    try (ExhaustedShare share = new ExhaustedShare()) {
      InstallsResource resource = new InstallsResource();
      resource.answers = share.answers();

      resource.validate(
          share.request(),
          share.response(),
          noQuery(),
          OpenRegistry.SHOP.value(),
          Bodies.json("{\"manifest\":{}}"));

      assertThat(share.answer()).isDone();
      assertThat(share.answer().join())
          .isInstanceOfSatisfying(
              MCPRuntimeException.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.BUSY));
    }
  }

  private static UriInfo noQuery() {
    return (UriInfo)
        Proxy.newProxyInstance(
            UriInfo.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (self, method, given) -> new MultivaluedHashMap<String, String>());
  }
}
