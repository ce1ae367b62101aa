package dev.patchbay.store;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.NodeName;
import dev.patchbay.registry.secret.WrappedKeys;
import dev.patchbay.store.jdbc.AuditRows;
import dev.patchbay.store.jdbc.JdbcKeyStore;
import dev.patchbay.store.jdbc.JdbcWrappedKeys;
import dev.patchbay.store.key.FileKeyStore;
import dev.patchbay.store.memory.InMemoryWrappedKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Where API keys and wrapped data keys are kept. Apart from {@link Stores}, which cannot be made
 * before the encryption that needs these data keys.
 */
@SingletonBean
class KeyStores {
  @Produces
  @Singleton
  KeyStore keys(ConfiguredDatabase database, DataDirectory data, NodeName node) {
    return database
        .find()
        .<KeyStore>map(found -> new JdbcKeyStore(found, new AuditRows(node)::write))
        .orElseGet(() -> new FileKeyStore(data));
  }

  @Produces
  @Singleton
  WrappedKeys wrappedKeys(ConfiguredDatabase database) {
    return database
        .find()
        .<WrappedKeys>map(JdbcWrappedKeys::new)
        .orElseGet(InMemoryWrappedKeys::new);
  }
}
