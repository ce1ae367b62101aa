package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Compares the tables of packages.md with the imports of the code. A package without a row belongs
 * to its parent; every package may import its sub-packages.
 */
@AnalyzeClasses(packages = "dev.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageTableTest {
  private static final String OURS = "dev.patchbay.";
  private static final Path PAGE = Path.of("src/site/markdown/architecture/packages.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (`[^|]*`) \\| [^|]* \\| ([^|]*) \\|$");
  private static final Pattern EVERYWHERE = Pattern.compile("Every package may import `([a-z.]+)`");
  private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

  @ArchTest
  static void noPackageImportsWhatItsRowDoesNotName(JavaClasses classes) throws IOException {
    Map<String, String> rows = rows();
    Optional<String> everywhere =
        EVERYWHERE.matcher(Files.readString(PAGE)).results().map(name -> name.group(1)).findAny();
    SortedSet<String> unnamed = new TreeSet<>();
    classes.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(use -> use.getTargetClass().getPackageName().startsWith(OURS))
        .forEach(
            use -> {
              String owner = owner(rows, use.getOriginClass().getPackageName());
              String target = use.getTargetClass().getPackageName().substring(OURS.length());
              if (everywhere.filter(target::equals).isEmpty()
                  && !isAtOrBelow(target, owner)
                  && !names(rows.get(owner), owner, target)) {
                unnamed.add(owner + " imports " + target);
              }
            });

    assertThat(unnamed).isEmpty();
  }

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new HashMap<>();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .forEach(row -> named(row.group(1)).forEach(name -> rows.put(name, row.group(2))));
    return rows;
  }

  private static List<String> named(String cell) {
    return NAME.matcher(cell).results().map((MatchResult name) -> name.group(1)).toList();
  }

  private static String owner(Map<String, String> rows, String packageName) {
    String name = packageName.substring(OURS.length());
    while (!rows.containsKey(name)) {
      assertThat(name).as("a package with a row").contains(".");
      name = above(name).orElseThrow();
    }
    return name;
  }

  private static Optional<String> above(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot));
  }

  private static boolean isAtOrBelow(String name, String other) {
    return name.equals(other) || name.startsWith(other + ".");
  }

  private static boolean names(String cell, String owner, String target) {
    return named(cell).stream().anyMatch(name -> covers(name, cell, above(owner), target));
  }

  /** The parent is named without its other sub-packages, unless it is imported whole. */
  private static boolean covers(String name, String cell, Optional<String> above, String target) {
    boolean isAbove = above.filter(name::equals).isPresent();
    if (isAbove && !cell.contains("all of `" + name + "`")) {
      return target.equals(name);
    }
    return isAtOrBelow(target, name)
        || above.filter(up -> isAtOrBelow(target, up + "." + name)).isPresent();
  }
}
