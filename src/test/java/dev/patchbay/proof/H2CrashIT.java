package dev.patchbay.proof;

import dev.patchbay.store.TestDatabases;

/** The H2 file belongs to the process that is killed. */
class H2CrashIT extends CrashContract {
  private final OpenStores opened = new OpenStores();

  @Override
  String kind() {
    return "h2";
  }

  @Override
  String location() {
    return directory.resolve("data").toString();
  }

  @Override
  StorePorts open() {
    return opened.keep(TestDatabases.openH2(directory.resolve("data")));
  }

  @Override
  void close() {
    opened.close();
  }
}
