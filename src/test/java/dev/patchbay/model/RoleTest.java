package dev.patchbay.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoleTest {

  @Test
  void rolesIncludeLowerOnes() {
    assertThat(includedIn(Role.CALLER)).containsExactly(Role.CALLER);
    assertThat(includedIn(Role.VIEWER)).containsExactly(Role.VIEWER);
    assertThat(includedIn(Role.OPERATOR))
        .containsExactlyInAnyOrder(Role.CALLER, Role.VIEWER, Role.OPERATOR);
    assertThat(includedIn(Role.ADMIN))
        .containsExactlyInAnyOrder(Role.CALLER, Role.VIEWER, Role.OPERATOR, Role.ADMIN);
    assertThat(includedIn(Role.PLATFORM_ADMIN)).containsExactlyInAnyOrder(Role.values());
  }

  private static Set<Role> includedIn(Role role) {
    return Arrays.stream(Role.values()).filter(role::includes).collect(Collectors.toSet());
  }

  @Test
  void oneOfSeveralRolesIsEnough() {
    Caller caller =
        new Caller(new TenantId("acme"), "k", Set.of(Role.CALLER, Role.VIEWER), Optional.empty());

    assertThat(caller.hasOneOf(Role.OPERATOR, Role.VIEWER)).isTrue();
    assertThat(caller.hasOneOf(Role.OPERATOR, Role.ADMIN)).isFalse();
    assertThat(caller.hasOneOf()).isFalse();
  }

  @Test
  void everyRoleIsFoundByItsText() {
    assertThat(Role.PLATFORM_ADMIN.text()).isEqualTo("platform-admin");
    assertThat(Role.values()).allSatisfy(role -> assertThat(Role.find(role.text())).contains(role));
    assertThat(Role.find("ADMIN")).isEmpty();
    assertThat(Role.find("root")).isEmpty();
  }
}
