package dev.patchbay.upstream.call;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.Caller;
import dev.patchbay.model.CallerCheck;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Secret;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.registry.OpenRegistry;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.auth.AuthSchemes;
import dev.patchbay.upstream.auth.Authenticator;
import dev.patchbay.upstream.auth.ToolAuthScheme;
import dev.patchbay.upstream.handler.ToolHandler;
import dev.patchbay.upstream.handler.ToolHandlers;
import dev.patchbay.upstream.http.AllowedTargets;
import dev.patchbay.upstream.http.HttpSender;
import dev.patchbay.upstream.http.NameService;
import dev.patchbay.upstream.limit.CallLimits;
import dev.patchbay.upstream.limit.HostCircuitBreakers;
import dev.patchbay.upstream.limit.ProcessorShares;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Calls of tools, wired by hand as CDI wires them, in one project unless another is named. */
public final class Calls implements AutoCloseable {
  final RegistryService registry = new OpenRegistry().service();
  static final int MOST_HANDLERS = 20;

  /** Whether the caller's key was revoked. */
  volatile boolean revoked;

  private final CallPool handlerPool = new CallPool(Thread::new, MOST_HANDLERS);
  private final HttpSender sender;
  private final RegistryToolInvoker invoker;
  private final DryRun dryRun;
  private final List<ToolAuthScheme> schemes;
  private final Map<String, ToolHandler> handlers = new HashMap<>();

  public Calls(UpstreamSettings settings, NameService names, ToolAuthScheme... schemes) {
    this(settings, names, System::nanoTime, Map.of(), schemes);
  }

  Calls(
      UpstreamSettings settings,
      NameService names,
      LongSupplier nanoTime,
      Map<String, ToolHandler> handlers,
      ToolAuthScheme... schemes) {
    this(
        settings,
        new HttpSender(AllowedTargets.parse(settings.allow()), names),
        nanoTime,
        handlers,
        schemes);
  }

  Calls(
      UpstreamSettings settings,
      HttpSender sender,
      LongSupplier nanoTime,
      Map<String, ToolHandler> handlers,
      ToolAuthScheme... schemes) {
    this.sender = sender;
    this.schemes = List.of(schemes);
    this.handlers.putAll(handlers);
    CallerCheck callers = caller -> !revoked;
    Authenticator authenticator =
        new Authenticator(settings, sender, new AuthSchemes(this.schemes), nanoTime);
    HttpCalls http =
        new HttpCalls(
            new RetryingSender(sender, new HostCircuitBreakers()),
            authenticator,
            settings,
            callers);
    SchemaChecks schemas = new SchemaChecks(settings);
    ProcessorShares processors = new ProcessorShares();
    invoker =
        new RegistryToolInvoker(
            registry,
            schemas,
            http,
            new HandlerCalls(new ToolHandlers(this.handlers), handlerPool, callers),
            new CallLimits(settings),
            new CallRecords(registry),
            processors,
            settings);
    dryRun = new DryRun(registry, schemas, http, processors, settings);
  }

  public static UpstreamSettings allowing(String targets) {
    UpstreamSettings standard = UpstreamSettings.DEFAULT;
    return new UpstreamSettings(
        targets,
        standard.timeout(),
        standard.maxResponseBytes(),
        standard.outputValidation(),
        standard.arguments(),
        Optional.empty(),
        standard.envPrefix(),
        standard.connectorConcurrency(),
        standard.projectConcurrency(),
        standard.queue());
  }

  static UpstreamSettings validating(String targets, UpstreamSettings.OutputValidation mode) {
    UpstreamSettings standard = allowing(targets);
    return new UpstreamSettings(
        targets,
        standard.timeout(),
        standard.maxResponseBytes(),
        mode,
        standard.arguments(),
        Optional.empty(),
        standard.envPrefix(),
        standard.connectorConcurrency(),
        standard.projectConcurrency(),
        standard.queue());
  }

  /** Installs a connector, in place of the one of its name. Config keys and values take turns. */
  public Calls install(String yaml, String... config) {
    return install(OpenRegistry.SHOP, yaml, config);
  }

  public Calls install(ProjectId project, String yaml, String... config) {
    return install(OpenRegistry.ANN, project, yaml, config);
  }

  Calls install(Caller caller, ProjectId project, String yaml, String... config) {
    SortedMap<String, Secret> secrets = new TreeMap<>();
    for (int i = 0; i < config.length; i += 2) {
      secrets.put(config[i], new Secret(config[i + 1]));
    }
    registry.installFromManifest(
        ChangeRequest.of(caller, project),
        manifest(yaml),
        new InstallOptions(Optional.empty(), Optional.of(secrets), true));
    return this;
  }

  private ConnectorManifest manifest(String yaml) {
    return new YamlDescriptorReader(new AuthSchemes(schemes))
        .read(
            DescriptorText.ofBody(
                yaml.getBytes(StandardCharsets.UTF_8), DescriptorText.Format.YAML))
        .orThrow()
        .manifest();
  }

  public ToolResult call(String tool, String arguments) {
    return call(tool, arguments, CallContext.plain());
  }

  ToolResult call(String tool, String arguments, CallContext context) {
    return call(OpenRegistry.SHOP, tool, arguments, context);
  }

  public ToolResult call(ProjectId project, String tool, String arguments, CallContext context) {
    return call(OpenRegistry.ANN, project, tool, arguments, context);
  }

  ToolResult call(
      Caller caller, ProjectId project, String tool, String arguments, CallContext context) {
    return invoker.invoke(caller, project, tool, new JsonText(arguments), context).result();
  }

  ToolResult show(String tool, String arguments) {
    return dryRun.run(OpenRegistry.ANN, OpenRegistry.SHOP, tool, new JsonText(arguments)).result();
  }

  /** The text of any result. */
  public static String text(ToolResult result) {
    return result.content().get(0) instanceof Content.Text text ? text.text() : "";
  }

  @Override
  public void close() {
    handlerPool.close();
    try {
      sender.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
