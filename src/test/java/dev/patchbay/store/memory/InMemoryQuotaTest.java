package dev.patchbay.store.memory;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.registry.change.QuotaSettings;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.store.Ports;
import dev.patchbay.store.QuotaContract;
import java.util.List;
import java.util.Set;

class InMemoryQuotaTest extends QuotaContract {
  @Override
  protected List<QuotaNode> open(QuotaSettings quota) {
    YamlDescriptorReader descriptors = new YamlDescriptorReader(Set::of);
    InMemoryRegistryStore store =
        new InMemoryRegistryStore(
            quota, manifest -> descriptors.write(manifest, Format.JSON).length());
    return List.of(new QuotaNode(Ports.of(store), store));
  }
}
