package dev.patchbay.canary;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Hears from JUnit which test classes have ended, and gives each what was seen meanwhile. Classes
 * run one after the other.
 */
public final class ObservedClasses implements TestExecutionListener {
  private static final Set<String> ENDED = new ConcurrentSkipListSet<>();

  /** The simple names of the classes that have ended in this JVM. */
  static Set<String> ended() {
    return Set.copyOf(ENDED);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getJavaClass())
        .filter(type -> type.getEnclosingClass() == null)
        .ifPresent(
            type -> {
              ENDED.add(type.getSimpleName());
              Observed.writeAs(type.getSimpleName());
            });
  }
}
