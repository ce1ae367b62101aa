package dev.patchbay.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.registry.source.DescriptorText;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The descriptor that the guide shows is one that Patchbay takes. */
class DescriptorGuideTest {
  @Test
  void theDescriptorOfTheGuideIsValid() {
    String yaml = Page.ofSite("guides/write-a-descriptor.md").code().get(0);

    ConnectorManifest manifest =
        new YamlDescriptorReader(Set::of)
            .read(DescriptorText.ofFile(yaml.getBytes(StandardCharsets.UTF_8), "crm.yaml"))
            .orThrow()
            .manifest();

    assertThat(manifest.tools())
        .extracting(tool -> manifest.exposedName(tool).value())
        .containsExactly("crm_get_contact", "crm_create_contact", "crm_add");
  }
}
