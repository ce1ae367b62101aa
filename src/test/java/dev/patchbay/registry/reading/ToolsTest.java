package dev.patchbay.registry.reading;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.LabelSelector;
import dev.patchbay.model.manifest.Labels;
import dev.patchbay.model.manifest.ToolDefaults;
import dev.patchbay.model.state.ToolPosition;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.Failures;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.install.InstallOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of tools and connectors with pages and filters, and tools by name. */
class ToolsTest {
  private static final ConnectorName CRM = new ConnectorName("crm");

  private final PlainRegistry registry = new PlainRegistry(new FakeSourceFiles());
  private final RegistryService service = registry.service;

  @BeforeEach
  void installThree() {
    registry.install(Descriptor.of("books", "1.0.0", "find", "get").stamp("about Books"));
    install(
        "crm",
        Map.of("team", "sales"),
        Descriptor.tool("get", "Read ONE contact", Map.of("pii", "yes")),
        Descriptor.tool("list", "Read all", Map.of("pii", "no", "slow", "")),
        Descriptor.tool("create", "Write one", Map.of()));
    install("wiki", Map.of("team", "docs"), Descriptor.tool("search", "Look", Map.of("pii", "no")));
  }

  @Test
  void toolsComeInInstallOrderThenDescriptorOrder() {
    assertThat(names(tools(ToolFilter.NONE)))
        .containsExactly(
            "books__find", "books__get", "crm__get", "crm__list", "crm__create", "wiki__search");
  }

