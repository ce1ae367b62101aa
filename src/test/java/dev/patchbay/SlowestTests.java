package dev.patchbay;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Prints the ten test classes that took longest, from the reports of Surefire and Failsafe: {@code
 * java dev.patchbay.SlowestTests DIRECTORY…}. The build runs it after the server tests.
 */
final class SlowestTests {
  private static final int SHOWN = 10;

  private SlowestTests() {}

  private record Timed(String name, double seconds) {}

  @SuppressWarnings("SystemOut") // a program for people
  public static void main(String[] directories) throws Exception {
    List<Timed> all = new ArrayList<>();
    for (String directory : directories) {
      for (Path report : reports(Path.of(directory))) {
        all.add(timed(report.toFile()));
      }
    }
    System.out.println("The slowest test classes:");
    all.stream()
        .sorted(Comparator.comparingDouble(Timed::seconds).reversed())
        .limit(SHOWN)
        .forEach(
            each -> System.out.printf(Locale.ROOT, "%8.1f s  %s%n", each.seconds(), each.name()));
  }

  private static List<Path> reports(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList();
    }
  }

  private static Timed timed(File report)
      throws ParserConfigurationException, IOException, SAXException {
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report)
            .getDocumentElement();
    String seconds = suite.getAttribute("time").replace(",", "");
    return new Timed(suite.getAttribute("name"), Double.parseDouble(seconds));
  }
}
