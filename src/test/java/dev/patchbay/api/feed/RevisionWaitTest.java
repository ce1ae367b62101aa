package dev.patchbay.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Revision;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisionWaitTest {
  private static final Revision NINE = new Revision(9);
  private static final Revision TEN = new Revision(10);
  private static final Revision ELEVEN = new Revision(11);

  private final RevisionWait atLeastTen = new RevisionWait(TEN, true, Duration.ZERO);
  private final RevisionWait afterTen = new RevisionWait(TEN, false, Duration.ZERO);

  @Test
  void revisionOfAProjectEndsItsWait() {
    assertThat(atLeastTen.isOver(NINE, Optional.of(NINE))).isFalse();
    assertThat(atLeastTen.isOver(NINE, Optional.of(TEN))).isTrue();
    assertThat(afterTen.isOver(NINE, Optional.of(TEN))).isFalse();
    assertThat(afterTen.isOver(NINE, Optional.of(ELEVEN))).isTrue();
  }

  @Test
  void missingProjectIsAwaitedUntilTheRevisionIsPublished() {
    assertThat(atLeastTen.isOver(NINE, Optional.empty())).isFalse();
    assertThat(atLeastTen.isOver(TEN, Optional.empty())).isTrue();
    assertThat(afterTen.isOver(NINE, Optional.empty())).isTrue();
  }

  @Test
  void highestRevisionOfATenantSaysNothingOfEarlierOnes() {
    assertThat(atLeastTen.isOver(NINE, ELEVEN)).isFalse();
    assertThat(atLeastTen.isOver(TEN, ELEVEN)).isTrue();
    assertThat(afterTen.isOver(NINE, TEN)).isFalse();
    assertThat(afterTen.isOver(NINE, ELEVEN)).isTrue();
  }
}