  @Test
  void pageHoldsNextCursorAndTotal() {
    Page<ToolEntry, ToolPosition> first = page(ToolFilter.NONE, 4, Optional.empty());
    Page<ToolEntry, ToolPosition> second = page(ToolFilter.NONE, 4, first.next());

    assertThat(names(first)).containsExactly("books__find", "books__get", "crm__get", "crm__list");
    assertThat(first.total()).isEqualTo(6);
    assertThat(first.next()).contains(new ToolPosition(2, 2));
    assertThat(names(second)).containsExactly("crm__create", "wiki__search");
    assertThat(second.total()).isEqualTo(6);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void exactlyFullPageIsTheLast() {
    Page<ToolEntry, ToolPosition> page = page(ToolFilter.NONE, 6, Optional.empty());

    assertThat(page.items()).hasSize(6);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void pagesOfOneVisitEveryToolOnce() {
    List<String> visited = new java.util.ArrayList<>();
    Optional<ToolPosition> next = Optional.of(ToolPosition.START);
    while (next.isPresent()) {
      Page<ToolEntry, ToolPosition> page = page(ToolFilter.NONE, 1, next);
      visited.addAll(names(page));
      next = page.next();
    }

    assertThat(visited).isEqualTo(names(tools(ToolFilter.NONE)));
  }

  @Test
  void cursorContinuesAfterItsConnectorWasRemoved() {
    Optional<ToolPosition> next = page(ToolFilter.NONE, 3, Optional.empty()).next();
    service.uninstall(ChangeRequest.of(ANN, SHOP), CRM);

    Page<ToolEntry, ToolPosition> page = page(ToolFilter.NONE, 3, next);

    assertThat(next).contains(new ToolPosition(2, 1));
    assertThat(names(page)).containsExactly("wiki__search");
  }

  @Test
  void cursorContinuesAfterItsConnectorLostTools() {
    Optional<ToolPosition> next = page(ToolFilter.NONE, 4, Optional.empty()).next();
    registry.install(Descriptor.of("crm", "2.0.0", "get"));

    assertThat(names(page(ToolFilter.NONE, 4, next))).containsExactly("wiki__search");
  }

  @Test
  void cursorContinuesAfterItsConnectorWasDisabled() {
    Optional<ToolPosition> next = page(ToolFilter.NONE, 3, Optional.empty()).next();
    service.disable(ChangeRequest.of(ANN, SHOP), CRM);

    assertThat(names(page(ToolFilter.NONE, 3, next))).containsExactly("wiki__search");
  }

  @Test
  void cursorBehindTheEndIsAnEmptyPage() {
    Page<ToolEntry, ToolPosition> page =
        page(ToolFilter.NONE, 3, Optional.of(new ToolPosition(99, 0)));

    assertThat(page).isEqualTo(new Page<>(List.of(), 6, Optional.empty()));
  }

  @Test
  void toolsOfOneConnectorArePaged() {
    ToolFilter crm = new ToolFilter(Optional.of("crm"), List.of(), Optional.empty());

    Page<ToolEntry, ToolPosition> first = page(crm, 2, Optional.empty());

    assertThat(names(first)).containsExactly("crm__get", "crm__list");
    assertThat(first.total()).isEqualTo(3);
    assertThat(names(page(crm, 2, first.next()))).containsExactly("crm__create");
    assertThat(page(crm, 2, first.next()).next()).isEmpty();
  }

  @Test
  void unknownOrDisabledConnectorHasNoTools() {
    service.disable(ChangeRequest.of(ANN, SHOP), CRM);

    for (String name : List.of("absent", "No Name", "", "crm")) {
      ToolFilter filter = new ToolFilter(Optional.of(name), List.of(), Optional.empty());
      assertThat(tools(filter)).isEqualTo(new Page<>(List.of(), 0, Optional.empty()));
    }
  }

  @Test
  void labelsFilterTheListAndItsTotal() {
    Page<ToolEntry, ToolPosition> no = page(labels("pii=no"), 1, Optional.empty());

    assertThat(names(no)).containsExactly("crm__list");
    assertThat(no.total()).isEqualTo(2);
    assertThat(names(page(labels("pii=no"), 1, no.next()))).containsExactly("wiki__search");
    assertThat(names(tools(labels("pii"))))
        .containsExactly("crm__get", "crm__list", "wiki__search");
    assertThat(names(tools(labels("pii", "slow")))).containsExactly("crm__list");
    assertThat(names(tools(labels("slow=")))).containsExactly("crm__list");
    assertThat(tools(labels("team=sales")).items()).isEmpty();
  }

  @Test
  void textMatchesNamesTitleAndDescriptionIgnoringCase() {
    assertThat(names(tools(text("ONE")))).containsExactly("crm__get", "crm__create");
    assertThat(names(tools(text("s__f")))).containsExactly("books__find");
    assertThat(names(tools(text("bOOKs")))).containsExactly("books__find", "books__get");
    assertThat(names(tools(text("")))).hasSize(6);
    assertThat(tools(text("nowhere"))).isEqualTo(new Page<>(List.of(), 0, Optional.empty()));
  }

  @Test
  void everyPartOfAFilterMustMatch() {
    ToolFilter filter =
        new ToolFilter(Optional.of("crm"), List.of(LabelSelector.parse("pii")), Optional.of("one"));

    assertThat(names(tools(filter))).containsExactly("crm__get");
  }

  @Test
  void toolIsFoundByItsExposedName() {
    assertThat(exposed("crm__get")).isEqualTo("crm__get");
    assertThat(exposed("books__get")).isEqualTo("books__get");
  }

  @Test
  void toolIsFoundByAUniquePlainName() {
    assertThat(exposed("list")).isEqualTo("crm__list");
    assertThat(service.read(ANN, SHOP).tool("list").loaded().definition().description())
        .contains("Read all");
  }

  @Test
  void sharedPlainNameIsAmbiguous() {
    MCPRuntimeException failure = Failures.of(() -> registry.tool("get"));

    assertThat(failure.kind()).isEqualTo(FailureKind.AMBIGUOUS_TOOL);
    assertThat(failure.candidates()).containsExactly("books__get", "crm__get");
    assertThat(Failures.kindOf(() -> service.markToolUsed(ANN, SHOP, "get")))
        .isEqualTo(FailureKind.AMBIGUOUS_TOOL);
  }

  @Test
  void plainNameIsUniqueWhenOthersAreDisabledOrGone() {
    registry.install(Descriptor.of("maps", "1.0.0", "get"));
    service.disable(ChangeRequest.of(ANN, SHOP), CRM);
    service.uninstall(ChangeRequest.of(ANN, SHOP), new ConnectorName("books"));

    assertThat(exposed("get")).isEqualTo("maps__get");
  }

  @Test
  void exposedNameTakesPrecedenceOverPlainNames() {
    registry.install(Descriptor.of("maps", "1.0.0", "get").prefix(""));

    assertThat(exposed("get")).isEqualTo("get");
    assertThat(registry.tool("get").connectorName().value()).isEqualTo("maps");
  }

  @Test
  void ambiguityNamesAtMostTwentyCandidates() {
    for (int i = 0; i < 30; i++) {
      registry.install(Descriptor.of("more-" + i, "1.0.0", "get"));
    }

    assertThat(Failures.of(() -> registry.tool("get")).candidates())
        .hasSize(20)
        .startsWith("books__get", "crm__get", "more-0__get");
  }

  @Test
  void toolThatIsNotCallableIsNotFound() {
    for (String name : List.of("absent", "", "no name", "crm__", "x".repeat(65), "crm/get")) {
      assertThat(Failures.kindOf(() -> registry.tool(name))).isEqualTo(FailureKind.TOOL_NOT_FOUND);
    }
  }

  @Test
  void connectorsArePagedAndFilteredByLabels() {
    Page<ConnectorEntry, ToolPosition> first = connectors(2, Optional.empty());
    service.uninstall(ChangeRequest.of(ANN, SHOP), new ConnectorName("wiki"));
    registry.install(Descriptor.of("maps", "1.0.0", "route"));
    Page<ConnectorEntry, ToolPosition> second = connectors(2, first.next());

    assertThat(connectorNames(first)).containsExactly("books", "crm");
    assertThat(first.total()).isEqualTo(3);
    assertThat(connectorNames(second)).containsExactly("maps");
    assertThat(second.total()).isEqualTo(3);
    assertThat(second.next()).isEmpty();

    Page<ConnectorEntry, ToolPosition> sales = connectors(5, Optional.empty(), "team=sales");

    assertThat(connectorNames(sales)).containsExactly("crm");
    assertThat(sales.total()).isEqualTo(1);
  }

  @Test
  void connectorIsFoundByNameOnly() {
    ProjectReading reading = service.read(ANN, SHOP);

    assertThat(reading.connector(Optional.of(CRM)).connector().name()).isEqualTo(CRM);
    assertThat(Failures.kindOf(() -> reading.connector(Optional.empty())))
        .isEqualTo(FailureKind.CONNECTOR_NOT_FOUND);
    assertThat(Failures.kindOf(() -> reading.connector(ConnectorName.find("absent"))))
        .isEqualTo(FailureKind.CONNECTOR_NOT_FOUND);
  }

  private void install(String name, Map<String, String> labels, ConnectorTool... tools) {
    ConnectorManifest manifest =
        new ConnectorManifest(
            new ConnectorName(name),
            new SemVer("1.0.0"),
            Optional.empty(),
            Optional.empty(),
            new Labels(labels),
            JsonText.EMPTY_OBJECT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ToolDefaults.NONE,
            List.of(tools));
    service.installFromManifest(ChangeRequest.of(ANN, SHOP), manifest, InstallOptions.DEFAULT);
  }

  private static ToolFilter labels(String... selectors) {
    return new ToolFilter(
        Optional.empty(),
        java.util.Arrays.stream(selectors).map(LabelSelector::parse).toList(),
        Optional.empty());
  }

  private static ToolFilter text(String text) {
    return new ToolFilter(Optional.empty(), List.of(), Optional.of(text));
  }

  private Page<ToolEntry, ToolPosition> tools(ToolFilter filter) {
    return service.read(ANN, SHOP).tools(filter, PageRequest.everything());
  }

  private Page<ToolEntry, ToolPosition> page(
      ToolFilter filter, int limit, Optional<ToolPosition> start) {
    return service.read(ANN, SHOP).tools(filter, new PageRequest<>(OptionalInt.of(limit), start));
  }

  private Page<ConnectorEntry, ToolPosition> connectors(
      int limit, Optional<ToolPosition> start, String... selectors) {
    return service
        .read(ANN, SHOP)
        .connectors(labels(selectors).labels(), new PageRequest<>(OptionalInt.of(limit), start));
  }

  private static List<String> names(Page<ToolEntry, ToolPosition> page) {
    return page.items().stream().map(entry -> entry.exposedName().value()).toList();
  }

  private static List<String> connectorNames(Page<ConnectorEntry, ToolPosition> page) {
    return page.items().stream().map(entry -> entry.connector().name().value()).toList();
  }

  private String exposed(String name) {
    return service.read(ANN, SHOP).tool(name).exposedName().value();
  }
}
