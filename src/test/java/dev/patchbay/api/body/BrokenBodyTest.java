package dev.patchbay.api.body;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.security.ReservedRequests;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Test;

class BrokenBodyTest {

  @Test
  void bodyThatStopsComingIsTheCallersFailure() {
    InputStream half = new SequenceInputStream(new ByteArrayInputStream(new byte[10]), broken());

    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> read(half))
        .withMessage("The request body ended early.")
        .returns(FailureKind.BAD_REQUEST, MCPRuntimeException::kind);
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("connection reset");
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return read();
      }
    };
  }

  private static RequestBody read(InputStream in) {
    RequestBodyReader reader = new RequestBodyReader();
    reader.request = ReservedRequests.unlimited();
    return reader.readFrom(
        RequestBody.class,
        RequestBody.class,
        new Annotation[0],
        MediaType.APPLICATION_JSON_TYPE,
        new MultivaluedHashMap<>(),
        in);
  }
}
