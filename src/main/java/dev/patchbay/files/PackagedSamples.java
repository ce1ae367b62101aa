package dev.patchbay.files;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.source.DescriptorText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The samples below {@code WEB-INF/connectors}, read once when the application starts. */
@SingletonBean
public class PackagedSamples {
  private static final String FOLDER = "/WEB-INF/connectors/";

  private volatile Map<String, byte[]> samples = Map.of();

  void load(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
    SortedMap<String, byte[]> found = new TreeMap<>();
    Set<String> paths = context.getResourcePaths(FOLDER);
    if (paths != null) {
      for (String path : paths) {
        if (path.endsWith(".yaml")) {
          found.put(path.substring(FOLDER.length()), read(context, path));
        }
      }
    }
    samples = found;
  }

  private static byte[] read(ServletContext context, String path) {
    try (InputStream in = context.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the WAR lists " + path + " but does not have it");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the WAR's " + path + " cannot be read", e);
    }
  }

  List<String> names() {
    return List.copyOf(samples.keySet());
  }

  DescriptorText text(String name) {
    byte[] bytes = samples.get(name);
    if (bytes == null) {
      throw new MCPRuntimeException(FailureKind.FILE_NOT_FOUND, "There is no such sample.");
    }
    return DescriptorText.ofBody(bytes, DescriptorText.Format.YAML);
  }
}
